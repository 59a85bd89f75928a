"""The register of information assets as files in the official columns: CSV, XLSX, JSON, and an empty table to fill."""

import json
from collections.abc import Iterable

from audits.asset_columns import COLUMNS
from audits.models import InformationAsset
from core import sheets
from registry.tables.writing import empty_xlsx
from registry.writing.text_files import csv_lines

TITLE = "Інформаційні активи"
HEADER = [column.name for column in COLUMNS]
TYPES = {
    "csv": sheets.CONTENT_TYPES["csv"],
    "xlsx": sheets.CONTENT_TYPES["xlsx"],
    "json": "application/json; charset=utf-8",
}


def write(kind: str, rows: Iterable[InformationAsset]) -> bytes:
    """Rows as a file of one of `TYPES`: a heading of the official names, nothing in it is a formula."""
    cells = [row.cells for row in rows]
    if kind == "csv":
        return "".join(csv_lines(HEADER, cells)).encode()
    if kind == "xlsx":
        return sheets.write("xlsx", HEADER, cells, TITLE)
    return json.dumps([entry(line) for line in cells], ensure_ascii=False, indent=1).encode()


def entry(cells: list[str]) -> dict[str, object]:
    """A row for programs: numbers are numbers, what is not there is null."""
    told: dict[str, object] = {}
    for column, cell in zip(COLUMNS, cells, strict=True):
        told[column.name] = int(cell) if cell and column.datatype == "integer" else (cell or None)
    return told


def template() -> bytes:
    """The empty table: names, under them the titles, and a note of what each column holds."""
    return empty_xlsx(COLUMNS, TITLE)
