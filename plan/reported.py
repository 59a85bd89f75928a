"""Who reported what for a quarter: a line a task, a block a unit, the same picture on every page.

A fixed number of queries for any number of tasks; what is owed and what is silent is decided by `plan.freshness`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from core.models import Unit
from plan.freshness import SENT_BY, Known, TaskLine, answers, reporting_tasks
from plan.models import ProgressUpdate, ReportingPeriod
from plan.reporting import Freshness, UpdateState

SENT = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)


@dataclass
class UnitBlock:
    """A unit's tasks of a quarter; it is silent once its last day has passed and something is missing."""

    unit: Unit
    submit_by: date
    lines: list[TaskLine] = field(default_factory=list)

    @property
    def counts(self) -> Counter:
        """How many tasks there are of each freshness."""
        return Counter(line.freshness for line in self.lines)

    @property
    def silent(self) -> int:
        """How many tasks nothing was heard of."""
        return self.counts[Freshness.SILENT]

    @property
    def owed(self) -> int:
        """How many tasks the unit was asked about."""
        return len(self.lines) - self.counts[Freshness.NOT_ASKED]


def blocks(period: ReportingPeriod, on: date, known: Known | None = None) -> list[UnitBlock]:
    """The quarter unit by unit, the silent ones first (only after their window), then by name."""
    return by_unit(answers(_whole(period), (known or reporting_tasks([period.plan_id])).pairs, on))


def by_unit(lines: Iterable[TaskLine]) -> list[UnitBlock]:
    """The answers of a quarter unit by unit, the silent ones first, then by name."""
    found: dict[int, UnitBlock] = {}
    for line in lines:
        found.setdefault(line.unit.pk, UnitBlock(line.unit, line.submit_by)).lines.append(line)
    return sorted(found.values(), key=lambda block: (-block.silent, block.unit.sort_key, block.unit.pk))


def tally(period: ReportingPeriod, on: date, known: Known | None = None) -> Counter:
    """How many tasks of the quarter are reported, waiting, returned, expected, silent."""
    return sum((block.counts for block in blocks(period, on, known)), Counter())


def of_unit(period: ReportingPeriod, unit: Unit, on: date) -> list[TaskLine]:
    """What one unit is asked about."""
    return next((block.lines for block in blocks(period, on) if block.unit.pk == unit.pk), [])


def previous_texts(period: ReportingPeriod, tasks) -> dict[int, ProgressUpdate]:
    """The last information accepted or sent before this quarter, by task."""
    sent = ProgressUpdate.objects.filter(task__in=tasks, state__in=SENT).exclude(period=period)
    earlier = sent.select_related("period").order_by("period__year", "period__number")
    return {update.task_id: update for update in earlier if update.period.quarter < period.quarter}


def _whole(period):
    """The quarter with what was sent and extended: as its list prefetched it, or taken anew."""
    if {"extensions", "updates"} <= getattr(period, "_prefetched_objects_cache", {}).keys():
        return period
    return ReportingPeriod.objects.prefetch_related("extensions", SENT_BY).get(pk=period.pk)
