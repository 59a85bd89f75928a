"""When people are reminded of what they owe, and who hears of it: one table of rungs. Pure.

A rung is a number of days from the date in question: -7 is a week before it, 0 the day itself, 3 three days after.
On any day only the last rung reached counts: a round missed for three days loses nothing and repeats nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Audience(StrEnum):
    """Who hears of it: the unit itself, the coordinator, the deputy mayor over the unit."""

    UNIT = "unit"
    COORDINATOR = "coordinator"
    CURATOR = "curator"


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
    after: tuple[int, ...] = ()  # days after it; the date itself is always a rung
    every: int = 7  # days between reminders past the last of them
    last: int | None = None  # the last rung of all (None: for as long as it takes)
    unit: int | None = None
    coordinator: int | None = None
    curator: int | None = None

    def rung(self, day: date, on: date) -> int | None:
        """The last rung reached on a day, or None where it is too early."""
        passed = (on - day).days
        steps = [*(-days for days in self.before), 0, *self.after]
        reached = [step for step in steps if step <= passed]
        if not reached:
            return None
        rung = max(reached)
        if rung == max(steps):
            rung += (passed - rung) // self.every * self.every
        return rung if self.last is None or rung <= self.last else None

    def hears(self, rung: int) -> list[Audience]:
        """Who is told on a rung: the higher it is, the higher up."""
        first = {Audience.UNIT: self.unit, Audience.COORDINATOR: self.coordinator, Audience.CURATOR: self.curator}
        return [audience for audience, begins in first.items() if begins is not None and rung >= begins]


LADDERS = {
    #                       days before     days after      then every, from which rung each audience hears of it
    Cause.DUE: Ladder(before=(14, 7, 1), after=(1, 3, 7), every=7, unit=-14, coordinator=7, curator=14),
    Cause.SUBMIT: Ladder(before=(14, 7, 1), after=(1, 3, 7), every=7, unit=-14),
    Cause.SILENT: Ladder(after=(1, 3, 7), every=7, last=28, coordinator=1, curator=3),
    Cause.RETURNED: Ladder(after=(1, 3, 7), every=7, unit=0),
    Cause.REVIEW: Ladder(after=(3,), every=7, coordinator=0),
    Cause.REQUEST: Ladder(after=(3,), every=7, coordinator=0),
}


@dataclass(frozen=True)
class Reminder:
    """One thing somebody is reminded of; a person hears of each item once a rung.

    `about` names the row for a link: a kind of page and what finds it there.
    """

    item: str
    rung: int
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
