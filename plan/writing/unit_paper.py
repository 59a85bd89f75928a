"""A unit's quarterly form as a Word document to fill and sign: addressee, title, the tasks, a line for the signature.

Layout by DSTU 4163:2020, as the plan's own document: A4 lying, Times, margins 30, 10, 20 mm. Pure.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.word import FONT, element, lying, text_paragraph
from plan.unit_form import Line, due_words
from plan.writing.text import printable

HEADS = (
    "№",
    "Завдання і строк виконання",
    "Попередній квартал",
    "Що зроблено за квартал",
    "Стан, з якого дня",
    "Заходи: вид, дата, учасників",
)
WIDTHS = (16, 62, 52, 66, 27, 34)  # mm, together the width between the margins
ROOM = "\n" * 3


@dataclass(frozen=True)
class Paper:
    """What stands around the table."""

    addressee: str
    title: str
    unit: str
    submit_by: str
    post: str = ""
    signatory: str = ""


def document(paper: Paper, lines: Sequence[Line], on: date) -> bytes:
    """The form as a file."""
    made = Document()
    _prepare(made, paper, on)
    lying(made.sections[0])
    _line(made, paper.addressee).paragraph_format.left_indent = Mm(165)
    head = _line(made, paper.title, bold=True)
    head.alignment, head.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(12)
    _line(made, paper.unit).alignment = WD_ALIGN_PARAGRAPH.CENTER
    under = _line(made, paper.submit_by)
    under.alignment, under.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(12)
    _table(made, [_cells(line) for line in lines])
    sign = _line(
        made, f"{paper.post or 'Керівник підрозділу'}\t____________\t{paper.signatory or '____________________'}"
    )
    sign.paragraph_format.space_before = Pt(28)
    sign.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.CENTER)
    sign.paragraph_format.tab_stops.add_tab_stop(Mm(257), WD_TAB_ALIGNMENT.RIGHT)
    _line(made, "«____» ______________ 20___ року").paragraph_format.space_before = Pt(14)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _prepare(made, paper, on):
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.append(element("w:lang", val="uk-UA"))
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1
    about = made.core_properties
    about.title, about.author, about.comments, about.language = printable(paper.title)[:255], "", "", "uk-UA"


def _cells(line):
    deadline = f"Строк: {line.deadline}" + (f" ({due_words(line.dues)})" if line.dues else "")
    return (line.code, f"{line.title}\n{deadline}", line.before or "–", line.text or ROOM, "", "")


def _line(made, text, bold=False):
    paragraph = made.add_paragraph()
    paragraph.add_run(printable(text)).bold = bold
    return paragraph


def _table(made, rows):
    table = made.add_table(rows=len(rows) + 1, cols=len(HEADS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    head, *body = table._tbl.tr_lst
    head.get_or_add_trPr().append(element("w:tblHeader"))
    _fill(head, HEADS, heading=True)
    for row, texts in zip(body, rows, strict=True):
        row.get_or_add_trPr().append(element("w:cantSplit"))
        _fill(row, texts)


def _fill(row, texts, heading=False):
    for cell, text, width in zip(row.tc_lst, texts, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.remove(cell.p_lst[0])
        for line in text.split("\n"):
            cell.append(text_paragraph(line, heading))
