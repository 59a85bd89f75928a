"""What every Word document of the office has: A4, its margins, Times, numbered pages, tables cell by cell. Pure.

Layout by DSTU 4163:2020: margins left 30, right 10, top and bottom 20 mm, the page's number above.
"""

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from core.printable import printable

FONT = "Times New Roman"
SHORT, LONG = 210, 297  # the sides of A4, mm
LEFT, RIGHT, EDGE = 30, 10, 20  # margins, mm


def lying(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(LONG), Mm(SHORT)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = margins()
    section.different_first_page_header_footer = True
    _number_pages(section)


def margins() -> tuple[Mm, Mm, Mm, Mm]:
    return Mm(LEFT), Mm(RIGHT), Mm(EDGE), Mm(EDGE)


def _number_pages(section: Section) -> None:
    """The page's number in the middle above, from the appendix's second page on; its first page is page one."""
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    section.header_distance = Mm(10)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = element("w:fldSimple", instr="PAGE")
    paragraph._p.append(field)
    section._sectPr.append(element("w:pgNumType", start="1"))


def text_paragraph(text: str, heading: bool) -> BaseOxmlElement:
    paragraph = OxmlElement("w:p")
    paragraph.get_or_add_pPr().append(element("w:spacing", before="20", after="40"))
    if heading:
        paragraph.get_or_add_pPr().append(element("w:jc", val="center"))
    run = paragraph.add_r()
    properties = run.get_or_add_rPr()
    if heading:
        properties.append(element("w:b"))
    properties.append(element("w:sz", val="22"))
    run.add_t(printable(text))
    return paragraph


def element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
