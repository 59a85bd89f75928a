"""The appendix with the register as a Word document: A4 lying, numbered pages, the head row on each. Pure."""

import io
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from core.printable import printable
from core.word import FONT, LEFT, LONG, RIGHT, element, lying, text_paragraph
from registry.writing.annex import HEADS, WIDTHS, Annex

HEAD = ("Додаток", "до рішення виконавчого комітету", "від ____________ № ________")


def document(annex: Annex) -> bytes:
    """The paper as a file."""
    made = Document()
    _prepare(made, annex)
    lying(made.sections[0])
    for text in HEAD:
        _line(made, text).paragraph_format.left_indent = Mm(165)
    title = _line(made, "РЕЄСТР", bold=True)
    title.alignment, title.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(18)
    for text in _about(annex):
        _line(made, text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(made, "").paragraph_format.space_after = Pt(4)
    _table(made, [line.texts for line in annex.lines])
    sign = _line(made, "____________________\t______________\t____________________")
    sign.paragraph_format.space_before = Pt(36)
    sign.paragraph_format.tab_stops.add_tab_stop(Mm(130), WD_TAB_ALIGNMENT.CENTER)
    sign.paragraph_format.tab_stops.add_tab_stop(Mm(LONG - LEFT - RIGHT), WD_TAB_ALIGNMENT.RIGHT)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _about(annex: Annex) -> list[str]:
    whose = ["наборів даних, розпорядником яких є", *annex.authority] if annex.authority else ["наборів даних"]
    demo = ["Демонстраційні дані"] if annex.demo else []
    return [*whose, f"станом на {annex.on:%d.%m.%Y}", *demo]


def _prepare(made: DocumentObject, annex: Annex) -> None:
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.append(element("w:lang", val="uk-UA"))
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1
    about = made.core_properties
    about.title, about.author, about.comments, about.language = annex.title[:255], "", "", "uk-UA"
    about.created = about.modified = datetime(annex.on.year, annex.on.month, annex.on.day)


def _line(made: DocumentObject, text: str, bold: bool = False) -> Paragraph:
    paragraph = made.add_paragraph()
    paragraph.add_run(printable(text)).bold = bold
    return paragraph


def _table(made: DocumentObject, rows: list[tuple[str, ...]]) -> None:
    table = made.add_table(rows=len(rows) + 1, cols=len(HEADS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    head, *body = table._tbl.tr_lst  # cell by cell python-docx takes minutes
    head.get_or_add_trPr().append(element("w:tblHeader"))
    _fill(head, HEADS, heading=True)
    for row, texts in zip(body, rows, strict=True):
        row.get_or_add_trPr().append(element("w:cantSplit"))
        _fill(row, texts)


def _fill(row: BaseOxmlElement, texts: tuple[str, ...], heading: bool = False) -> None:
    for cell, text, width in zip(row.tc_lst, texts, WIDTHS, strict=True):
        cell.width = Mm(width)
        cell.remove(cell.p_lst[0])
        for line in text.split("\n"):
            paragraph = text_paragraph(line, heading)
            for size in paragraph.iter(qn("w:sz")):
                size.set(qn("w:val"), "18")  # nine points: seven columns stand side by side
            cell.append(paragraph)
