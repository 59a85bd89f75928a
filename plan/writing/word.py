"""The plan as a Word document: the act's particulars, then its appendix as the order prints it. Pure.

Layout by DSTU 4163:2020: A4, margins left 30, right 10, top and bottom 20 mm, Times, the page's number above.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from core.word import FONT, LEFT, LONG, RIGHT, SHORT, element, lying, margins, text_paragraph
from plan import layout
from plan.approved import ApprovedPlan
from plan.writing.text import printable

WIDTHS = (32, 35, 56, 33, 47, 54)  # of the appendix's columns, mm: together the width between the margins
ANNEX = "Додаток"
MERGED = (0, 1)  # the principle and the area span the rows of their tasks


def document(approved: ApprovedPlan, on: date) -> bytes:
    """The act's particulars on a page of their own, the appendix on lying ones, who signed it below."""
    made = Document()
    _prepare(made, approved, on)
    lines = layout.before(approved.act)
    start = lines.index(ANNEX) if ANNEX in lines else len(lines)
    if start:
        _upright(made.sections[0])
        _act(made, lines[:start])
        made.add_section()
    lying(made.sections[-1])
    for line in lines[start:]:
        _line(made, line).paragraph_format.left_indent = Mm(165)
    _table(made, layout.appendix_rows(approved))
    for line in layout.after(approved.act):
        _signature(_line(made, line), LONG).paragraph_format.space_before = Pt(36)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _prepare(made: DocumentObject, approved: ApprovedPlan, on: date) -> None:
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.append(element("w:lang", val="uk-UA"))
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1
    about = made.core_properties
    about.title, about.author, about.language = printable(approved.act.title)[:255], "", "uk-UA"
    about.comments = ""
    about.created = about.modified = datetime(on.year, on.month, on.day)


def _upright(section: Section) -> None:
    section.page_width, section.page_height = Mm(SHORT), Mm(LONG)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = margins()


def _act(made: DocumentObject, lines: Sequence[str]) -> None:
    """The head stands in the middle, as far as the act's date and number; the rest is text."""
    head = lines.index("") if "" in lines else len(lines)
    for place, line in enumerate(lines):
        paragraph = _line(made, line)
        if place < head:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                run.bold = place < head - 1
        else:
            _signature(paragraph, SHORT)


def _line(made: DocumentObject, text: str) -> Paragraph:
    return made.add_paragraph(printable(text))


def _signature(paragraph: Paragraph, width: int) -> Paragraph:
    """The post on the left, the name on the right of the same line."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width - LEFT - RIGHT), WD_TAB_ALIGNMENT.RIGHT)
    return paragraph


def _table(made: DocumentObject, rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(rows=len(rows) + 1, cols=len(WIDTHS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    # Straight to the elements: asking python-docx for each cell takes minutes where there are 2,000 rows.
    head, *body = table._tbl.tr_lst
    head.get_or_add_trPr().append(element("w:tblHeader"))
    _row(head, layout.APPENDIX, heading=True)
    for row, texts in zip(body, rows, strict=True):
        row.get_or_add_trPr().append(element("w:cantSplit"))
        _row(row, texts)


def _row(row: BaseOxmlElement, texts: Sequence[str], heading: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.tc_lst, texts, strict=True)):
        cell.width = Mm(WIDTHS[place])
        if place in MERGED and not heading:
            cell.vMerge = "restart" if text else "continue"
        cell.remove(cell.p_lst[0])
        for line in text.split("\n"):
            cell.append(text_paragraph(line, heading))
