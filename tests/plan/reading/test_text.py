import pytest

from plan.approved import Unreadable
from tests.plan.reading import files, orders

FIRST = ("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", orders.MAYOR)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_any_encoding_gives_the_same_plan(order, encoding):
    assert orders.plan(orders.text().encode(encoding)) == order


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_end_of_line_gives_the_same_plan(order, end):
    assert orders.plan(orders.text().replace("\n", end)) == order


def test_a_spoilt_byte_in_utf8_is_refused_with_its_row():
    content = orders.text().encode().replace("Четверте".encode(), b"\xd0\xff")
    with pytest.raises(Unreadable, match="Рядок 34: текст пошкоджено"):
        orders.plan(content)


def test_columns_in_any_order_case_and_spacing():
    heading = [" ОЧІКУВАНИЙ  результат", "відповідальні:", "Термін", "Зміст принципу", "Заходи", "Принцип"]
    row = ["Результат", orders.MAYOR, "Постійно", "Зміст", "1. Назва", "I. Принцип"]
    assert next(orders.plan(files.csv_of([heading, row])).tasks()) == next(
        orders.plan(files.csv_of([orders.HEADING, FIRST])).tasks()
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
def test_csv(order, separator, encoding):
    found = orders.plan(files.csv_of([orders.HEADING, *orders.ROWS], separator, encoding))
    assert (orders.codes(found), orders.parties(found)) == (orders.codes(order), orders.parties(order))


def test_csv_cells_hold_line_breaks_and_quotes():
    row = (*FIRST[:2], '1. Назва "у лапках"\nз кінцем', *FIRST[3:5], f"{orders.MAYOR}\n{orders.UNITS}")
    found = orders.plan(files.csv_of([orders.HEADING, row]))
    assert (orders.titles(found), orders.parties(found)) == (
        ['Назва "у лапках" з кінцем'],
        [(orders.MAYOR, orders.UNITS)],
    )


def test_the_act_above_the_heading_of_a_csv():
    rows = [[line] for line in orders.BEFORE.splitlines()]
    assert orders.plan(files.csv_of([*rows, orders.HEADING, FIRST])).act.number == "21 Р"


def test_cells_copied_from_a_spreadsheet():
    text = orders.text([(*FIRST[:2], '"1. Назва\nз кінцем"', *FIRST[3:])])
    assert orders.titles(orders.plan(text)) == ["Назва з кінцем"]


def test_quotes_in_a_pasted_text_are_verbatim():
    assert orders.titles(orders.rows((*FIRST[:2], '1. "Назва"', *FIRST[3:]))) == ['"Назва"']


def test_a_pasted_cell_broken_into_lines():
    assert orders.titles(orders.rows((*FIRST[:2], "1. Назва\nз кінцем", *FIRST[3:]), FIRST))[0] == "Назва з кінцем"


def test_a_page_number_among_pasted_rows_is_passed_over():
    assert (
        orders.doubts(orders.plan(orders.text().replace("\tЩороку", "\tЩороку").replace("\nII. ", "\n2\nII. "))) == []
    )


def test_other_text_among_pasted_rows_is_doubted():
    found = orders.plan(orders.text().replace("\nII. ", "\n\nчуже\n\nII. "))
    assert orders.doubts(found) == ["Рядок 35: текст поза таблицею не враховано: «чуже»."]


def test_trailing_tabs_may_be_missing():
    assert orders.titles(orders.plan(orders.text().replace("наборів\t\t\t" + orders.DEPUTY, "наборів")))[1].endswith(
        "наборів"
    )


def test_a_repeated_heading_is_passed_over(order):
    found = orders.rows(*orders.ROWS[:4], orders.HEADING, *orders.ROWS[4:])
    assert orders.titles(found) == orders.titles(order)


def test_rows_are_counted_from_one():
    assert [task.row for task in orders.plan(files.csv_of([orders.HEADING, *orders.ROWS])).tasks()] == [2, 3, 5, 6, 7]
