"""A Word document -> rows: paragraphs as loose lines, table rows by the cells of their grid.

Read from the XML itself: python-docx does not see tracked insertions, content controls and printed list numbers,
and walks merged cells recursively.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # ships no types

from plan.approved import Unreadable
from plan.reading.archive import Parts
from plan.reading.numbering import Numbering
from plan.reading.rows import MAX_COLUMNS, Row

# A narrower table holds a signature or the date and number of the act, not the plan.
_LEAST_COLUMNS = 4
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"})
# Deleted or moved away with tracking, repeated for older readers, or instructions to Word.
_UNREAD = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sdtPr", "txbxContent"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def rows(parts: Parts) -> Iterator[Row]:
    """The document from its first paragraph to the last; rows of its wide tables are counted from 1."""
    body = next(children(fromstring(parts["word/document.xml"]), "body"), None)
    if body is None:
        raise Unreadable("Документ Word порожній або пошкоджений. Збережіть його наново.")
    numbering = Numbering(parts)
    number = 0
    for block in children(body, "p", "tbl"):
        if name(block) == "p":
            yield Row(number, (paragraph(block, numbering),), loose=True)
            continue
        table = [_cells(row, numbering) for row in children(block, "tr") if not _deleted(row)]
        wide = max(map(_width, table), default=0) >= _LEAST_COLUMNS
        for cells in table:
            number += wide
            yield _row(number, cells, loose=not wide)


def name(element: Element) -> str:
    """The element's name without its namespace: strict and transitional documents differ in it."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Children of these names, also inside content controls and tracked insertions."""
    for child in element:
        if name(child) in names:
            yield child
        elif name(child) in _WRAPPERS:
            yield from children(child, *names)


def value(element: Element | None, *path: str) -> str | None:
    """The `val` of the element down the path; empty where it has none, None where there is no such element."""
    for step in path:
        element = None if element is None else next(children(element, step), None)
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def paragraph(element: Element, numbering: Numbering) -> str:
    """The paragraph's text with its list number, as printed."""
    properties = next(children(element, "pPr"), None)
    level, listed = value(properties, "numPr", "ilvl"), value(properties, "numPr", "numId")
    text = "".join(_text(element))
    # An empty paragraph of a list is printed with its number too, which then stands alone in its cell.
    return numbering.label(listed, level, value(properties, "pStyle")) + text


def _text(element: Element) -> Iterator[str]:
    for child in element:
        kind = name(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _BREAKS:
            yield _BREAKS[kind]
        elif kind not in _UNREAD:
            yield from _text(child)


class _Cell:
    """A cell of a row: its text, how many columns of the grid it takes, and whether it goes on from above."""

    def __init__(self, text: str, span: int = 1, above: bool = False) -> None:
        self.text, self.span, self.above = text, span, above


def _cells(row: Element, numbering: Numbering) -> list[_Cell]:
    skipped = _count(value(next(children(row, "trPr"), None), "gridBefore"), least=0)
    return [_Cell("")] * skipped + [_cell(cell, numbering) for cell in children(row, "tc")]


def _cell(cell: Element, numbering: Numbering) -> _Cell:
    properties = next(children(cell, "tcPr"), None)
    merge = value(properties, "vMerge")
    text = "\n".join(_paragraphs(cell, numbering)).strip("\n")
    return _Cell(text, _count(value(properties, "gridSpan")), merge in ("", "continue"))


def _paragraphs(cell: Element, numbering: Numbering) -> Iterator[str]:
    """The cell's paragraphs, those of a table inside it too."""
    for block in children(cell, "p", "tbl"):
        if name(block) == "p":
            yield paragraph(block, numbering)
            continue
        for row in children(block, "tr"):
            for inner in children(row, "tc"):
                yield from _paragraphs(inner, numbering)


def _count(text: str | None, least: int = 1) -> int:
    number = int(text) if text and text.isdecimal() and len(text) < 6 else least
    if number > MAX_COLUMNS:
        raise Unreadable(f"У таблиці понад {MAX_COLUMNS} стовпців: це не план дій. Залиште стовпці плану.")
    return max(number, least)


def _width(cells: list[_Cell]) -> int:
    return sum(cell.span for cell in cells)


def _row(number: int, cells: list[_Cell], *, loose: bool) -> Row:
    texts: list[str] = []
    left: set[int] = set()
    above: set[int] = set()
    for cell in cells:
        left.update(range(len(texts) + 1, len(texts) + cell.span))
        above.update(range(len(texts), len(texts) + cell.span) if cell.above else ())
        texts += [cell.text] + [""] * (cell.span - 1)
    return Row(number, tuple(texts), loose, frozenset(left), frozenset(above))


def _deleted(row: Element) -> bool:
    return any(name(mark) == "del" for properties in children(row, "trPr") for mark in properties)
