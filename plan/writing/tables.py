"""The plan as a table: CSV for other programs, a workbook for people. Every cell is text. Pure."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from plan import layout
from plan.approved import ApprovedPlan
from plan.writing.text import printable

WIDTHS = {layout.PLAN_SHEET: (9, 26, 30, 56, 22, 48, 52), layout.ACT_SHEET: (30, 90)}
LINE, HIGHEST = 15, 400  # points
TOP = Alignment(wrap_text=True, vertical="top")
HEAD = {
    "font": Font(bold=True),
    "fill": PatternFill("solid", fgColor="E8EEF6"),
    "alignment": TOP,
    "number_format": "@",
}
BODY = {"alignment": TOP, "number_format": "@"}


def csv_file(approved: ApprovedPlan) -> bytes:
    """One tidy table, as Ukrainian Excel opens it: UTF-8 with its mark, semicolons."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([*layout.COLUMNS, *layout.ACT_COLUMNS])
    writer.writerows([printable(cell) for cell in row] for row in layout.csv_rows(approved))
    return stream.getvalue().encode("utf-8-sig")


def workbook(approved: ApprovedPlan, on: date) -> bytes:
    """Two sheets: the plan, a task a row, and the act that approved it."""
    book = Workbook(write_only=True)
    book.properties.title = printable(approved.act.title)
    book.properties.created = book.properties.modified = datetime(on.year, on.month, on.day)
    plan = _sheet(book, layout.PLAN_SHEET)
    plan.freeze_panes = "A2"
    plan.print_title_rows = "1:1"
    plan.append(_cells(plan, layout.COLUMNS, HEAD))
    rows = layout.rows(approved)
    plan.auto_filter.ref = f"A1:{get_column_letter(len(layout.COLUMNS))}{len(rows) + 1}"
    for number, row in enumerate(rows, start=2):
        plan.row_dimensions[number].height = _height(row)
        plan.append(_cells(plan, row, BODY))
    act = _sheet(book, layout.ACT_SHEET)
    for heading, value in layout.act_rows(approved.act):
        act.append([*_cells(act, [heading], HEAD), *_cells(act, [value], BODY)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(book: Workbook, title: str) -> Any:
    sheet = book.create_sheet(title)
    for place, width in enumerate(WIDTHS[title], start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return sheet


def _height(texts: Sequence[str]) -> int:
    """Points for the longest cell of a row: not every program fits wrapped text by itself."""
    lines = (len(text) // (width * 0.9) + 1 for text, width in zip(texts, WIDTHS[layout.PLAN_SHEET], strict=True))
    return min(int(max(lines)) * LINE, HIGHEST)


def _cells(sheet: Any, values: Sequence[str], style: dict[str, Any]) -> list[WriteOnlyCell]:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, printable(value))
        cell.data_type = "s"  # never a formula, a number or a date
        for name, part in style.items():
            setattr(cell, name, part)
        cells.append(cell)
    return cells
