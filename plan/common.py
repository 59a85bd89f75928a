"""The tasks of a collective party: which of them each of its members is asked about."""

from collections.abc import Iterable
from datetime import date

from core.collectives import Membership, membership
from core.models import Unit
from plan.models import Task


def collectives_of(task: Task) -> list[int]:
    """The collectives an order names for a task, by key (assignments and their parties prefetched)."""
    return [one.party_id for one in task.assignments.all() if one.party.kind == Unit.Kind.COLLECTIVE]


def asked_of(unit: Unit | None, tasks: Iterable[Task], on: date, known: Membership | None = None) -> list[Task]:
    """The common tasks a unit is asked about as a member on a day."""
    tasks = list(tasks)
    if unit is None or not tasks:
        return []
    known = known or membership()
    return [task for task in tasks if any(known.belongs(key, unit, on) for key in collectives_of(task))]


def party_words(tasks: list[Task]) -> str:
    """The collective of common tasks as the order calls it."""
    wordings = (one.wording for one in tasks[0].assignments.all() if one.party.kind == Unit.Kind.COLLECTIVE)
    return next(wordings, "")
