"""The files as people open them."""

import csv
import io
import time
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from openpyxl import load_workbook

from plan import layout
from plan.approved import Act
from plan.writing import tables, word
from plan.writing.text import printable


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


def test_act_stands_upright_on_a_page_of_its_own(document):
    section = document.sections[0]
    assert (section.orientation, *millimetres(section.page_width)) == (WD_ORIENT.PORTRAIT, 210)


def test_act_ends_with_its_signatory(document):
    lines = [paragraph.text for paragraph in document.paragraphs]
    above = [line for line in lines[: lines.index("Додаток")] if line]
    assert above[-1] == "Міський голова\tГеннадій ДИКИЙ"


def test_names_of_signatories_stand_at_the_right_edge(document):
    stops = document.paragraphs[-1].paragraph_format.tab_stops
    assert [(stop.alignment, *millimetres(stop.position)) for stop in stops] == [(WD_TAB_ALIGNMENT.RIGHT, 257)]


def test_head_of_the_act_stands_in_the_middle(document):
    assert {paragraph.alignment for paragraph in document.paragraphs[:5]} == {WD_ALIGN_PARAGRAPH.CENTER}


def test_text_is_in_a_face_like_times(document):
    style = document.styles["Normal"]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))


def test_text_is_ukrainian_for_the_spelling_checker(document):
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "uk-UA"


def test_pages_of_the_appendix_are_numbered_from_the_second(document):
    section = document.sections[-1]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0]._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_document_bears_the_acts_title_and_nobodys_name(document):
    about = document.core_properties
    assert (about.title, about.author) == (
        "Про затвердження плану дій щодо розвитку відкритих даних Білоцерківської міської ради та її виконавчих органів",
        "",
    )


def test_a_large_plan_is_written_in_reasonable_time(city_order, today):
    area = city_order.principles[0].areas[0]
    tasks = tuple(replace(area.tasks[0], number=number, code=f"I.1.{number}") for number in range(1, 2001))
    large = replace(city_order, principles=(replace(city_order.principles[0], areas=(replace(area, tasks=tasks),)),))
    began = time.process_time()
    word.document(large, today)
    assert time.process_time() - began < 20


def test_workbook_sheet_of_the_act_names_each_value(workbook):
    rows = list(workbook[layout.ACT_SHEET].iter_rows(values_only=True))
    assert rows[:3] == [("Вид акта", "розпорядження"), ("Номер акта", "21 Р"), ("Дата акта", "07.02.2023")]


def test_workbook_prints_lying_with_its_heading_on_every_page(workbook):
    sheet = workbook[layout.PLAN_SHEET]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")


def test_workbook_is_dated_by_the_day_asked_for(workbook):
    assert workbook.properties.created == datetime(2026, 9, 30)


def test_csv_is_parted_by_semicolons_as_ukrainian_excel_expects(table):
    assert table.decode("utf-8-sig").splitlines()[0].startswith("Код;Принцип;Зміст принципу;Завдання;")


def test_csv_repeats_the_act_on_every_row(table):
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))
    assert {(row["Номер акта"], row["Дата акта"]) for row in rows} == {("21 Р", "07.02.2023")}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("звичайний текст", "звичайний текст"),
        ("два\nрядки\tй табуляція", "два\nрядки\tй табуляція"),
        ("до\x00\x0b\x1fпісля", "допісля"),
        ("\ud800\ufffe", ""),
    ],
)
def test_what_no_file_can_hold_is_left_out(text, printed):
    assert printable(text) == printed
