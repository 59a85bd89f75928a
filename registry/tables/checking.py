"""A file against its structure: every mistake by row and column, in Ukrainian.

What is checked, and how: the heading by ourselves (names of the structure, each once; extra and missing columns
named), the cells by Frictionless. Dates are ISO 8601 in CSV; a real date of a spreadsheet counts as one. A second
header row with the Ukrainian titles, as official tables have, is no data.
"""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from frictionless import Resource, Schema

from core import sheets
from core.refusals import Refused
from registry.tables.columns import DATATYPES, Column, clean
from registry.tables.writing import fields

SHOWN = 200  # mistakes told; more say only how many
LIMITS = sheets.Limits(size=20 << 20, unpacked=200 << 20, rows=100_000)
SPREADSHEET_DAY = re.compile(r"\A(\d{2})\.(\d{2})\.(\d{4})(?: (\d{2}:\d{2}))?\Z")
LATIN_NAME = re.compile(r"\A[A-Za-z][A-Za-z0-9_]*\Z")
HINTS = {
    "date": gettext_lazy("дата у вигляді 2026-09-30"),
    "dateTime": gettext_lazy("дата й час у вигляді 2026-09-30T14:05:00"),
    "time": gettext_lazy("час у вигляді 14:05:00"),
    "integer": gettext_lazy("ціле число без пробілів"),
    "decimal": gettext_lazy("число з крапкою, наприклад 12.5"),
    "boolean": gettext_lazy("true або false"),
    "anyURL": gettext_lazy("повне посилання, що починається з https://"),
}


@dataclass(frozen=True)
class Problem:
    """A mistake: `row` of the file (None: the whole table), the column's name, and a sentence."""

    row: int | None
    column: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Checked:
    """What a check found: rows of data, the mistakes told, and how many there are in all."""

    rows: int
    problems: tuple[Problem, ...]
    total: int

    @property
    def valid(self) -> bool:
        return self.total == 0


def check(
    name: str,
    content: bytes,
    columns: Sequence[Column],
    codes: Mapping[str, Collection[str]] | None = None,
) -> Checked:
    """Checks the first table of a CSV, XLSX or ODS file; `codes` maps code lists to their codes. Raises Refused."""
    lines = next(sheets.tables(name, content, LIMITS))[1]
    if not lines:
        raise Refused(_("У файлі немає жодного заповненого рядка."))
    heading = [clean(cell) for cell in lines[0][1]]
    known = [column for column in columns if column.name in heading]
    rows = _rows(lines[1:], heading, known, spreadsheet=not name.lower().endswith(".csv"))
    problems = [
        *_missing(heading, columns),
        *_unknown(heading, columns),
        *_cell_problems(rows, known),
        *_code_problems(rows, known, codes or {}),
    ]
    problems.sort(key=lambda one: (one.row or 0, one.column))
    return Checked(rows=len(rows), problems=tuple(problems[:SHOWN]), total=len(problems))


def _rows(lines, heading, known, *, spreadsheet):
    """The rows of data with their numbers, their cells in the order of the known columns."""
    places = [heading.index(column.name) for column in known]
    rows = [(number, [_cell(cells, place) for place in places]) for number, cells in lines]
    rows = _without_titles([row for row in rows if any(row[1])], known)
    return [(number, _with_days(cells, known)) for number, cells in rows] if spreadsheet else rows


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _missing(heading: Sequence[str], columns: Sequence[Column]) -> Iterator[Problem]:
    """Columns of the structure that the heading lacks, each with the like one that stands there instead."""
    strange = [cell for cell in heading if cell not in {column.name for column in columns}]
    for column in columns:
        if column.name in heading:
            continue
        near = difflib.get_close_matches(column.name, strange, 1)
        hint = _(" Можливо, це стовпець «%s».") % near[0] if near else ""
        must = _("Немає обов’язкового стовпця") if column.required else _("Немає стовпця")
        yield Problem(None, column.name, f"{must} {column.label}.{hint}")


def _unknown(heading: Sequence[str], columns: Sequence[Column]) -> Iterator[Problem]:
    """Columns of the heading that repeat, or that the structure does not have."""
    names = {column.name for column in columns}
    for name, count in Counter(filter(None, heading)).items():
        if count > 1:
            yield Problem(None, name, _("Стовпець %s повторюється: залиште один.") % name)
        if name not in names:
            latin = "" if LATIN_NAME.match(name) else _(" Назви стовпців пишуть латиницею.")
            yield Problem(
                None, name, _("Стовпця %s немає у структурі: вилучіть або перейменуйте його.") % name + latin
            )


def _without_titles(rows, known):
    """The rows without the second header of Ukrainian titles."""
    if not rows:
        return rows
    first = [clean(cell).casefold() for cell in rows[0][1]]
    titles = [column.title.casefold() for column in known]
    same = sum(cell == title for cell, title in zip(first, titles, strict=True) if title)
    return rows[1:] if same and same * 2 >= len([title for title in titles if title]) else rows


def _with_days(cells: Sequence[str], known: Sequence[Column]) -> list[str]:
    """Dates as spreadsheets show them, written as ISO 8601."""
    return [
        _iso(cell, column.datatype) if column.datatype in ("date", "dateTime") else cell
        for cell, column in zip(cells, known, strict=True)
    ]


def _iso(cell: str, datatype: str) -> str:
    found = SPREADSHEET_DAY.match(cell)
    if found is None:
        return cell
    day, month, year, clock = found.groups()
    iso = f"{year}-{month}-{day}"
    return f"{iso}T{clock or '00:00'}:00" if datatype == "dateTime" else iso


def _cell_problems(rows, known: Sequence[Column]) -> Iterator[Problem]:
    """What Frictionless finds in the cells, told by the rows of the file."""
    if not rows or not known:
        return
    by_name = {column.name: column for column in known}
    schema = Schema.from_descriptor({"fields": fields(known)})
    table = [[column.name for column in known], *(cells for _number, cells in rows)]
    with Resource(data=table, schema=schema) as resource:
        for place, row in enumerate(resource.row_stream):
            for error in row.errors:
                column = by_name.get(getattr(error, "field_name", ""))
                if column is not None:
                    yield _told(rows[place][0], column, error)


def _told(number: int, column: Column, error) -> Problem:
    cell = str(getattr(error, "cell", "") or "")[:80]
    if error.type == "type-error":
        hint = HINTS.get(column.datatype, DATATYPES[column.datatype])
        said = _("Рядок %(row)s, стовпець %(column)s: «%(cell)s» – не те, що треба. Потрібно: %(hint)s.")
        return Problem(number, column.name, said % {"row": number, "column": column.label, "cell": cell, "hint": hint})
    if error.type == "constraint-error" and column.required and not cell:
        said = _("Рядок %(row)s, стовпець %(column)s: обов’язкова комірка порожня.")
        return Problem(number, column.name, said % {"row": number, "column": column.label})
    said = _("Рядок %(row)s, стовпець %(column)s: значення «%(cell)s» не відповідає структурі.")
    return Problem(number, column.name, said % {"row": number, "column": column.label, "cell": cell})


def _code_problems(rows, known: Sequence[Column], codes: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Cells whose value is not among the codes of the column's list."""
    for place, column in enumerate(known):
        if column.codelist not in codes:
            continue
        allowed = codes[column.codelist]
        for number, cells in rows:
            if cells[place] and cells[place] not in allowed:
                said = _("Рядок %(row)s, стовпець %(column)s: коду «%(cell)s» немає в довіднику «%(list)s».")
                told = {"row": number, "column": column.label, "cell": cells[place][:80], "list": column.codelist}
                yield Problem(number, column.name, said % told)
