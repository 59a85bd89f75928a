"""The quarter's calendar: until when units submit, until when it is reviewed, when the draft report is due. Pure.

Units submit by the 5th of the next month, review and corrections run until the 9th, the draft report is due on the
next working day; a day off shifts to the next working day (DESIGN, section 4).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from core.working_days import add_working, next_working
from plan.quarters import Quarter


@dataclass(frozen=True)
class Rules:
    """The office's settings: days of the month after the quarter, and days off beside the state's holidays."""

    submit_day: int = 5
    review_day: int = 9
    days_off: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Deadlines:
    """What the calendar asks of a quarter."""

    submit_by: date
    review_by: date
    draft_on: date


def deadlines(quarter: Quarter, rules: Rules) -> Deadlines:
    """The days of a quarter's reporting, days off shifted to the next working day."""
    following = quarter.following.first
    submit_by = next_working(following.replace(day=rules.submit_day), rules.days_off)
    review_by = max(next_working(following.replace(day=rules.review_day), rules.days_off), submit_by)
    return Deadlines(submit_by, review_by, add_working(review_by, 1, rules.days_off))


def later(days: Collection[date | None], default: date) -> date:
    """The latest of the days that are set, or the default: an extension never shortens."""
    return max([default, *(day for day in days if day is not None)])
