"""How far a round is, and how many days are left, in the office's words. Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from audits.workflow import RoundState
from core.templatetags.ui import days

PRELIMINARY = "попередні дані"


@dataclass(frozen=True)
class Progress:
    """Items of a round: how many the machine checks, people answer, the review settles."""

    items: int
    automatic: int
    checked: int
    asked: int
    answered: int
    reviewed: int

    @property
    def percent(self) -> int:
        """How much of the work is done, 0 to 100: checked and answered against all, rounded down."""
        return (self.checked + self.answered) * 100 // self.items if self.items else 0

    @property
    def waits_for_review(self) -> int:
        """Items that are neither reviewed nor still to be answered."""
        return max(self.answered - self.reviewed, 0)


@dataclass(frozen=True)
class Stand:
    """Where a round stands on a day: the day it works towards, and how many days are left (below 0: late)."""

    state: RoundState
    due_on: date | None
    left: int | None
    words: str

    @property
    def is_late(self) -> bool:
        return self.left is not None and self.left < 0


def stand(state: RoundState, on: date, opens_on: date, answers_due: date, review_due: date) -> Stand:
    """The next day of a round and what is left until it."""
    due = {
        RoundState.PLANNED: (opens_on, _("початок")),
        RoundState.OPEN: (answers_due, _("відповіді підрозділів")),
        RoundState.REVIEW: (review_due, _("розгляд")),
    }.get(state)
    if due is None:
        return Stand(state, None, None, _("Результати затверджено."))
    day, what = due
    left = (day - on).days
    return Stand(state, day, left, f"{what.capitalize()}: {day:%d.%m.%Y}, {left_words(left)}.")


def left_words(left: int) -> str:
    """«ще 5 днів», «сьогодні», «прострочено на 2 дні»."""
    if left == 0:
        return _("сьогодні")
    if left > 0:
        return _("ще {days}").format(days=days(left))
    return _("прострочено на {days}").format(days=days(-left))
