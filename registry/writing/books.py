"""Workbooks of text cells, written row by row: nothing in them is a formula. Pure."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from core.printable import printable
from core.sheets import FORMULA, GUARDED, guarded
from registry.intake.columns import Column

TOP = Alignment(wrap_text=True, vertical="top")
BOLD = Font(bold=True)
TINT = PatternFill("solid", fgColor="E8EEF6")
WIDE = {"title": 50, "description": 60, "purpose": 50, "url": 45, "publisherName": 40, "keywords": 35}
USUAL = 22

Sheet = tuple[str, Sequence[Column], Iterable[Sequence[str]]]


def workbook(sheets: Iterable[Sheet], title: str, on: date) -> IO[bytes]:
    """A workbook of sheets: each has its title, columns and rows; a second row says the columns in Ukrainian."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = printable(title), ""
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)
    for name, columns, rows in sheets:
        sheet = book.create_sheet(name)
        _shape(sheet, columns)
        sheet.append(_cells(sheet, [column.code for column in columns], head=True))
        sheet.append(_cells(sheet, [column.heading for column in columns], head=True))
        for row in rows:
            sheet.append(_cells(sheet, row))
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _shape(sheet: Any, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDE.get(column.code, USUAL)
    sheet.freeze_panes = "B3"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:2"


def _cells(sheet: Any, values: Sequence[str], head: bool = False) -> list[Any]:
    return [_cell(sheet, text, head) if (text := printable(value).strip()) else None for value in values]


def _cell(sheet: Any, text: str, head: bool) -> Any:
    cell = WriteOnlyCell(sheet, guarded(text) if GUARDED.match(text) else text)
    cell.data_type = "s"  # never a formula, a number or a date
    cell.number_format, cell.alignment = "@", TOP
    cell.quotePrefix = bool(FORMULA.match(text))
    if head:
        cell.font, cell.fill = BOLD, TINT
    return cell
