"""Spreadsheets as people send them, read into plain text cells, and written so that they read back unchanged.

CSV with `;`, `,` or tabs in UTF-8, UTF-16 or windows-1251; XLSX; ODS. Everything that is too large, packed to
explode, or simply not a table is refused in a sentence.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from django.utils.translation import gettext as _
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.refusals import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_ROWS = 2_000  # all of them are written in one transaction, and others wait for it
MAX_COLUMNS = 100
MAX_CELL = 10_000

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an encrypted XLSX, and an old XLS, begins
FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s/>]")
SIGNS = ";\t,"  # that part columns
FORMULA = re.compile(r"[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True)
class Limits:
    """How large a file may be: bytes, bytes once unpacked, filled rows."""

    size: int = MAX_BYTES
    unpacked: int = MAX_UNPACKED
    rows: int = MAX_ROWS


USUAL = Limits()
Line = tuple[int, list[str]]  # a row's number in the file, and its cells as plain text


@dataclass(frozen=True)
class Sheet:
    """A table: headings, rows of text, and the number of each row in the file."""

    headers: list[str]
    rows: list[list[str]]
    numbers: list[int]


def read(name: str, content: bytes) -> Sheet:
    """The first table of a file; raises Refused."""
    return _sheet(next(tables(name, content))[1])


def tables(name: str, content: bytes, limits: Limits | None = None) -> Iterator[tuple[str, list[Line]]]:
    """Every table of a file, one at a time: its title and its filled lines; raises Refused."""
    limits, kind = limits or USUAL, name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if kind not in CONTENT_TYPES:
        raise Refused(_("Файл «%(name)s» не є таблицею. Надішліть XLSX, CSV або ODS.") % {"name": name})
    if len(content) > limits.size:
        raise Refused(_("Файл завеликий: понад %(size)s МБ. Поділіть його на частини.") % {"size": limits.size >> 20})
    if not content.strip():
        raise Refused(_("Файл порожній."))
    found = {"csv": _csv_tables, "xlsx": _xlsx_tables, "ods": _ods_tables}[kind](content, limits)
    for title, rows in found:
        yield title, list(_filled(([_text(cell).strip() for cell in row] for row in rows), limits))


def _filled(rows, limits) -> Iterator[Line]:
    """The lines that hold anything, each with its number; one that no table of the office has is refused."""
    before = 0
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            _check_line(cells, number, before, limits)
            before += 1
            yield number, cells


def write(kind: str, headers: list[str], rows: list[list[str]], title: str = "") -> bytes:
    """A file of text cells in which nothing is a formula."""
    return {"csv": _write_csv, "xlsx": _write_xlsx, "ods": _write_ods}[kind](headers, rows, title)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return f"'{text}" if FORMULA.match(text) or GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if GUARDED.match(text) else text


def _sheet(lines) -> Sheet:
    headers, rows, numbers = [], [], []
    for number, cells in lines:
        if not headers:
            headers = _headers(cells)
            continue
        if any(cells[len(headers) :]):
            raise Refused(_("Рядок %(row)s: значення стоїть поза стовпцями із заголовком.") % {"row": number})
        rows.append([unguarded(cell) for cell in cells[: len(headers)]] + [""] * (len(headers) - len(cells)))
        numbers.append(number)
    if not headers:
        raise Refused(_("У файлі немає жодного заповненого рядка."))
    return Sheet(headers, rows, numbers)


def _check_line(cells, number, before, limits):
    if before > limits.rows:  # the heading is a line too
        raise Refused(_("У файлі понад %(rows)s рядків. Поділіть його на частини.") % {"rows": limits.rows})
    if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
        raise Refused(_("У файлі понад %(columns)s стовпців: це не та таблиця.") % {"columns": MAX_COLUMNS})
    if any(len(cell) > MAX_CELL for cell in cells):
        raise Refused(_("Рядок %(row)s: задовгий текст у комірці.") % {"row": number})


def _headers(cells):
    while cells and not cells[-1]:
        cells.pop()
    for place, cell in enumerate(cells, start=1):
        if not cell:
            raise Refused(_("Стовпець %(letter)s не має заголовка.") % {"letter": get_column_letter(place)})
    return cells


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "так" if value else "ні"
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _csv_tables(content, limits):
    text = _decoded(content)
    if "\0" in text:
        raise Refused(_("Це не текстова таблиця CSV."))
    yield "", _csv_rows(text)


def _csv_rows(text):
    csv.field_size_limit(MAX_CELL * 4)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    except csv.Error as error:
        raise Refused(_("Таблицю CSV пошкоджено: не вдалося розібрати лапки чи стовпці.")) from error


def _decoded(content):
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1251"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("Не вдалося прочитати літери у файлі. Збережіть його як CSV UTF-8 або XLSX."))


def _delimiter(text):
    """The sign that parts the columns of the first line that has any, quoted text left out."""
    lines = (re.sub(r'"[^"]*"', "", line) for line in text.splitlines())
    plain = next((line for line in lines if any(sign in line for sign in SIGNS)), "")
    return max(SIGNS, key=plain.count)


def _checked_zip(content, limits):
    """The archive behind a spreadsheet; its declared sizes are looked at before anything is unpacked."""
    if content.startswith(OLE):
        raise Refused(
            _("Файл захищено паролем або збережено у старому форматі. Збережіть таблицю як XLSX без пароля.")
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Refused(_("Файл пошкоджено або це не таблиця.")) from error
    if sum(part.file_size for part in archive.infolist()) > limits.unpacked:
        raise Refused(_("Файл завеликий, коли його розпакувати. Поділіть його на частини."))
    return archive


def _xlsx_tables(content, limits):
    _checked_zip(content, limits)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = [list(row) for row in islice(sheet.iter_rows(values_only=True), limits.rows * 2)]
            _refuse_uncounted(content, sheet.title, rows)
            yield sheet.title, rows
        book.close()
    except Refused:
        raise
    except Exception as error:  # a broken workbook fails in as many ways as it can be broken
        raise Refused(_("Не вдалося відкрити файл XLSX: його пошкоджено. Збережіть таблицю ще раз.")) from error


def _refuse_uncounted(content, title, rows):
    """A formula saved without its result would read as an empty cell: the file is refused with the cell named.

    Formulas are read only where a sheet has any: a workbook takes a second reading for them.
    """
    if not _has_formulas(content):
        return
    book = load_workbook(io.BytesIO(content), read_only=True)
    sheet = book[title]
    sheet.reset_dimensions()
    for row, values in zip(sheet.iter_rows(max_row=len(rows)), rows, strict=False):
        for cell, value in zip(row, values, strict=False):
            if value is None and cell.data_type == "f":
                words = _(
                    "Клітинка %s: формула без обчисленого значення. Відкрийте файл в Excel і збережіть ще раз "
                    "або впишіть у клітинку саме значення."
                )
                raise Refused(words % cell.coordinate)
    book.close()


def _has_formulas(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml"))
    return any(FORMULA_TAG.search(archive.read(name)) for name in sheets)


def _ods_tables(content, limits):
    archive = _checked_zip(content, limits)
    if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
        raise Refused(_("Файл захищено паролем. Збережіть таблицю без пароля."))
    try:
        if any(b"<!DOCTYPE" in archive.read(part)[:2000] for part in ("content.xml", "styles.xml")):
            raise ValueError("a document with entities")
        for table in load(io.BytesIO(content)).spreadsheet.getElementsByType(Table):
            yield table.getAttribute("name") or "", list(_ods_lines(table, limits))
    except Refused:
        raise
    except Exception as error:  # the same for OpenDocument
        raise Refused(_("Не вдалося відкрити файл ODS: його пошкоджено. Збережіть таблицю ще раз.")) from error


def _part(archive, name):
    try:
        return archive.read(name)
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return b""


def _ods_lines(table, limits):
    for row in table.getElementsByType(TableRow):
        cells = []
        for cell in row.childNodes:
            if cell.qname not in (TableCell().qname, CoveredTableCell().qname):
                continue
            times = int(cell.getAttribute("numbercolumnsrepeated") or 1)
            cells += [_ods_value(cell)] * min(times, MAX_COLUMNS + 1)
        repeated = int(row.getAttribute("numberrowsrepeated") or 1)
        yield from [cells] * (min(repeated, limits.rows + 2) if any(cells) else 1)


def _ods_value(cell):
    day = cell.getAttribute("datevalue")
    if day:
        return datetime.fromisoformat(day)
    return "\n".join(str(paragraph) for paragraph in cell.getElementsByType(P))


def _write_csv(headers, rows, title):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(headers)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _plain(text):
    """A text for a typed cell: it needs no guard of its own, only what looks like one is doubled."""
    return guarded(text) if GUARDED.match(text) else text


def _write_xlsx(headers, rows, title):
    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", title)[:31] or "1"
    for number, row in enumerate([headers, *rows], start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", _plain(text)) or None
            cell.data_type = "s" if text else "n"
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.quotePrefix = bool(FORMULA.match(text))
    _shape(sheet, headers, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _shape(sheet, headers, rows):
    for column, header in enumerate(headers, start=1):
        longest = max([len(header), *(len(row[column - 1]) for row in rows[:200])])
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, 10), 60)
        sheet.cell(1, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _write_ods(headers, rows, title):
    document = OpenDocumentSpreadsheet()
    table = Table(name=title or "1")
    for row in [headers, *rows]:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            for paragraph in _plain(text).split("\n"):
                cell.addElement(P(text=paragraph))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()
