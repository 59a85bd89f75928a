"""The structure of a document, mended: scope of headers, running titles set apart, a line of text without its own tag.

WeasyPrint tags every line of text by itself and every footer as content, and names no scope. PDF/UA wants running
titles as artifacts; a reader's software wants the scope; the lines alone are half of all objects of a long table.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

COLUMN, ROW = "/Column", "/Row"
TEXTS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TD", "/TH", "/LBody", "/Lbl", "/Span", "/Caption"}
RUNNING = {"Type": "/Pagination"}
Objects = list[Any]


def mend(pdf: pydyf.PDF) -> None:
    """Mends the structure in place; what is left out of it becomes None among the objects."""
    root = found(pdf.objects, pdf.catalog["StructTreeRoot"])
    tree = found(pdf.objects, root["ParentTree"])
    _scope(pdf.objects)
    _set_apart(pdf, found(pdf.objects, root["K"][0]), tree)
    _gather(pdf.objects, tree)


def found(objects: Objects, reference: bytes) -> Any:
    """What a reference leads to."""
    return objects[number(reference)]


def number(reference: bytes) -> int:
    """The number in «12 0 R»."""
    return int(reference[: reference.index(b" ")])


def elements(objects: Objects) -> Iterator[Any]:
    """Every element of the structure."""
    return (each for each in objects if isinstance(each, dict) and each.get("Type") == "/StructElem")


def _scope(objects: Objects) -> None:
    """Headers say whether they head a column or a row, so cells need not name their headers one by one."""
    for cell in elements(objects):
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = COLUMN if _part_of_table(objects, cell) == "/THead" else ROW
            cell.pop("ID", None)
        elif cell["S"] == "/TD":
            cell["A"].pop("Headers", None)
            if len(cell["A"]) == 1:
                del cell["A"]


def _part_of_table(objects: Objects, cell: Any) -> str:
    above = found(objects, cell["P"])
    while above["S"] not in ("/THead", "/TBody", "/TFoot", "/Table", "/Document"):
        above = found(objects, above["P"])
    return above["S"]


def _set_apart(pdf: pydyf.PDF, document: Any, tree: Any) -> None:
    """Running titles and page numbers are no content: they get no place in the structure."""
    content = _Content(pdf.objects, document)
    for key in pdf.pages["Kids"][::3]:
        page = pdf.objects[key]
        marks = tree["Nums"][2 * page["StructParents"] + 1]
        outside = {place for place, reference in enumerate(marks) if not content.has(reference)}
        for place in outside:
            marks[place] = b"null"
        if outside:
            _call_running(found(pdf.objects, page["Contents"]).stream, outside)
    for key in content.outside():
        pdf.objects[key] = None


class _Content:
    """What stands in the structure of the document, directly or under what does."""

    def __init__(self, objects: Objects, document: Any):
        self.objects, self.document = objects, document.number
        self.placed = {number(reference) for reference in document["K"]}
        self.known: dict[int, bool] = {}

    def has(self, reference: bytes) -> bool:
        """Whether an element is content."""
        key = number(reference)
        if key not in self.known:
            above = self.objects[key]["P"]
            self.known[key] = key in self.placed if number(above) == self.document else self.has(above)
        return self.known[key]

    def outside(self) -> list[int]:
        """The elements that were asked for and are none."""
        return [key for key, within in self.known.items() if not within]


def _call_running(stream: list[Any], outside: set[int]) -> None:
    for place, item in enumerate(stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in outside:
            stream[place - 1], stream[place] = "/Artifact", pydyf.Dictionary(RUNNING)


def _gather(objects: Objects, tree: Any) -> None:
    """Lines of text belong to their paragraph or cell directly."""
    owners: dict[bytes, bytes] = {}
    for line in list(elements(objects)):
        owner = found(objects, line["P"])
        if _is_line(line) and owner["S"] in TEXTS and _holds(owner, line):
            owner["K"][owner["K"].index(line.reference)] = line["K"][0]
            owners[line.reference] = line["P"]
            objects[line.number] = None
    for marks in tree["Nums"][1::2]:
        if isinstance(marks, list):
            marks[:] = [owners.get(mark, mark) for mark in marks]


def _is_line(element: Any) -> bool:
    """Whether an element is nothing but a piece of text."""
    kids = element["K"]
    return element["S"] == "/Span" and len(kids) == 1 and isinstance(kids[0], int)


def _holds(owner: Any, line: Any) -> bool:
    """Whether a line stands right in its owner, on the same page."""
    return owner["Pg"] == line["Pg"] and line.reference in owner["K"]
