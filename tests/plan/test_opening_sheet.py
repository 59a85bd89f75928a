"""The opening-state spreadsheet, made and read without a database."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from core import sheets
from plan.opening_sheet import COLUMNS, DONE, HOW, STAGE, Line, make, read

STAGES = ["не розпочато", "виконується", "виконано"]
LINES = [
    Line(
        "I.1.1", "Розробити порядок", "2023 рік", None, "виконано", date(2023, 12, 20), ("лист", "5", date(2024, 1, 9))
    ),
    Line("I.1.2", "=HYPERLINK(1)", "Щороку"),
    Line("I.1.2", due=date(2023, 12, 31), done_on=date(2023, 12, 15)),
]


@pytest.fixture
def content():
    return make(LINES, STAGES, ["лист"])


@pytest.fixture
def book(content):
    return load_workbook(io.BytesIO(content))


def back(content):
    return read(sheets.read("стан.xlsx", content), ["I.1.1", "I.1.2"])


def test_the_columns_are_headed(book):
    assert tuple(cell.value for cell in book.active[1]) == COLUMNS


def test_the_stage_is_chosen_from_a_list(book):
    rules = {str(rule.sqref): rule.formula1 for rule in book.active.data_validations.dataValidation}
    assert rules["E2:E4"] == '"не розпочато,виконується,виконано"'


def test_the_second_sheet_explains(book):
    assert [row[0].value for row in book["Пояснення"].iter_rows()] == list(HOW)


def test_no_text_is_a_formula(book):
    assert book.active["B3"].data_type == "s"


def test_days_are_days(book):
    assert book.active["F2"].value.date() == date(2023, 12, 20)


def test_it_reads_back(content):
    found = back(content)
    assert found.errors == []
    assert (found.tasks["I.1.1"][STAGE], found.tasks["I.1.1"][DONE]) == ("виконано", "20.12.2023")
    assert found.dues == {("I.1.2", date(2023, 12, 31)): "15.12.2023"}


def test_rows_of_the_file_are_remembered(content):
    assert back(content).rows == {"I.1.1": 2, "I.1.2": 3}


def test_columns_may_stand_in_any_order():
    sheet = sheets.Sheet(["Стан", "код", "ДАТА ВИКОНАННЯ"], [["виконано", "I.1.1", "1.1.2024"]], [2])
    assert read(sheet, ["I.1.1"]).tasks == {
        "I.1.1": {STAGE: "виконано", DONE: "1.1.2024"} | dict.fromkeys(COLUMNS[6:], "")
    }


def test_an_empty_table_is_made():
    assert back(make([], STAGES, [])).tasks == {}
