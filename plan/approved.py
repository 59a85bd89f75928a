"""An approved order as it was read from a file: what the act says, before anything is saved.

Pure data, no Django. The readers in `plan/reading/` make it, the preview shows it, `plan.actions` saves it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from plan.schedule import Schedule


class Unreadable(Exception):
    """The file cannot be taken as an order; the message is a Ukrainian sentence for the person who sent it."""


@dataclass(frozen=True)
class Act:
    """The act that approved the plan, with both signatories: of the act itself and of its annex."""

    kind: str = ""
    number: str = ""
    date: datetime.date | None = None
    title: str = ""
    authority: str = ""  # issuing body as printed above the act, one line each
    signatory_post: str = ""
    signatory: str = ""
    annex_signatory_post: str = ""
    annex_signatory: str = ""
    controller: str = ""  # who keeps control of the execution, in the act's words


@dataclass(frozen=True)
class Doubt:
    """Something the reader could not be sure of, in a Ukrainian sentence; `row` is the row of the file, from 1."""

    row: int | None
    text: str


@dataclass(frozen=True)
class Task:
    """A task as approved. `responsible` holds names of parties in the approved order, the leader first."""

    number: int
    code: str
    title: str
    deadline_text: str
    schedule: Schedule
    expected_result: str
    responsible: tuple[str, ...]
    row: int | None = None


@dataclass(frozen=True)
class Area:
    """«Зміст принципу»: a heading under a principle."""

    number: int
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Principle:
    """A principle of the Open Data Charter, numbered in Roman as in the order."""

    number: str
    title: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class ApprovedPlan:
    """The whole order. `unknown` are parties that the directory does not have, in the order of their appearance."""

    act: Act
    principles: tuple[Principle, ...]
    unknown: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    def tasks(self) -> Iterator[Task]:
        """Every task in the order of the act."""
        for principle in self.principles:
            for area in principle.areas:
                yield from area.tasks
