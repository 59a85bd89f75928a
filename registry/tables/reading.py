"""Schema files: CSVW and Frictionless JSON, and the ministry's CSV of five columns. Bytes in, columns out.

The quirks are those of the published annexes: `context` for `@context`, `;` or `,`, True/TRUE, U+2028 and spaces in
names, a byte-order mark, windows-1251.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from core.refusals import Refused
from registry.tables.columns import Column, clean, column_of, numbered

MAX_BYTES = 1 << 20
MAX_COLUMNS = 500
HEADINGS = {
    "name": "name",
    "назва": "name",
    "назва стовпця": "name",
    "title": "title",
    "заголовок": "title",
    "description": "description",
    "опис": "description",
    "datatype": "datatype",
    "type": "datatype",
    "тип": "datatype",
    "тип даних": "datatype",
    "required": "required",
    "обов’язковість": "required",
    "обов'язковість": "required",
    "codelist": "codelist",
    "довідник": "codelist",
}


def read(name: str, content: bytes) -> tuple[Column, ...]:
    """The columns a schema file describes; raises Refused."""
    if len(content) > MAX_BYTES:
        raise Refused(_("Файл структури завеликий: понад 1 МБ."))
    text = _decoded(content).strip()
    if not text:
        raise Refused(_("Файл структури порожній."))
    found = _from_json(text) if text[0] in "{[" else _from_csv(text)
    return _checked(numbered(found))


def _checked(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    if not columns:
        raise Refused(_("У файлі структури немає жодного стовпця."))
    if len(columns) > MAX_COLUMNS:
        raise Refused(_("У структурі понад %s стовпців: перевірте файл.") % MAX_COLUMNS)
    for place, column in enumerate(columns, start=1):
        if not column.name:
            raise Refused(_("Стовпець %s структури не має назви (name).") % place)
    return columns


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("Не вдалося прочитати літери у файлі структури. Збережіть його в UTF-8."))


def _from_json(text: str) -> list[Column]:
    try:
        described = json.loads(text)
    except ValueError as error:
        told = getattr(error, "lineno", 1)
        raise Refused(_("Файл структури – пошкоджений JSON: помилка в рядку %s.") % told) from error
    columns = _columns_in(described)
    if columns is None:
        raise Refused(
            _("У JSON немає переліку стовпців: очікується tableSchema.columns (CSVW) або fields (Frictionless).")
        )
    return columns


def _columns_in(described: object) -> list[Column] | None:
    """The columns of a CSVW table or a Frictionless schema, wherever in the document they stand."""
    if isinstance(described, list):
        return [column_of(row) for row in described if isinstance(row, Mapping)]
    if not isinstance(described, Mapping):
        return None
    for part, told in (("columns", _csvw), ("fields", _frictionless)):
        if isinstance(described.get(part), list):
            return [column_of(told(row)) for row in described[part] if isinstance(row, Mapping)]
    return next((found for inner in _inside(described) if (found := _columns_in(inner)) is not None), None)


def _inside(described: Mapping[str, object]) -> Iterator[object]:
    """The parts of a document that may hold its columns: a schema, or the first of its tables."""
    for part in ("tableSchema", "schema"):
        yield described.get(part)
    for part in ("tables", "resources"):
        rows = described.get(part)
        if isinstance(rows, list) and rows:
            yield rows[0]


def _csvw(row: Mapping[str, object]) -> dict[str, object]:
    """A CSVW column: its titles may be a list or by language, its type an object."""
    datatype = row.get("datatype")
    titles = row.get("title") or row.get("titles") or ""
    if isinstance(titles, Mapping):
        titles = titles.get("uk") or next(iter(titles.values()), "")
    if isinstance(titles, list):
        titles = titles[0] if titles else ""
    described = row.get("description") or row.get("dc:description") or ""
    base = datatype.get("base") if isinstance(datatype, Mapping) else datatype
    return {**row, "title": titles, "datatype": base, "description": described}


def _frictionless(row: Mapping[str, object]) -> dict[str, object]:
    """A Frictionless field: `type` with a format, `required` among the constraints."""
    constraints = row.get("constraints")
    required = constraints.get("required") if isinstance(constraints, Mapping) else row.get("required")
    datatype = "anyURL" if row.get("format") == "uri" else row.get("type")
    return {**row, "datatype": datatype, "required": required}


def _from_csv(text: str) -> list[Column]:
    rows = _csv_rows(text)
    keys = [HEADINGS.get(clean(cell).casefold(), "") for cell in rows[0]]
    if "name" not in keys:
        raise Refused(
            _("У першому рядку файлу структури очікуються заголовки: name, title, description, datatype, required.")
        )
    return [column_of({key: cell for key, cell in zip(keys, row, strict=False) if key}) for row in rows[1:]]


def _csv_rows(text: str) -> list[list[str]]:
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        rows = [row for row in lines if any(map(str.strip, row))]
    except csv.Error as error:
        raise Refused(_("Файл структури пошкоджено: не вдалося розібрати стовпці.")) from error
    if not rows:
        raise Refused(_("Файл структури порожній."))
    return rows


def _delimiter(text: str) -> str:
    first = text.splitlines()[0]
    return max(",;\t", key=first.count)
