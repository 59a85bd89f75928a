"""Reads an approved order from a file: `read()` gives the plan, or `Unreadable` with a sentence for the sender.

Text as pasted from the PDF, .docx, .xlsx and .csv; the content decides what the file is, not its name.
Nothing is looked up and nothing is saved here: the directory's names come as `known`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plan import schedule
from plan.approved import ApprovedPlan, Area, Unreadable
from plan.layout import Column
from plan.reading import act, build, kinds, parties, source, table
from plan.reading.assembled import assembled, party_doubts, task_doubts
from plan.reading.dates import years

__all__ = ["Unreadable", "read", "rescheduled"]


def read(name: str, content: bytes, *, known: Sequence[str], until: date | None = None) -> ApprovedPlan:
    """The order in the file. `known` are the parties' names in the directory, `until` ends its schedules."""
    found = _taken_apart(name, content)
    printed = table.gathered(table.entries(found.rows, found.heading))
    book = build.numbered(printed)
    names = parties.directory(known, [draft.cells[Column.RESPONSIBLE] for draft in build.tasks(book)])
    issued, doubts = act.read(found.before, found.after, found.act)
    approved = rescheduled(ApprovedPlan(issued, assembled(book, names)), until)
    doubts += [*found.doubts, *book.doubts, *task_doubts(approved), *party_doubts(approved, names, known)]
    unknown = tuple(names.unknown())
    return replace(approved, unknown=unknown, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.row or 0)))


def _taken_apart(name: str, content: bytes) -> source.Source:
    """The file's parts; one that is called .doc and holds no table is told to be an old Word file, whatever it is."""
    try:
        return source.of(content)
    except Unreadable as error:
        if name.lower().endswith(".doc") and kinds.is_plain(content):
            raise Unreadable(kinds.OLD_WORD) from error
        raise


def rescheduled(approved: ApprovedPlan, until: date | None = None) -> ApprovedPlan:
    """The plan with its deadlines understood from the act's date on: again, when a form has told the date."""
    named = [year for task in approved.tasks() for year in years(task.deadline_text)]
    if approved.act.date:
        named.append(approved.act.date.year)
    end = until or date(max(named, default=2000), 12, 31)
    since = approved.act.date or date(min([*named, end.year]), 1, 1)
    since = min(since, end)
    return replace(
        approved,
        principles=tuple(
            replace(principle, areas=tuple(_scheduled(area, since, end) for area in principle.areas))
            for principle in approved.principles
        ),
    )


def _scheduled(area: Area, since: date, until: date) -> Area:
    tasks = (replace(task, schedule=schedule.parse(task.deadline_text, since, until)) for task in area.tasks)
    return replace(area, tasks=tuple(tasks))
