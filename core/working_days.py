"""Working days of the office: weekends, the state's holidays (none under martial law), and days off of its own."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import holidays

DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def _state_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("UA", years=year))


def is_working(day: date, days_off: Collection[date] = ()) -> bool:
    """Whether the office works on a day; `days_off` are its own free days beside the state's."""
    return day.weekday() < 5 and day not in _state_holidays(day.year) and day not in days_off


def next_working(day: date, days_off: Collection[date] = ()) -> date:
    """The day itself, or the first working day after it."""
    while not is_working(day, days_off):
        day += DAY
    return day


def add_working(day: date, number: int, days_off: Collection[date] = ()) -> date:
    """The day that lies a number of working days after a day."""
    for _step in range(number):
        day = next_working(day + DAY, days_off)
    return day
