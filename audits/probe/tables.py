"""What is seen inside a table: its encoding, its heading, how its rows are built, its mistakes. Pure."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

from audits.probe.content import as_text, delimiter_of
from audits.snapshot import TableFacts
from core import sheets
from core.refusals import Refused

TEXTS = {"CSV": ",", "TSV": "\t"}
SPREADSHEETS = frozenset({"XLSX", "ODS"})
MOST = sheets.Limits(size=20 << 20, unpacked=200 << 20, rows=100_000)
LONGEST_NAME = 200  # characters of a heading that are kept
COLUMNS = 200  # of a heading that are kept
LOOKED_AT = 50  # rows that tell where the heading stands
Lines = Sequence[sheets.Line]


def is_table(found: str) -> bool:
    """Whether a format can be looked into."""
    return found in TEXTS or found in SPREADSHEETS


def read(found: str, content: bytes, *, whole: bool) -> tuple[TableFacts, list[list[str]]]:
    """The facts, and the rows of data for those who count signs in them; raises Refused."""
    if found in SPREADSHEETS:
        lines = next(sheets.tables(f"x.{found.lower()}", content, MOST))[1]
        return _facts(lines, whole=whole)
    encoding, text = as_text(content)
    if text is None:
        raise Refused("Файл не читається як текст.")
    sign = delimiter_of(text) or TEXTS[found]
    return _facts(_text_lines(text, sign, whole), whole=whole, encoding=encoding, delimiter=sign)


def _text_lines(text: str, sign: str, whole: bool) -> Lines:
    csv.field_size_limit(1 << 20)
    lines = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=sign), start=1):
            if any(map(str.strip, cells)):
                lines.append((number, cells))
            if len(lines) > MOST.rows:
                break
    except csv.Error as error:
        raise Refused("Таблицю пошкоджено: не вдалося розібрати лапки чи стовпці.") from error
    return lines if whole or len(lines) < 2 else lines[:-1]  # the last line of a part may be cut


def _facts(lines: Lines, **known: Any) -> tuple[TableFacts, list[list[str]]]:
    if not lines:
        raise Refused("У файлі немає жодного заповненого рядка.")
    place = _heading(lines)
    header = _trimmed(lines[place][1])
    rows = [cells for _number, cells in lines[place + 1 :]]
    numbers = [number for number, _cells in lines[place:]]
    facts = TableFacts(
        header=tuple(cell.strip()[:LONGEST_NAME] for cell in header[:COLUMNS]),
        rows=len(rows),
        ragged=sum(_is_ragged(cells, len(header), by_sign="delimiter" in known) for cells in rows),
        blank_rows=numbers[-1] - numbers[0] + 1 - len(numbers),
        titles_above=place,
        **known,
    )
    return facts, rows


def _heading(lines: Lines) -> int:
    """The place of the heading: the first row nearly as wide as most; rows above it are titles and notes."""
    widths = [sum(1 for cell in cells if cell.strip()) for _number, cells in lines[:LOOKED_AT]]
    usual = Counter(widths).most_common(1)[0][0]
    wide = (place for place, width in enumerate(widths) if width * 5 >= usual * 3 and (width > 1 or usual < 2))
    return next(wide, 0)


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell.strip()]
    return cells[: filled[-1]] if filled else []


def _is_ragged(cells: list[str], width: int, *, by_sign: bool) -> bool:
    """Cells outside the heading; in a text also fewer than it has, for a spreadsheet does not keep empty ones."""
    return len(_trimmed(cells)) > width or (by_sign and len(cells) < width)
