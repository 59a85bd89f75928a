"""A document as a workbook: a sheet for each of its tables; days are dates, counts numbers, no cell a formula."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
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
DAY, COUNT = re.compile(r"[0-3][0-9]\.[01][0-9]\.20[0-9]{2}"), re.compile(r"0|[1-9][0-9]{0,8}")
NONE = ("", "–")  # of a day or a count


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
        makers = [_maker(table, place) for place in range(len(table.headers))]
        for row in table.rows:
            sheet.append([make(sheet, text) for make, text in zip(makers, row, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _maker(table: Table, place: int) -> Callable[[Any, str], Any]:
    """What makes the cells of a column: all of it are days or counts, or all of it is text."""
    said = {row[place] for row in table.rows} - {*NONE}
    if said and all(map(_is_day, said)):
        return _day_cell
    return _count_cell if said and all(map(COUNT.fullmatch, said)) else _cell


def _is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text) and datetime.strptime(text, "%d.%m.%Y"))
    except ValueError:
        return False


def _day_cell(sheet: Any, text: str) -> Any:
    return _value(sheet, text, lambda: datetime.strptime(text, "%d.%m.%Y"), "dd.mm.yyyy")


def _count_cell(sheet: Any, text: str) -> Any:
    return _value(sheet, text, lambda: int(text), "0")


def _value(sheet: Any, text: str, value: Callable[[], Any], shape: str) -> Any:
    if text in NONE:
        return _cell(sheet, text)
    cell = WriteOnlyCell(sheet, value())
    cell.number_format, cell.alignment = shape, TOP
    return cell


def _widths(table: Table) -> Iterator[int]:
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
