from datetime import date, datetime

import openpyxl
import pytest

from plan.approved import Unreadable
from plan.layout import ACT_SHEET
from plan.reading.sheets import written
from tests.plan.reading import files, orders

FIRST = ["I. Принцип", "Зміст", "1. Назва", "2025 рік", "Результат", orders.MAYOR]
SECOND = ["", "", "2. Друга назва", "2026 рік", "Інший результат", orders.UNITS]


def test_reads_the_same_plan_as_the_text(order):
    found = orders.plan(files.xlsx_of([orders.HEADING, *orders.ROWS]))
    assert (orders.codes(found), orders.parties(found)) == (orders.codes(order), orders.parties(order))


def test_the_act_above_and_the_signature_under_the_table(order):
    above = [[line] for line in orders.BEFORE.replace("**", "").splitlines()]
    under = [[], ["Перший заступник міського голови"], [], ["", "", "", "", "", "Інна НОВОГРЕБЕЛЬСЬКА"]]
    assert orders.plan(files.xlsx_of([*above, orders.HEADING, *orders.ROWS, *under])).act == order.act


def test_a_post_and_a_name_on_one_row():
    found = orders.plan(files.xlsx_of([orders.HEADING, FIRST, ["Керуючий справами", "", "", "", "", "Ольга КОВАЛЬ"]]))
    assert (found.act.signatory_post, orders.codes(found)) == ("Керуючий справами", ["I.1.1"])


def test_rows_are_those_of_the_sheet():
    found = orders.plan(files.xlsx_of([[], [], orders.HEADING, [], FIRST, [], SECOND]))
    assert [task.row for task in found.tasks()] == [5, 7]


def test_merged_cells_are_carried_down():
    content = files.xlsx_of(
        [orders.HEADING, FIRST, [*SECOND[:3], "", *SECOND[4:]]], merges=["A2:A3", "B2:B3", "D2:D3"]
    )
    assert [task.deadline_text for task in orders.plan(content).tasks()] == ["2025 рік", "2025 рік"]


def test_a_row_merged_across_names_a_principle():
    rows = [orders.HEADING, ["I. Принцип"], ["", *FIRST[1:]]]
    assert orders.codes(orders.plan(files.xlsx_of(rows, merges=["A2:F2"]))) == ["I.1.1"]


def test_a_number_in_a_column_of_its_own_under_one_heading():
    heading = [*orders.HEADING[:3], "", *orders.HEADING[3:]]
    found = orders.plan(files.xlsx_of([heading, [*FIRST[:2], "1.", "Назва", *FIRST[3:]]], merges=["C1:D1"]))
    assert orders.titles(found) == ["Назва"]


def test_a_column_of_numbers():
    rows = [["№ з/п", *orders.HEADING], [1, *FIRST[:2], "Назва", *FIRST[3:]], [2.0, "", "", "2. Друга", *SECOND[3:]]]
    found = orders.plan(files.xlsx_of(rows))
    assert (orders.codes(found), orders.titles(found)) == (["I.1.1", "I.1.2"], ["Назва", "2. Друга"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2025, 12, 31), "31.12.2025"),
        (datetime(2025, 12, 31), "31.12.2025"),
        (2026, "2026"),
        (2.0, "2"),
        (1.5, "1.5"),
        (None, ""),
        ("'=1", "=1"),
    ],
)
def test_values_are_written_as_the_office_would(value, text):
    assert written(value) == text


def test_a_date_in_the_deadline():
    found = orders.plan(files.xlsx_of([orders.HEADING, [*FIRST[:3], date(2025, 12, 31), *FIRST[4:]]]))
    assert next(found.tasks()).schedule.ends == date(2025, 12, 31)


@pytest.mark.parametrize("number", ["абв", date(2025, 1, 2), "1000", "-1"])
def test_a_number_that_cannot_be_read_is_refused(number):
    with pytest.raises(Unreadable, match=r"Рядок 2: номер «.*» не читається"):
        orders.plan(files.xlsx_of([["№", *orders.HEADING], [number, *FIRST]]))


def test_a_formula_without_a_value_is_refused():
    with pytest.raises(Unreadable, match="Рядок 2: формулу збережено без значення"):
        orders.plan(files.xlsx_of([orders.HEADING, [*FIRST[:3], "=TODAY()", *FIRST[4:]]]))


def test_a_formula_counts_by_its_value():
    content = files.xlsx_of([orders.HEADING, [*FIRST[:3], "=A9", *FIRST[4:]]])
    name = "xl/worksheets/sheet1.xml"
    sheet = (
        files.part(content, name)
        .replace(b"<f>A9</f><v></v>", b"<f>A9</f><v>2025</v>")
        .replace(b"<f>A9</f><v />", b"<f>A9</f><v>2025</v>")
    )
    assert next(orders.plan(files.with_part(content, name, sheet)).tasks()).deadline_text == "2025"


def test_an_error_of_a_formula_is_refused():
    with pytest.raises(Unreadable, match="Рядок 2: у клітинці помилка #REF!"):
        orders.plan(files.xlsx_of([orders.HEADING, [*FIRST[:3], "#REF!", *FIRST[4:]]]))


def test_the_sheet_with_the_plan_is_found():
    content = files.xlsx_of([["Довідка"]], План=[orders.HEADING, FIRST])
    assert orders.codes(orders.plan(content)) == ["I.1.1"]


def test_two_sheets_with_a_plan_are_doubted():
    found = orders.plan(files.xlsx_of([orders.HEADING, FIRST], Копія=[orders.HEADING, FIRST]))
    assert "План є на кількох аркушах: прочитано лише аркуш «Sheet»." in orders.doubts(found)


def test_the_sheet_of_the_act():
    found = orders.plan(
        files.xlsx_of([orders.HEADING, FIRST], **{ACT_SHEET: [["Номер акта", "7"], ["Дата акта", date(2025, 1, 9)]]})
    )
    assert (found.act.number, found.act.date) == ("7", date(2025, 1, 9))


def test_a_hidden_sheet_is_not_read():
    book = openpyxl.Workbook()
    book.create_sheet("Порожній")
    for row in (orders.HEADING, FIRST):
        book.worksheets[0].append(row)
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    with pytest.raises(Unreadable, match="не знайдено"):
        orders.plan(files.saved(book))
