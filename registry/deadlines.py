"""When a dataset is due for an update, and how late it is. Pure: dates in, dates out.

The period comes from the passport's update frequency (CMU resolution 835); it is counted by the calendar, from the
last update to the same day of the next month, quarter, half-year or year (the month's last day where it has no such
day). One day of grace. «Відразу після внесення змін» gives three working days from the day the change is known. A set
without a period, and one whose publication is planned, suspended or archived, is never late.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.working_days import add_working
from registry.frequency import Frequency
from registry.workflow import State

GRACE = timedelta(days=1)
AFTER_CHANGE = 3  # working days
DAYS = {Frequency.CONTINUOUS: 1, Frequency.DAILY: 1, Frequency.WEEKLY: 7}
MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
SOON = {Frequency.CONTINUOUS: 0, Frequency.DAILY: 0, Frequency.WEEKLY: 2, Frequency.MONTHLY: 5}  # days ahead
SOON_ELSE = 14


class Timeliness(StrEnum):
    """How a dataset stands with its updates on a day."""

    ON_TIME = "on_time"
    SOON = "soon"
    LATE = "late"
    UNKNOWN = "unknown"  # published, but nobody recorded when it was last updated
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Due:
    """Where a dataset stands: `due_on` the next update's day, `days` late (0 where it is not)."""

    timeliness: Timeliness
    due_on: date | None = None
    days: int = 0

    @property
    def late(self) -> bool:
        return self.timeliness == Timeliness.LATE


NOT_APPLICABLE = Due(Timeliness.NOT_APPLICABLE)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last one.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def has_period(frequency: str) -> bool:
    """Whether the frequency sets a period at all."""
    return frequency in DAYS or frequency in MONTHS


def next_due(frequency: str, updated_on: date) -> date | None:
    """The day the next update is due, counted from the last one; None for frequencies without a period."""
    if frequency in DAYS:
        return updated_on + timedelta(days=DAYS[Frequency(frequency)])
    if frequency in MONTHS:
        return add_months(updated_on, MONTHS[Frequency(frequency)])
    return None


def due_after_change(known_on: date, days_off: Collection[date] = ()) -> date:
    """The day by which a known change must be published: the third working day after it."""
    return add_working(known_on, AFTER_CHANGE, days_off)


def due(
    frequency: str,
    state: str,
    on: date,
    *,
    updated_on: date | None,
    change_known_on: date | None = None,
    days_off: Collection[date] = (),
) -> Due:
    """How a dataset stands on a day. `updated_on` is its last update, `days_off` the office's own free days."""
    if state != State.PUBLISHED:
        return NOT_APPLICABLE
    if frequency == Frequency.AFTER_CHANGES:
        return _after_changes(on, updated_on, change_known_on, days_off)
    if not has_period(frequency):
        return NOT_APPLICABLE
    if updated_on is None:
        return Due(Timeliness.UNKNOWN)
    due_on = next_due(frequency, updated_on)
    assert due_on is not None  # has_period
    if on > due_on + GRACE:
        return Due(Timeliness.LATE, due_on, (on - due_on).days)
    soon = on >= due_on - timedelta(days=SOON.get(Frequency(frequency), SOON_ELSE))
    return Due(Timeliness.SOON if soon else Timeliness.ON_TIME, due_on)


def _after_changes(on: date, updated_on: date | None, known_on: date | None, days_off: Collection[date]) -> Due:
    if known_on is None or known_on > on or (updated_on is not None and updated_on >= known_on):
        return NOT_APPLICABLE
    due_on = due_after_change(known_on, days_off)
    if on > due_on:
        return Due(Timeliness.LATE, due_on, (on - due_on).days)
    return Due(Timeliness.SOON, due_on)


def late_since(frequency: str, on: date) -> date | None:
    """The latest last update with which a set of this frequency is late on a day; None where it is never late.

    A set is late exactly when it was last updated on that day or earlier: what lists filter by in the database.
    """
    if not has_period(frequency):
        return None
    day = add_months(on, -MONTHS.get(Frequency(frequency), 0))
    while _late(frequency, day, on):
        day += timedelta(days=1)
    while not _late(frequency, day, on):
        day -= timedelta(days=1)
    return day


def soon_since(frequency: str, on: date) -> date | None:
    """The latest last update with which a set of this frequency is late or due soon on a day."""
    if not has_period(frequency):
        return None
    ahead = on + timedelta(days=SOON.get(Frequency(frequency), SOON_ELSE)) + GRACE + timedelta(days=1)
    return late_since(frequency, ahead)


def change_late_since(on: date, days_off: Collection[date] = ()) -> date:
    """The latest day a change became known on so that its publication is late on a day."""
    day = on
    while due_after_change(day, days_off) >= on:
        day -= timedelta(days=1)
    return day


def _late(frequency: str, updated_on: date, on: date) -> bool:
    due_on = next_due(frequency, updated_on)
    return due_on is not None and on > due_on + GRACE
