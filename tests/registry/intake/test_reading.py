"""A register file becomes rows, whatever its header, delimiter, encoding and kind."""

import json

import pytest

from core.refusals import Refused
from registry.intake.reading import read
from tests.registry.intake.files import CODES_2019, CODES_2025, HEADINGS, ROW, csv, ods, xlsx

EMPTY = [""] * 14
TOLD = dict(zip(CODES_2025, ROW, strict=True))


def cells(name, content):
    """The cells of the only row."""
    (row,) = read(name, content).rows
    return row.cells


@pytest.mark.parametrize("header", [CODES_2025, CODES_2019, HEADINGS], ids=["2025", "2019", "ukrainian"])
def test_every_header_is_known(header):
    assert cells("a.csv", csv(header, ROW)) == TOLD


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_every_delimiter_is_known(sign):
    assert cells("a.csv", csv(CODES_2025, ROW, sign=sign)) == TOLD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_every_encoding_is_known(encoding):
    assert cells("a.csv", csv(CODES_2025, ROW, encoding=encoding)) == TOLD


def test_a_workbook():
    assert cells("a.xlsx", xlsx(CODES_2025, ROW)) == {**TOLD}


def test_an_open_document():
    assert cells("a.ods", ods(CODES_2025, ROW)) == TOLD


def test_json():
    content = json.dumps([{**TOLD, "keywords": ["парк", "сквер"], "publisherId": None}]).encode()
    assert cells("a.json", content) == TOLD


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_second_header_row_is_no_dataset(kind):
    content = {"csv": csv, "xlsx": xlsx}[kind](CODES_2025, HEADINGS, ROW)
    assert [row.number for row in read(f"a.{kind}", content).rows] == [3]


def test_codes_under_ukrainian_headings_are_no_dataset():
    assert [row.number for row in read("a.csv", csv(HEADINGS, CODES_2025, ROW)).rows] == [3]


def test_a_title_above_the_header():
    assert [row.number for row in read("a.csv", csv(["Реєстр наборів даних"], CODES_2025, ROW)).rows] == [3]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_empty_columns_are_left_out(kind):
    content = {"csv": csv, "xlsx": xlsx}[kind](CODES_2025 + EMPTY, ROW + EMPTY)
    assert cells(f"a.{kind}", content) == TOLD


def test_an_empty_column_in_the_middle_is_left_out():
    header, row = [*CODES_2025[:3], "", *CODES_2025[3:]], [*ROW[:3], "", *ROW[3:]]
    assert cells("a.csv", csv(header, row)) == TOLD


def test_empty_rows_keep_the_numbers_of_the_others():
    content = xlsx(CODES_2025, [], ROW, [None] * 12, ROW)
    assert [row.number for row in read("a.xlsx", content).rows] == [3, 5]


def test_columns_may_stand_in_any_order():
    assert cells("a.csv", csv(CODES_2025[::-1], ROW[::-1])) == TOLD


@pytest.mark.parametrize("name", ["UID", " uid ", "Uid", "uіd"])
def test_a_heading_is_known_however_it_is_typed(name):
    assert cells("a.csv", csv([name, *CODES_2025[1:]], ROW)) == TOLD


def test_a_code_typed_as_a_number():
    assert cells("a.xlsx", xlsx(CODES_2025, [*ROW[:9], 26376300, "", ""]))["publisherId"] == "26376300"


def test_an_unknown_column_is_named():
    assert read("a.csv", csv([*CODES_2025, "Примітка"], [*ROW, "так"])).unknown == ("Примітка",)


def test_an_apostrophe_that_guards_a_formula_is_taken_off():
    assert cells("a.csv", csv(CODES_2025, [ROW[0], "'=1+1", *ROW[2:]]))["title"] == "=1+1"


