"""An Excel workbook -> the rows of each sheet. Values only: a formula counts by the value saved with it."""

import io
import warnings
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date, datetime
from typing import Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax  # type: ignore[import-untyped]  # ships no types
import openpyxl  # type: ignore[import-untyped]  # ships no types
from openpyxl.utils.cell import (  # type: ignore[import-untyped]
    column_index_from_string,
    coordinate_from_string,
    range_boundaries,
)

from plan.approved import Unreadable
from plan.layout import unescaped
from plan.reading.archive import Parts
from plan.reading.rows import MAX_COLUMNS, MAX_ROWS, NO_VALUE, Row

_LAST_ROW = 1_048_576  # of any sheet in Excel
_Merge = tuple[int, int, int, int]  # top and bottom rows from 1, first and last columns from 0


def read(content: bytes, parts: Parts) -> dict[str, list[Row]]:
    """The rows of each visible sheet by its name, blank ones left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: styles, drop-downs, pictures
        try:
            return _sheets(content, parts)
        except Unreadable:
            raise
        except Exception as error:  # openpyxl meets a spoilt file with whatever exception comes first
            raise Unreadable("Книгу Excel пошкоджено: вона не читається. Збережіть її наново.") from error


def written(value: object) -> str:
    """A cell's value as the office would write it: days as 31.12.2026, whole numbers without a point."""
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else unescaped(str(value).replace("_x000D_", ""))


def _sheets(content: bytes, parts: Parts) -> dict[str, list[Row]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return {sheet.title: _rows(sheet, parts) for sheet in book.worksheets if sheet.sheet_state == "visible"}
    finally:
        book.close()


def _rows(sheet: Any, parts: Parts) -> list[Row]:
    marks = _Marks()
    defusedxml.sax.parseString(parts[sheet._worksheet_path.lstrip("/")], marks, forbid_dtd=True)
    found: dict[int, list[str]] = {}
    # Without a last row a cell said to stand in row 999,999,999 would be reached through all rows before it.
    values = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS, max_row=_LAST_ROW)
    for number, row in enumerate(values, 1):
        if row.count(None) == len(row) and number not in marks.bare:
            continue
        cells = [written(value) for value in row]
        for at in marks.bare.get(number, ()):
            cells[at] = NO_VALUE
        if any(cells):
            found[number] = cells
        if len(found) > MAX_ROWS:
            break  # enough to be refused
    return _merged(found, marks.merges)


def _merged(found: dict[int, list[str]], merges: list[_Merge]) -> list[Row]:
    """The rows with what each merged cell covers; without the empty columns on the right."""
    left: dict[int, set[int]] = defaultdict(set)
    above: dict[int, set[int]] = defaultdict(set)
    numbers = list(found)
    for top, bottom, first, last in merges:
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            left[number].update(range(first + 1, last + 1))
            above[number].update(range(first, last + 1) if number > top else ())
    width = max((at + 1 for cells in found.values() for at, cell in enumerate(cells) if cell), default=0)
    return [
        Row(number, tuple(cells[:width]), left=frozenset(left[number]), above=frozenset(above[number]))
        for number, cells in found.items()
    ]


class _Marks(ContentHandler):
    """What openpyxl does not tell when it streams a sheet: merged cells, and formulas saved without a value."""

    def __init__(self) -> None:
        super().__init__()
        self.merges: list[_Merge] = []
        self.bare: dict[int, list[int]] = defaultdict(list)
        self.place, self.inside, self.formula, self.value = "", "", False, False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        kind = self.inside = name.rpartition(":")[2]
        if kind == "c":
            self.place, self.formula, self.value = attrs.get("r", ""), False, False
        elif kind == "f":
            self.formula = True
        elif kind == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def characters(self, content: str) -> None:
        self.value = self.value or (self.inside in ("v", "t") and bool(content.strip()))

    def endElement(self, name: str) -> None:
        self.inside = ""
        if name.rpartition(":")[2] == "c" and self.formula and not self.value and self.place:
            column, row = coordinate_from_string(self.place)
            if column_index_from_string(column) <= MAX_COLUMNS:
                self.bare[row].append(column_index_from_string(column) - 1)

    def _merge(self, reference: str) -> None:
        first, top, last, bottom = range_boundaries(reference)
        self.merges.append((top, bottom, first - 1, min(last, MAX_COLUMNS) - 1))
        if len(self.merges) > MAX_ROWS:
            raise Unreadable("В аркуші надто багато об'єднаних клітинок. Перенесіть таблицю плану в новий файл.")
