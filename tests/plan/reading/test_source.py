"""The city's order No. 21 Р as it was handed over, where it lies beside the repository."""

from datetime import date

import pytest

from plan import layout
from plan.reading import read
from tests.plan.reading import files, orders


def cells(source):
    """The text of every cell and line of the file, as written."""
    return source.decode()


def test_has_six_principles(city):
    assert [principle.number for principle in city.principles] == ["I", "II", "III", "IV", "V", "VI"]


def test_has_eleven_areas(city):
    assert [len(principle.areas) for principle in city.principles] == [4, 1, 2, 1, 1, 2]


def test_has_37_tasks(city):
    counts = [len(area.tasks) for principle in city.principles for area in principle.areas]
    assert counts == [4, 4, 2, 3, 4, 3, 4, 2, 4, 3, 4]


def test_has_58_assignments(city):
    assert sum(len(task.responsible) for task in city.tasks()) == 58


def test_has_nine_parties(city):
    assert {name for task in city.tasks() for name in task.responsible} == set(orders.PARTIES)


def test_open_data_unit_leads_24_tasks(city):
    assert sum(task.responsible[0] == orders.OPEN_DATA for task in city.tasks()) == 24


def test_leaves_no_doubt(city):
    assert (city.doubts, city.unknown) == ((), ())


def test_needs_no_directory_to_tell_parties_apart(city, source):
    assert read("order.txt", source, known=[]).principles == city.principles


def test_without_a_directory_offers_all_nine(source):
    assert set(read("order.txt", source, known=[]).unknown) == set(orders.PARTIES)


def test_without_a_directory_doubts_each_party_once(source):
    assert len(read("order.txt", source, known=[]).doubts) == 9


@pytest.mark.parametrize("name", ["title", "deadline_text", "expected_result"])
def test_wording_is_verbatim(city, source, name):
    wording = [getattr(task, name) for task in city.tasks() if task.code != "III.2.2"]
    assert [text for text in wording if text not in cells(source)] == []


def test_keeps_typing_mistakes(city):
    assert "щодо відкрити даних" in next(task.title for task in city.tasks() if task.code == "V.1.3")


def test_has_nine_deadline_wordings(city):
    assert len({task.deadline_text for task in city.tasks()}) == 9


def test_every_deadline_is_understood(city):
    assert all(task.schedule.recognised for task in city.tasks())


def test_joins_the_title_cut_by_a_page(city):
    task = next(task for task in city.tasks() if task.code == "III.2.2")
    assert (
        task.title
        == "Запровадження зворотнього зв'язку з користувачами даних щодо публікації пріоритетних наборів даних"
    )


def test_joins_the_parties_cut_by_a_page(city):
    task = next(task for task in city.tasks() if task.code == "I.2.4")
    assert task.responsible == (orders.OPEN_DATA, orders.DEPUTY)


def test_tells_the_prefix_of_a_name_from_the_name(city):
    task = next(task for task in city.tasks() if task.code == "I.1.4")
    assert task.responsible == (orders.UNITS, orders.PERSONNEL)


def test_reads_the_act(city):
    act = city.act
    assert (act.kind, act.number, act.date) == ("розпорядження", "21 Р", date(2023, 2, 7))


def test_reads_the_title(city):
    title = "Про затвердження плану дій щодо розвитку відкритих даних Білоцерківської міської ради та її виконавчих органів"
    assert city.act.title == title


def test_reads_the_authority(city):
    assert city.act.authority == "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА\nКИЇВСЬКОЇ ОБЛАСТІ\nВИКОНАВЧИЙ КОМІТЕТ"


def test_reads_both_signatories(city):
    act = city.act
    assert (act.signatory_post, act.signatory) == ("Міський голова", "Геннадій ДИКИЙ")
    assert (act.annex_signatory_post, act.annex_signatory) == (
        "Перший заступник міського голови",
        "Інна НОВОГРЕБЕЛЬСЬКА",
    )


def test_the_mayor_keeps_control(city):
    assert city.act.controller == "Міський голова"


def pages(source):
    """The order's lines before the table, its rows page by page, the lines after."""
    before, _, rest = source.decode().replace("**", "").partition("\nПринципи Хартії\t")
    table, _, after = rest.rpartition("\n\nПерший заступник")
    rows = [page.split("\n") for page in ("Принципи Хартії\t" + table).split("\n\n")]
    return before, [[line.split("\t") for line in page] for page in rows], "Перший заступник" + after


def bare(plan):
    return plan.act, layout.rows(plan), plan.doubts, plan.unknown


def test_the_same_from_word_with_a_table_a_page(city, source):
    before, tables, after = pages(source)
    assert bare(orders.plan(files.docx_of(*tables, before=before, after=after))) == bare(city)


def test_the_same_from_excel(city, source):
    before, tables, after = pages(source)
    lines = [[line] for line in before.split("\n")], [[line] for line in after.split("\n")]
    content = files.xlsx_of([*lines[0], *[row for page in tables for row in page], *lines[1]])
    assert bare(orders.plan(content)) == bare(city)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_same_from_csv(city, source, separator):
    before, tables, after = pages(source)
    rows = [[before], *[row for page in tables for row in page], *[[line] for line in after.split("\n")]]
    assert bare(orders.plan(files.csv_of(rows, separator, "cp1251"))) == bare(city)
