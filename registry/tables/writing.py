"""A structure as a file: CSVW, Frictionless Table Schema, the ministry's CSV; and an empty table to fill in."""

import csv
import io
import json
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from core.sheets import guarded
from registry.tables.columns import DATATYPES, Column

TYPES = {"decimal": "number", "dateTime": "datetime", "anyURL": "string"}  # Frictionless names
HEADINGS = ("name", "title", "description", "datatype", "required")


def csvw(columns: Sequence[Column], title: str = "") -> bytes:
    """The structure as CSV on the Web metadata, in the shape of the ministry's annexes."""
    described = [
        {
            "name": column.name,
            "title": column.title,
            "description": column.description,
            "datatype": column.datatype,
            "required": column.required,
        }
        for column in columns
    ]
    context = {"@context": "http://www.w3.org/ns/csvw", "@language": "uk"}
    told = {"context": context, "dc:title": title, "tableSchema": {"columns": described}}
    return _json({name: value for name, value in told.items() if value})


def frictionless(columns: Sequence[Column], title: str = "") -> bytes:
    """The structure as a Frictionless Table Schema."""
    return _json({key: value for key, value in {"title": title, "fields": fields(columns)}.items() if value})


def fields(columns: Sequence[Column]) -> list[dict[str, object]]:
    """Columns as fields of a Table Schema."""
    told = []
    for column in columns:
        field: dict[str, object] = {"name": column.name, "type": TYPES.get(column.datatype, column.datatype)}
        field |= {"format": "uri"} if column.datatype == "anyURL" else {}
        field |= {"title": column.title} if column.title else {}
        field |= {"description": column.description} if column.description else {}
        field |= {"constraints": {"required": True}} if column.required else {}
        told.append(field)
    return told


def table(columns: Sequence[Column]) -> bytes:
    """The structure as the ministry's CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for column in columns:
        row = (column.name, column.title, column.description, column.datatype, str(column.required))
        writer.writerow([guarded(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def empty_csv(columns: Sequence[Column]) -> bytes:
    """An empty table with the structure's heading."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow([column.name for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def empty_xlsx(columns: Sequence[Column], title: str = "") -> bytes:
    """An empty table for the unit: the heading of names, under it the titles, and what each column holds as a note."""
    book = Workbook()
    sheet = book.active
    sheet.title = (title or "Дані")[:31].translate(dict.fromkeys(map(ord, "[]:*?/\\")))
    for place, column in enumerate(columns, start=1):
        name, told = sheet.cell(1, place, column.name), sheet.cell(2, place, column.title)
        name.font, told.font = Font(bold=True), Font(italic=True, color="566071")
        name.fill = PatternFill("solid", fgColor="DCEBF9" if column.required else "F5F7FA")
        told.alignment = Alignment(wrap_text=True, vertical="top")
        name.comment = Comment(note_of(column), "Хартія")
        sheet.column_dimensions[get_column_letter(place)].width = min(
            40, max(14, len(column.title) // 2, len(column.name) + 2)
        )
    sheet.freeze_panes = "A3"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def note_of(column: Column) -> str:
    """What a person filling in the table must know of a column."""
    needed = "обов’язково" if column.required else "якщо є"
    return f"{column.title or column.name}: {DATATYPES[column.datatype]}, {needed}. {column.description}"[
        :1000
    ].strip()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
