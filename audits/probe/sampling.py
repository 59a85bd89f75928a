"""A content looked at and thrown away: its format, and what is inside it if it is a table. Pure.

Mistakes against the structure are told by the register's own check (`registry.tables.checking`), of the first rows.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from audits.personal_data import signs
from audits.probe import tables
from audits.probe.content import format_of
from audits.probe.links import Link
from audits.snapshot import Signs, TableFacts
from core.refusals import Refused
from registry.tables import checking

CHECKED_ROWS = 2_000  # rows of a text table that are compared with the structure
SIGNED_ROWS = 2_000  # rows in which signs of personal data are counted
TOLD = 20  # mistakes that are kept in words


@dataclass(frozen=True)
class Sample:
    """What a look found."""

    format: str = ""
    table: TableFacts | None = None
    signs: tuple[Signs, ...] | None = None


def sample(content: bytes, link: Link, *, whole: bool) -> Sample:
    """Looks at a content; a part of a spreadsheet cannot be opened and stays unread."""
    found = format_of(content, whole=whole, declared=link.format)
    if link.page or not tables.is_table(found) or not (whole or found in tables.TEXTS):
        return Sample(found)
    try:
        facts, rows = tables.read(found, content, whole=whole)
    except Refused as refusal:
        return Sample(found, TableFacts(whole=whole, problems=(str(refusal),)))
    told = tuple(signs(facts.header, rows[:SIGNED_ROWS]))
    if link.columns:
        facts = _compared(facts, found, content, rows, link)
    return Sample(found, facts, told)


def _compared(facts: TableFacts, found: str, content: bytes, rows: list[list[str]], link: Link) -> TableFacts:
    """The facts with the mistakes against the structure."""
    name = f"x.{found.lower()}" if found in tables.SPREADSHEETS else "x.csv"
    if found in tables.TEXTS:
        content = _written(facts.header, rows[:CHECKED_ROWS])
    try:
        checked = checking.check(name, content, link.columns, link.codes)
    except Refused as refusal:
        return replace(facts, problems=(str(refusal),))
    problems = tuple(str(problem) for problem in checked.problems[:TOLD])
    return replace(facts, problems=problems, problem_count=checked.total)


def _written(header: Sequence[str], rows: list[list[str]]) -> bytes:
    """The beginning of a text table in the one way that the register's check reads for certain."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerows([header, *rows])
    return out.getvalue().encode("utf-8-sig")
