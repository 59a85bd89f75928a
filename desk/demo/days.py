"""The days of the demo's year, told from the day it is shown on."""

import calendar
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import clock
from plan.quarters import Quarter, quarter_of

EARLIEST = date(2025, 4, 1)  # before it the plan's first two years are not over when the story begins


def start_of(on: date) -> date:
    """The day reporting began: the first of a quarter about a year before."""
    quarter = quarter_of(on)
    return Quarter(quarter.year - 1, quarter.number).first


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def month_end_before(on: date, months: int = 1) -> date:
    """The last day of a month that is over, so many months back."""
    day = on
    for _ in range(months):
        day = day.replace(day=1) - timedelta(days=1)
    return day


def half_month_after(on: date) -> date:
    """The next 15th or last day of a month, at most 16 days ahead."""
    last = on.replace(day=calendar.monthrange(on.year, on.month)[1])
    if on.day < 15:
        return on.replace(day=15)
    return last if on < last else (on + timedelta(days=15))


def typed(day: date, minute: int = 0) -> AbstractContextManager[None]:
    """Records made inside were typed on that day, the later the minute."""
    return clock.at(timezone.make_aware(datetime.combine(day, time(9, 15))) + timedelta(minutes=minute))
