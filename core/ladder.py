"""When people are reminded of what they owe, and who hears of it: the rungs as the house sets them out. Pure.

The office changes them in `core.models.ReminderRule`; a cause it never touched keeps the table below.

A rung is a number of days from the date in question: -7 is a week before it, 0 the day itself, 3 three days after.
On any day only the last rung reached counts: a round missed for three days loses nothing and repeats nothing.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Audience(StrEnum):
    """Who hears of it: the unit itself, the coordinator, the deputy mayor over the unit, whoever audits."""

    UNIT = "unit"
    COORDINATOR = "coordinator"
    CURATOR = "curator"
    AUDITOR = "auditor"  # on no ladder: hears where a room names him


class Cause(StrEnum):
    """Why somebody is reminded, the most pressing first."""

    RETURNED = "returned"
    SUBMIT = "submit"
    DUE = "due"
    REVIEW = "review"
    REQUEST = "request"
    SILENT = "silent"


@dataclass(frozen=True)
class Ladder:
    """The rungs of a cause, and from which of them on each audience hears of it (None: never)."""

    before: tuple[int, ...] = ()  # days before the date
    after: tuple[int, ...] = ()  # days after it
    on_day: bool = True  # whether the date itself is a rung
    every: int = 7  # days between reminders past the last of them
    last: int | None = None  # the last rung of all (None: for as long as it takes)
    unit: int | None = None
    coordinator: int | None = None
    curator: int | None = None

    def rung(self, day: date, on: date) -> int | None:
        """The last rung reached on a day, or None where it is too early."""
        passed, steps = (on - day).days, self.steps
        reached = [step for step in steps if step <= passed]
        if not reached:
            return None
        rung = reached[-1]
        if rung == steps[-1]:
            rung += (passed - rung) // self.every * self.every
        return rung if self.last is None or rung <= self.last else None

    def beginning(self, began: date, day: date, on: date) -> int | None:
        """The rung of the day on which something began; None once the ladder's own have been reached."""
        return (began - day).days if began <= on and self.rung(day, on) is None else None

    @property
    def steps(self) -> list[int]:
        """The rungs it names, in their order; past the last one it goes on by `every`."""
        return sorted({*(-days for days in self.before), *self.after, *([0] if self.on_day else [])})

    def hears(self, rung: int) -> list[Audience]:
        """Who is told on a rung: the higher it is, the higher up."""
        first = {Audience.UNIT: self.unit, Audience.COORDINATOR: self.coordinator, Audience.CURATOR: self.curator}
        return [audience for audience, begins in first.items() if begins is not None and rung >= begins]


FIRST = -10_000  # lower than any rung: heard from the first one on

LADDERS = {
    #                       days before     days after      then every, from which rung each audience hears of it
    Cause.DUE: Ladder(before=(14, 7, 1), after=(1, 3, 7), every=7, unit=FIRST, coordinator=7, curator=14),
    Cause.SUBMIT: Ladder(before=(14, 7, 1), after=(1, 3, 7), every=7, unit=FIRST),
    Cause.SILENT: Ladder(after=(1, 3, 7), every=7, last=28, coordinator=1, curator=3),
    Cause.RETURNED: Ladder(after=(1, 3, 7), every=7, unit=FIRST),
    Cause.REVIEW: Ladder(after=(3,), every=7, coordinator=FIRST),
    Cause.REQUEST: Ladder(after=(3,), every=7, coordinator=FIRST),
}


def step_day(day: date, rung: int) -> date:
    """The day a rung of a date is reached."""
    return day + timedelta(days=rung)


@dataclass(frozen=True)
class Reminder:
    """One thing somebody is reminded of; a person hears of each item once a rung.

    `reached` is the day the rung was reached: whoever heard of the item on that day or later has heard of this, also
    where the office has changed the rungs meanwhile.
    `about` names the row for a link: a kind of page and what finds it there.
    """

    item: str
    rung: int
    reached: date
    cause: Cause
    audience: Audience
    unit: Any
    heading: str
    words: str
    detail: str = ""
    code: str = ""
    about: tuple[str, ...] = ()
    pressing: bool = False
    own_only: bool = False  # nobody stands in for a unit without an account

    @property
    def key(self) -> str:
        """What the office remembers it by, once sent."""
        return f"{self.item}:{self.rung:+d}"
