"""Where a task stands on a day: the one function that screens, charts, PDF and feeds ask. Pure.

Three axes (DESIGN, section 4): the stage people set, the timeliness that follows from due dates, and - with the
quarterly updates - freshness. Nothing here is stored; every answer takes its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plan.workflow import Stage, first_stage

SOON = 30  # days: «строк наближається», a due date this near asks for attention


class Timeliness(StrEnum):
    """How a task stands against its due dates."""

    NO_DATE = "no_date"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Due:
    """A due date the order sets, where it was moved to (from which day on), and when it was met."""

    rule_date: date
    moves: tuple[tuple[date, date], ...] = ()  # (effective on, moved to), in force only
    met_on: date | None = None
    since: date | None = None  # a later act set it from this day
    until: date | None = None  # a later act took it away from this day
    key: int | None = field(default=None, compare=False)  # of its checkpoint

    def in_force(self, on: date) -> bool:
        """Whether the order as worded on a day sets this date."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    def as_of(self, on: date) -> date:
        """The due date in force on a day; a move counts from the day it takes effect."""
        if not self.moves:
            return self.rule_date
        known = [move for move in self.moves if move[0] <= on]
        return sorted(known, key=lambda move: move[0])[-1][1] if known else self.rule_date

    def is_met(self, on: date) -> bool:
        """Whether it was met by a day."""
        return self.met_on is not None and self.met_on <= on


@dataclass(frozen=True)
class Facts:
    """Everything dated that is known of a task, facts in force only."""

    continuous: bool
    dues: tuple[Due, ...] = ()
    stages: tuple[tuple[date, Stage], ...] = ()  # (effective on, stage), in order of effect and of record
    released_on: date | None = None
    removed_on: date | None = None  # a later act took the task out of the plan
    continuous_until: tuple[tuple[date, bool], ...] = ()  # (restated on, whether it ran without an end until then)

    def ran_on(self, on: date) -> bool:
        """Whether the duty ran without an end, in the wording in force on a day."""
        return next((before for day, before in sorted(self.continuous_until) if on < day), self.continuous)

    def dues_on(self, on: date) -> tuple[Due, ...]:
        """The due dates that the order set in the wording in force on a day."""
        return tuple(due for due in self.dues if due.in_force(on))


@dataclass(frozen=True)
class Position:
    """A task on a day. `due_on` is the date that `timeliness` speaks of, `days` how far from it (late: positive);
    `rule_on` is that date as the order set it."""

    stage: Stage
    since: date | None
    timeliness: Timeliness
    days: int = 0
    due_on: date | None = None
    moved: bool = False
    released: bool = False
    rule_on: date | None = None
    removed: bool = False

    @property
    def overdue(self) -> bool:
        """Whether a due date has passed unmet."""
        return self.timeliness is Timeliness.OVERDUE

    @property
    def open(self) -> bool:
        """Whether the task still asks for work: in the plan, under control and neither done nor cancelled."""
        return not self.released and not self.removed and self.stage not in (Stage.DONE, Stage.CANCELLED)


def stage_on(facts: Facts, on: date) -> tuple[Stage, date | None]:
    """The stage on a day and since when; before any fact a continuous duty runs and another is not started.

    The same stage recorded twice holds since the earlier day: somebody found out later that it began before.
    """
    known = sorted((fact for fact in facts.stages if fact[0] <= on), key=lambda fact: fact[0])
    if not known:
        return first_stage(facts.ran_on(on)), None
    since, stage = known[-1]  # the sort is stable: of two records of one day the later one counts
    for effective, earlier in reversed(known):
        if earlier != stage:
            break
        since = effective
    return stage, since


def removed_by(facts: Facts, on: date) -> bool:
    """Whether an act had taken the task out by a day."""
    return facts.removed_on is not None and facts.removed_on <= on


def released_by(facts: Facts, on: date) -> bool:
    """Whether the task was released from control by a day."""
    return facts.released_on is not None and facts.released_on <= on


def open_on(facts: Facts, on: date) -> bool:
    """What `Position.open` says, without a look at the due dates: for thousands of tasks in dozens of quarters."""
    if removed_by(facts, on) or released_by(facts, on):
        return False
    return stage_on(facts, on)[0] not in (Stage.DONE, Stage.CANCELLED)


def overdue_on(facts: Facts, on: date) -> bool:
    """Whether a date in force on a day has passed unmet: what makes an open task `Position.overdue`."""
    return any(due.as_of(on) < on for due in facts.dues if due.in_force(on) and not due.is_met(on))


def position(facts: Facts, on: date, soon: int = SOON) -> Position:
    """Where the task stands on a day; one that an act took out owes nothing from that day on."""
    stage, since = stage_on(facts, on)
    if removed_by(facts, on):
        return Position(stage, since, Timeliness.NOT_APPLICABLE, removed=True)
    released = released_by(facts, on)
    if stage == Stage.DONE:
        return _done(facts, since or on, on, released)
    dues = facts.dues_on(on)
    due = next_due(dues, on)
    if released or stage in (Stage.CANCELLED, Stage.SUSPENDED):
        return _open(stage, since, Timeliness.NOT_APPLICABLE, 0, released, due, on)
    if due is None:
        kind = Timeliness.ON_TIME if dues else Timeliness.NO_DATE
        return Position(stage, since, kind, released=released)
    days = (on - due.as_of(on)).days
    return _open(stage, since, _open_timeliness(days, soon), days, released, due, on)


def _open(
    stage: Stage, since: date | None, timeliness: Timeliness, days: int, released: bool, due: Due | None, on: date
) -> Position:
    """The position of a task that is not done, with the due date it speaks of."""
    if due is None:
        return Position(stage, since, timeliness, days, released=released)
    due_on = due.as_of(on)
    return Position(stage, since, timeliness, days, due_on, due_on != due.rule_date, released, due.rule_date)


def never_entered(facts: Facts, place: Position, entered_from: date, on: date) -> bool:
    """Whether a task is late on a day by a date before reporting began, with no word of it until then."""
    if not place.overdue or place.due_on is None or place.due_on >= entered_from:
        return False
    met = (due.met_on for due in facts.dues if due.met_on)
    return all(day > on for day in (*met, *(day for day, _stage in facts.stages)))


def next_due(dues: Iterable[Due], on: date) -> Due | None:
    """The earliest due date not met by a day."""
    return min((due for due in dues if not due.is_met(on)), key=lambda due: due.as_of(on), default=None)


def _open_timeliness(days: int, soon: int) -> Timeliness:
    if days > 0:
        return Timeliness.OVERDUE
    return Timeliness.DUE_SOON if days >= -soon else Timeliness.ON_TIME


def _done(facts: Facts, done_on: date, on: date, released: bool) -> Position:
    """A task that is done is judged by the date of completion against the earliest date it had left open."""
    dues = facts.dues_on(done_on)
    due = next_due(dues, done_on) or max(dues, key=lambda due: due.as_of(done_on), default=None)
    if due is None:
        return Position(Stage.DONE, done_on, Timeliness.DONE_IN_TIME, released=released)
    due_on = due.as_of(done_on)
    days = ((due.met_on if due.is_met(done_on) else done_on) - due_on).days  # type: ignore[operator]
    kind = Timeliness.DONE_LATE if days > 0 else Timeliness.DONE_IN_TIME
    return Position(Stage.DONE, done_on, kind, max(days, 0), due_on, due_on != due.rule_date, released, due.rule_date)
