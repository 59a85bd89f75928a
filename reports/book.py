"""A document as a workbook: a sheet for each of its tables, text cells in which nothing is a formula. Pure."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.printable import printable
from core.sheets import FORMULA, GUARDED, guarded
from reports.form import Table

WIDEST, NARROWEST = 60, 10  # characters
TOP, BOLD = Alignment(wrap_text=True, vertical="top"), Font(bold=True)


def workbook(tables: Sequence[Table], title: str, on: date) -> bytes:
    """The file; its date is the document's, so that the same document gives the same cells."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = printable(title), ""
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)
    for table in tables:
        sheet = book.create_sheet(printable(table.title)[:31])
        for place, width in enumerate(_widths(table), start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, head, bold=True) for head in table.headers])
        for row in table.rows:
            sheet.append([_cell(sheet, text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(table):
    for place, head in enumerate(table.headers):
        longest = max([len(head), *(len(row[place]) for row in table.rows[:200])])
        yield min(max(longest + 2, NARROWEST), WIDEST)


def _cell(sheet: Any, text: str, bold: bool = False) -> Any:
    text = printable(text)
    cell = WriteOnlyCell(sheet, (guarded(text) if GUARDED.match(text) else text) or None)
    cell.data_type, cell.number_format, cell.alignment = "s" if text else "n", "@", TOP
    cell.quotePrefix = bool(FORMULA.match(text))
    if bold:
        cell.font = BOLD
    return cell