class TestOurFullExport:
    def test_persons_stand_on_a_sheet_of_their_own(self):
        people = ("Особи", [["uid", "personName", "personEmail"], ["parky", "Лис Ігор", "i@example.org"]])
        (row,) = read("a.xlsx", xlsx(["uid", "title", "state"], ["parky", "Парки", "planned"], more=[people])).rows
        assert row.people == [{"uid": "parky", "personName": "Лис Ігор", "personEmail": "i@example.org"}]

    def test_a_set_without_persons_has_none(self):
        people = ("Особи", [["uid", "personName", "personEmail"], ["inshi", "Лис Ігор", ""]])
        (row,) = read("a.xlsx", xlsx(["uid", "title"], ["parky", "Парки"], more=[people])).rows
        assert row.people == []

    def test_a_plain_register_says_nothing_of_resources(self):
        (row,) = read("a.csv", csv(CODES_2025, ROW)).rows
        assert (row.people, row.resources) == (None, None)

    def test_json_holds_them_inside(self):
        content = json.dumps({"datasets": [{"uid": "a", "title": "А", "people": [{"personName": "Лис"}]}]}).encode()
        assert read("a.json", content).rows[0].people == [{"personName": "Лис"}]


def refusal(name, content):
    """The sentences of a refusal."""
    with pytest.raises(Refused) as caught:
        read(name, content)
    return str(caught.value)


class TestRefused:
    def test_a_table_that_is_no_register(self):
        said = refusal("a.csv", csv(["Прізвище", "Посада"], ["Лис", "Голова"]))
        assert said.endswith("Перший рядок: Прізвище, Посада")

    def test_a_heading_that_is_nearly_ours(self):
        said = refusal("a.csv", csv(["uid", "title", "descripton"], ROW[:3]))
        assert said == "Стовпець «descripton» невідомий. Можливо, «Опис» (description)? Виправте заголовок."

    def test_a_column_that_stands_twice(self):
        assert refusal("a.csv", csv(["uid", "title", "identifier"], ROW[:3])) == (
            "Стовпець «Ідентифікатор» (uid) повторюється."
        )

    def test_a_value_outside_the_columns(self):
        assert refusal("a.csv", csv(["uid", "title"], ["a", "А", "ще"])) == (
            "Рядок 2: значення стоїть поза стовпцями із заголовком."
        )

    def test_a_register_without_identifiers(self):
        assert "немає стовпця «Ідентифікатор»" in refusal("a.csv", csv(["title", "description"], ["А", "Б"]))

    def test_a_cell_of_200000_characters(self):
        assert (
            refusal("a.xlsx", xlsx(CODES_2025, [ROW[0], "а" * 32_000, *ROW[2:]]))
            == "Рядок 2: задовгий текст у комірці."
        )

    def test_a_cell_of_200000_characters_in_json(self):
        content = json.dumps([{"uid": "a", "title": "а" * 200_000}]).encode()
        assert refusal("a.json", content) == "Рядок 1: задовгий текст у комірці."

    def test_too_many_rows(self):
        content = b"uid,title\n" + b"a,b\n" * 20_001
        assert refusal("a.csv", content) == "У файлі понад 20000 рядків. Поділіть його на частини."

    def test_a_file_that_is_no_table(self):
        assert refusal("a.pdf", b"%PDF-1.7") == "Файл «a.pdf» не є таблицею. Надішліть XLSX, CSV або ODS."

    def test_an_empty_file(self):
        assert refusal("a.csv", b"") == "Файл порожній."

    @pytest.mark.parametrize("content", [b"{", b"[1]", b'{"a": 1}', b"\xff", b"[" * 100_000])
    def test_json_that_is_no_register(self, content):
        assert "JSON" in refusal("a.json", content)

    @pytest.mark.parametrize("value", [{"a": 1}, [{"a": 1}]])
    def test_a_value_in_json_that_is_no_text(self, value):
        assert refusal("a.json", json.dumps([{"uid": value}]).encode()) == "Рядок 1: значення має бути текстом."

    @pytest.mark.parametrize("people", ["Лис", ["Лис"], {"a": 1}])
    def test_persons_in_json_that_are_no_list(self, people):
        assert "пошкоджено" in refusal("a.json", json.dumps([{"uid": "a", "people": people}]).encode())
