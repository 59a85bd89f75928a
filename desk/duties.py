"""What a unit owes for a quarter, whatever it is: a row of «Мої завдання» that opens in place."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import RoleHolding, Unit, User
from core.templatetags.ui import Mark
from desk.reach import held_by
from plan.models import ReportingPeriod, Task
from plan.quarters import Quarter


class Urgency(StrEnum):
    """Groups of the page, the most pressing first."""

    LATE = "late"
    RETURNED = "returned"
    DUE = "due"
    MISSED = "missed"
    SENT = "sent"

    @property
    def words(self):
        """The heading of the group."""
        return HEADINGS[self]


HEADINGS = {
    Urgency.LATE: _("Прострочено"),
    Urgency.RETURNED: _("Повернуто: доповніть і подайте ще раз"),
    Urgency.DUE: _("Цього кварталу"),
    Urgency.MISSED: _("Не подано"),
    Urgency.SENT: _("Подано"),
}


@dataclass(frozen=True)
class Frame:
    """Who asks, for which units and quarter, on which day; `period` comes with its extensions."""

    person: User
    units: tuple[Unit, ...]
    period: ReportingPeriod
    on: date
    others: tuple[Quarter, ...] = ()  # other quarters of the plan

    @property
    def quarter(self) -> Quarter:
        """The quarter told of."""
        return self.period.quarter

    @cached_property
    def holdings(self) -> list[RoleHolding]:
        """Which unit holds which role, ever."""
        return list(RoleHolding.objects.select_related("unit"))

    @cached_property
    def parties(self) -> dict[date, set[int]]:
        """The units and the roles they hold, at the end of the quarter and today."""
        days = min(self.on, self.quarter.last), self.on
        return {day: held_by(self.units, self.holdings, day) for day in days}

    @cached_property
    def own(self) -> Q:
        """The tasks of the plan that the units reported on at the end of the quarter, or report on today."""
        found = Q()
        for day, parties in self.parties.items():
            found |= Q(pk__in=self.period.plan.tasks.reported_by(parties, day).values("pk"))
        return found

    def is_own(self, task: Task) -> bool:
        """The same of a task at hand."""
        return any(task.named_reporter(day).pk in parties for day, parties in self.parties.items())

    @cached_property
    def open(self) -> bool:
        """Whether the quarter still takes information from these units."""
        return any(self.period.takes_updates(unit, self.on) for unit in self.units)

    @property
    def day(self) -> date:
        """The day tasks are shown as of: today while the quarter is open, its last day afterwards."""
        return self.on if self.open else min(self.on, self.quarter.last)

    @property
    def submit_by(self) -> date:
        """The units' last day to submit."""
        return max(self.period.submit_until(unit) for unit in self.units)

    @property
    def open_until(self) -> date:
        """The units' last day of corrections."""
        return max(self.period.open_until(unit) for unit in self.units)


@dataclass
class Duty:
    """A row: what it is, how it stands, and the template that shows it opened with its `body`."""

    anchor: str
    code: str
    title: str
    detail: str
    mark: Mark
    urgency: Urgency | None  # None: nothing is asked
    template: str
    address: str
    body: Any
    weight: int = 0  # within its group, the heavier first
    counted: bool = True  # whether it is information for the quarter

    @property
    def sent(self) -> bool:
        """Whether it was handed in."""
        return self.urgency is Urgency.SENT
