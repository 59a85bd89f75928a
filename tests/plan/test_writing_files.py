"""The files as people open them."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Length
from openpyxl import load_workbook

from plan import layout
from plan.approved import Act
from plan.writing import tables, word


@pytest.fixture
def document(city_order, today):
    return Document(io.BytesIO(word.document(city_order, today)))


@pytest.fixture
def workbook(city_order, today):
    return load_workbook(io.BytesIO(tables.workbook(city_order, today)))


@pytest.fixture
def table(city_order):
    return tables.csv_file(city_order)


def merged(document, column):
    """How the cells of a column are merged downwards."""
    rows = document.tables[0]._tbl.tr_lst
    return [row.tc_lst[column].vMerge for row in rows]


def millimetres(*lengths):
    return [round(Length(length).mm) for length in lengths]


def test_csv_opens_in_excel(table):
    assert table.startswith(b"\xef\xbb\xbf")


def test_csv_has_one_heading_and_a_row_a_task(table):
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert (rows[0], len(rows)) == ([*layout.COLUMNS, *layout.ACT_COLUMNS], 38)


def test_workbook_has_two_sheets(workbook):
    assert workbook.sheetnames == [layout.PLAN_SHEET, layout.ACT_SHEET]


def test_workbook_cells_are_text(workbook):
    cells = [cell for row in workbook[layout.PLAN_SHEET].iter_rows() for cell in row]
    assert {(cell.data_type, cell.number_format) for cell in cells if cell.value} == {("s", "@")}


def test_workbook_heading_stays_in_sight(workbook):
    sheet = workbook[layout.PLAN_SHEET]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G38")


def test_workbook_holds_no_formula(city_order, today):
    area = city_order.principles[0].areas[0]
    task = replace(area.tasks[0], title="=1+1")
    principle = replace(city_order.principles[0], areas=(replace(area, tasks=(task,)),))
    content = tables.workbook(replace(city_order, principles=(principle,)), today)
    assert load_workbook(io.BytesIO(content))[layout.PLAN_SHEET]["D2"].value == "'=1+1"


def test_workbook_rows_are_high_enough_for_their_text(workbook):
    sheet = workbook[layout.PLAN_SHEET]
    assert sheet.row_dimensions[2].height == 4 * tables.LINE


def test_document_opens_with_the_act(document):
    lines = [paragraph.text for paragraph in document.paragraphs[:5]]
    assert lines == [
        "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА",
        "КИЇВСЬКОЇ ОБЛАСТІ",
        "ВИКОНАВЧИЙ КОМІТЕТ",
        "РОЗПОРЯДЖЕННЯ",
        "від 07 лютого 2023 року № 21 Р",
    ]


def test_document_has_the_head_of_an_appendix(document):
    lines = [paragraph.text for paragraph in document.paragraphs]
    start = lines.index("Додаток")
    assert lines[start : start + 3] == ["Додаток", "до розпорядження", "від 07 лютого 2023 року № 21 Р"]


def test_document_table_has_the_orders_columns(document):
    assert [cell.text for cell in document.tables[0].rows[0].cells] == list(layout.APPENDIX)


def test_document_has_a_row_a_task(document):
    assert len(document.tables[0]._tbl.tr_lst) == 38


def test_document_merges_principles(document):
    assert merged(document, 0).count("restart") == 6


def test_document_merges_areas(document):
    assert merged(document, 1).count("restart") == 11


def test_document_repeats_its_heading_on_every_page(document):
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_document_rows_are_not_cut_by_a_page_break(document):
    rows = document.tables[0]._tbl.tr_lst[1:]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_document_puts_each_party_in_a_paragraph_of_its_own(document):
    cell = document.tables[0]._tbl.tr_lst[2].tc_lst[5]
    assert len(cell.p_lst) == 3


def test_document_ends_with_the_annexs_signatory(document):
    assert document.paragraphs[-1].text == "Перший заступник міського голови\tІнна НОВОГРЕБЕЛЬСЬКА"


def test_appendix_lies_on_a4(document):
    section = document.sections[-1]
    sides = millimetres(section.page_width, section.page_height)
    assert (section.orientation, *sides) == (WD_ORIENT.LANDSCAPE, 297, 210)


def test_margins_are_those_of_the_standard(document):
    section = document.sections[-1]
    sides = section.left_margin, section.right_margin, section.top_margin, section.bottom_margin
    assert millimetres(*sides) == [30, 10, 20, 20]


def test_columns_fill_the_width(document):
    widths = [cell.width for cell in document.tables[0]._tbl.tr_lst[0].tc_lst]
    assert millimetres(sum(widths)) == [257]


def test_document_is_dated_by_the_day_asked_for(document):
    assert document.core_properties.created.replace(tzinfo=None) == datetime(2026, 9, 30)


def test_document_of_a_plan_without_act_is_the_appendix_alone(city_order, today):
    made = Document(io.BytesIO(word.document(replace(city_order, act=Act()), today)))
    assert len(made.sections) == 1
