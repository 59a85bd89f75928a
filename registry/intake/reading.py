"""A register file -> its rows: CSV, XLSX, ODS or JSON, the 2019 or the 2025 header, or our own full export. Pure."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from core import sheets
from core.refusals import Refused
from registry.intake import packed
from registry.intake.columns import PEOPLE, REGISTER, RESOURCES, TITLE, UID, URL, WHOLE, Column, by_name, fold

LIMITS = sheets.Limits(size=30 * 1024 * 1024, unpacked=300 * 1024 * 1024, rows=20_000)
HEAD_WITHIN = 15  # filled lines that may stand above the header: a title, a date
KNOWN = by_name((*WHOLE, *REGISTER))
Cells = dict[str, str]


@dataclass(frozen=True)
class Row:
    """A passport of the file. `people` and `resources` are None where the file does not speak of them."""

    number: int
    cells: Cells
    people: list[Cells] | None = None
    resources: list[Cells] | None = None


@dataclass(frozen=True)
class Table:
    """The passports of a file, the columns it has, and those nobody knows."""

    rows: list[Row]
    columns: tuple[str, ...]
    unknown: tuple[str, ...] = ()


@dataclass
class Part:
    """One table of the file as it stands: columns by their place, rows of cells."""

    columns: list[Column | None]
    rows: list[tuple[int, Cells]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read(name: str, content: bytes) -> Table:
    """The rows of a file; raises Refused where it is not a register."""
    if name.lower().endswith(".json"):
        return _from_json(content)
    lines = [found for _title, found in sheets.tables(name, content, LIMITS)]
    passports = next((part for found in lines if (part := _part(found, KNOWN, (TITLE,)))), None)
    if passports is None:
        raise Refused(_no_header(lines))
    return _joined(
        passports, _beside(lines, PEOPLE, {"personName", "personEmail"}), _beside(lines, RESOURCES, {"resourceName"})
    )


def _from_json(content: bytes) -> Table:
    rows, unknown = [], dict[str, None]()
    for number, entry in enumerate(packed.entries(content, LIMITS), start=1):
        cells = {}
        for key, value in entry.cells.items():
            column = KNOWN.get(fold(key))
            if column is None:
                unknown.setdefault(key)
            else:
                cells[column.code] = value
        rows.append(Row(number, cells, entry.people, entry.resources))
    columns = dict.fromkeys(code for row in rows for code in row.cells)
    return Table(rows, tuple(columns), tuple(unknown))


def _part(lines: Sequence[sheets.Line], known: dict[str, Column], needed: Sequence[Column]) -> Part | None:
    """A table with its header found, or None where it has none of this kind."""
    for place, (_number, cells) in enumerate(lines[:HEAD_WITHIN]):
        columns = [known.get(fold(cell)) for cell in cells]
        found = [column for column in columns if column]
        if len(found) > 1 and all(column in found for column in needed):
            return _filled(columns, cells, lines[place + 1 :])
    return None


def _filled(columns: list[Column | None], header: list[str], lines: Sequence[sheets.Line]) -> Part:
    _check_twice(columns)
    named = zip(columns, header, strict=True)
    part = Part(columns, unknown=[cell for column, cell in named if cell and column is None])
    places = {place: column.code for place, column in enumerate(columns) if column}
    for number, cells in lines[_says_headings(columns, lines) :]:
        _check_stray(number, cells, header)
        told = {code: sheets.unguarded(cells[place]) for place, code in places.items() if place < len(cells)}
        part.rows.append((number, told))
    return part


def _check_stray(number: int, cells: Sequence[str], header: Sequence[str]) -> None:
    """Nothing may stand where the header names no column."""
    named = zip(cells, [*header, *[""] * len(cells)], strict=False)
    if any(cell and not heading for cell, heading in named):
        raise Refused(_("Рядок %(row)s: значення стоїть поза стовпцями із заголовком.") % {"row": number})


def _says_headings(columns: list[Column | None], lines: Sequence[sheets.Line]) -> int:
    """1 where the line after the header repeats it in the other language, else 0."""
    if not lines:
        return 0
    pairs = [(column, cell) for column, cell in zip(columns, lines[0][1], strict=False) if cell]
    same = sum(column is not None and fold(cell) in column.names for column, cell in pairs)
    return int(same > 1 and same * 2 >= len(pairs))


def _check_twice(columns: Sequence[Column | None]) -> None:
    twice = {column.heading: column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise Refused(
            *(
                _("Стовпець «%(name)s» (%(code)s) повторюється.") % {"name": heading, "code": column.code}
                for heading, column in twice.items()
            )
        )


def _no_header(tables: Sequence[Sequence[sheets.Line]]) -> str:
    lines = next((found for found in tables if found), None)
    if lines is None:
        return _("У файлі немає жодного заповненого рядка.")
    first = ", ".join(cell for cell in lines[0][1] if cell)[:200]
    return _(
        "Це не таблиця реєстру: не знайдено заголовків «%(uid)s» і «%(title)s» (uid, title). Перший рядок: %(first)s"
    ) % {"uid": UID.heading, "title": TITLE.heading, "first": first}


def _joined(part: Part, people: dict[str, list[Cells]] | None, resources: dict[str, list[Cells]] | None) -> Table:
    codes = [column.code for column in part.columns if column]
    _check_misspelt(part.unknown, codes)
    if not {UID.code, URL.code} & set(codes):
        raise Refused(_("У файлі немає стовпця «%(name)s» (uid).") % {"name": UID.heading})
    rows = [
        Row(number, cells, _of(people, cells), _of(resources, cells))
        for number, cells in part.rows
        if any(cells.values())
    ]
    return Table(rows, tuple(codes), tuple(part.unknown))


def _check_misspelt(unknown: Sequence[str], codes: Sequence[str]) -> None:
    """A heading that is nearly one the file lacks would bring blanks in silently."""
    lacking = {name: column for name, column in by_name(REGISTER).items() if column.code not in codes}
    said = []
    for header in unknown:
        near = difflib.get_close_matches(fold(header), lacking, n=1, cutoff=0.8)
        if near:
            column = lacking[near[0]]
            said.append(
                _("Стовпець «%(name)s» невідомий. Можливо, «%(ours)s» (%(code)s)? Виправте заголовок.")
                % {"name": header, "ours": column.heading, "code": column.code}
            )
    if said:
        raise Refused(*said)


def _beside(
    tables: Sequence[Sequence[sheets.Line]], columns: Sequence[Column], marks: set[str]
) -> dict[str, list[Cells]] | None:
    """A sheet of our full export that stands beside the passports, its rows by the identifier they belong to."""
    for lines in tables:
        part = _part(lines, by_name(columns), (UID,))
        if part and marks <= {column.code for column in part.columns if column}:
            found: dict[str, list[Cells]] = {}
            for _number, cells in part.rows:
                found.setdefault(cells.get(UID.code, ""), []).append(cells)
            return found
    return None


def _of(rows: dict[str, list[Cells]] | None, cells: Cells) -> list[Cells] | None:
    return None if rows is None else rows.get(cells.get(UID.code, ""), [])
