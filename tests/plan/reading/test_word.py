import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plan.approved import Unreadable
from tests.plan.reading import files, orders

FIRST = ("I. Перший принцип", "Перший зміст", "1. Назва", "2025 рік", "Результат", orders.MAYOR)
SECOND = ("", "", "2. Друга назва", "2026 рік", "Інший результат", orders.UNITS)


def table_of(*rows):
    document = docx.Document()
    return document, files.add_table(document, rows)


def read(document):
    return orders.plan(files.saved(document))


def test_reads_the_same_plan_as_the_text(order):
    found = orders.plan(files.docx_order())
    assert (found.act, orders.parties(found)) == (order.act, orders.parties(order))


def test_counts_rows_of_the_table():
    assert [task.row for task in orders.plan(files.docx_order()).tasks()] == [2, 3, 5, 6, 7]


def test_leaves_no_doubt():
    assert orders.doubts(orders.plan(files.docx_order())) == []


def test_joins_paragraphs_of_a_cell():
    content = files.docx_of([orders.HEADING, (*FIRST[:2], "1. Довга\nназва", *FIRST[3:])])
    assert orders.titles(orders.plan(content)) == ["Довга назва"]


def test_takes_each_paragraph_for_a_party():
    content = files.docx_of([orders.HEADING, (*FIRST[:5], "Відділ освіти\nВідділ молоді")])
    assert orders.parties(orders.plan(content)) == [("Відділ освіти", "Відділ молоді")]


def test_carries_vertically_merged_headings_down():
    document, table = table_of(orders.HEADING, FIRST, SECOND)
    for column in (0, 1):
        table.cell(1, column).merge(table.cell(2, column))
    assert orders.codes(read(document)) == ["I.1.1", "I.1.2"]


def test_a_deadline_merged_over_two_tasks_is_that_of_both():
    document, table = table_of(orders.HEADING, FIRST, (*SECOND[:3], "", *SECOND[4:]))
    table.cell(1, 3).merge(table.cell(2, 3))
    assert [task.deadline_text for task in read(document).tasks()] == ["2025 рік", "2025 рік"]


def test_parties_merged_over_a_cut_row_are_not_doubled():
    document, table = table_of(orders.HEADING, FIRST, ("", "", "решта назви", "", "", ""))
    table.cell(1, 5).merge(table.cell(2, 5))
    assert orders.parties(read(document)) == [(orders.MAYOR,)]


def test_a_row_merged_across_names_a_principle():
    document, table = table_of(orders.HEADING, ("I. Перший принцип", *[""] * 5), ("", *FIRST[1:]))
    table.cell(1, 0).merge(table.cell(1, 5))
    assert [principle.title for principle in read(document).principles] == ["Перший принцип"]


def test_a_row_merged_across_without_a_number_names_an_area():
    document, table = table_of(orders.HEADING, FIRST, ("Другий зміст", *[""] * 5), ("", "", *FIRST[2:]))
    table.cell(2, 0).merge(table.cell(2, 5))
    assert [area.title for area in read(document).principles[0].areas] == ["Перший зміст", "Другий зміст"]


def test_a_cell_split_in_two_is_read_as_one():
    heading = (*orders.HEADING[:3], "", *orders.HEADING[3:])
    document, table = table_of(heading, (*FIRST[:2], "1.", "Назва", *FIRST[3:]))
    table.cell(0, 2).merge(table.cell(0, 3))
    assert orders.titles(read(document)) == ["Назва"]


def test_a_heading_in_two_rows():
    heading = (*orders.HEADING[:3], "Строк", *orders.HEADING[4:])
    document, table = table_of(heading, ("", "", "", "виконання", "", ""), FIRST)
    for column in (0, 1, 2, 4, 5):
        table.cell(0, column).merge(table.cell(1, column))
    assert orders.codes(read(document)) == ["I.1.1"]


def test_tables_of_several_pages_with_repeated_headings():
    content = files.docx_of([orders.HEADING, FIRST], [orders.HEADING, SECOND])
    assert orders.codes(orders.plan(content)) == ["I.1.1", "I.1.2"]


def test_a_table_going_on_without_a_heading():
    content = files.docx_of([orders.HEADING, FIRST], [SECOND])
    assert orders.titles(orders.plan(content)) == ["Назва", "Друга назва"]


def test_a_row_cut_between_two_tables():
    content = files.docx_of([orders.HEADING, FIRST], [("", "", "з кінцем", "", "", orders.UNITS)])
    found = orders.plan(content)
    assert (orders.titles(found), orders.parties(found)) == (["Назва з кінцем"], [(orders.MAYOR, orders.UNITS)])


def test_a_row_that_numbers_the_columns_is_no_task():
    content = files.docx_of([orders.HEADING, ("1", "2", "3", "4", "5", "6"), FIRST])
    assert orders.titles(orders.plan(content)) == ["Назва"]


def test_a_title_row_above_the_heading():
    content = files.docx_of([("План дій", "", "", "", "", ""), orders.HEADING, FIRST])
    assert orders.codes(orders.plan(content)) == ["I.1.1"]


def test_numbers_that_word_prints_itself():
    document, table = table_of(orders.HEADING, FIRST, SECOND)
    for row, title in ((1, "Перша"), (2, "Друга")):
        table.cell(row, 2).paragraphs[0].text = title
        table.cell(row, 2).paragraphs[0].style = "List Number"
    found = read(document)
    assert (orders.codes(found), orders.titles(found)) == (["I.1.1", "I.1.2"], ["Перша", "Друга"])
    assert not [text for text in orders.doubts(found) if "номер" in text and "Рядок" in text]


def test_tracked_insertions_count_and_deletions_do_not():
    document, table = table_of(orders.HEADING, FIRST)
    paragraph = table.cell(1, 2).paragraphs[0]
    for kind, text in (("ins", " нова"), ("del", " стара")):
        run = paragraph.add_run(text)
        change = OxmlElement(f"w:{kind}")
        run._r.addprevious(change)
        change.append(run._r)
    assert orders.titles(read(document)) == ["Назва нова"]


def test_text_inside_a_content_control_counts():
    document, table = table_of(orders.HEADING, FIRST)
    row = table.rows[1]._tr
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    row.addprevious(control)
    control.append(content)
    content.append(row)
    assert orders.codes(read(document)) == ["I.1.1"]


def test_a_signature_in_a_table_of_its_own():
    content = files.docx_of([orders.HEADING, FIRST], [("Керуючий справами", "", "Ольга КОВАЛЬ")])
    act = orders.plan(content).act
    assert (act.signatory_post, act.signatory) == ("Керуючий справами", "Ольга КОВАЛЬ")


def test_text_between_the_pages_is_doubted():
    document, _ = table_of(orders.HEADING, FIRST)
    document.add_paragraph("загублений рядок")
    files.add_table(document, [SECOND])
    assert "Рядок 2: текст поза таблицею не враховано: «загублений рядок»." in orders.doubts(read(document))


def test_a_page_number_between_the_pages_is_not():
    document, _ = table_of(orders.HEADING, FIRST)
    document.add_paragraph("2")
    files.add_table(document, [SECOND])
    assert not [text for text in orders.doubts(read(document)) if "поза таблицею" in text]


def test_too_many_columns_are_refused():
    document, table = table_of(orders.HEADING, FIRST)
    table.cell(1, 0)._tc.get_or_add_tcPr().get_or_add_gridSpan().set(qn("w:val"), "9000")
    with pytest.raises(Unreadable, match="понад 64 стовпців"):
        read(document)
