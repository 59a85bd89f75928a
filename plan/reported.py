"""Who reported what for a quarter: a line a task, a block a unit, the same picture on every page.

A fixed number of queries for any number of tasks; what is owed and what is silent is decided by `plan.reporting`.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from core.models import RoleHolding, Unit
from plan.models import ProgressUpdate, ReportingPeriod, Task
from plan.reporting import Freshness, UpdateState, freshness, owes
from plan.standing import Facts

SENT_BY = Prefetch("updates", ProgressUpdate.objects.select_related("unit"))
SENT = (UpdateState.SUBMITTED, UpdateState.RETURNED, UpdateState.ACCEPTED)


@dataclass(frozen=True)
class TaskLine:
    """A task, what its unit sent, and what is known of it."""

    task: Task
    update: ProgressUpdate | None
    freshness: Freshness


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
        return len(self.lines)


@dataclass(frozen=True)
class Known:
    """Tasks with their dated facts, loaded once for any number of quarters."""

    tasks: list[Task]
    facts: dict[int, Facts]


def reporting_tasks(plans) -> Known:
    """The tasks of plans, by key, with all that the picture of a quarter takes."""
    tasks = Task.objects.filter(plan__in=plans)
    rows = list(tasks.select_related("reporting_unit", "edition").order_by("sort_key", "pk"))
    roles = [task.reporting_unit for task in rows if task.reporting_unit.kind == Unit.Kind.ROLE]
    prefetch_related_objects(roles, Prefetch("holdings", RoleHolding.objects.select_related("unit")))
    return Known(rows, tasks.facts([(task.pk, task.schedule) for task in rows]))


def blocks(period: ReportingPeriod, on: date, known: Known | None = None) -> list[UnitBlock]:
    """The quarter unit by unit, the silent ones first (only after their window), then by name."""
    found: dict[int, UnitBlock] = {}
    period = _whole(period)
    for task, update in _asked(period, on, known or reporting_tasks([period.plan_id])):
        unit = update.unit if update else task.reporting_unit.stands_in(period.quarter.last)
        block = found.setdefault(unit.pk, UnitBlock(unit, period.submit_until(unit)))
        state = UpdateState(update.state) if update else None
        block.lines.append(TaskLine(task, update, freshness(state, block.submit_by, on)))
    return sorted(found.values(), key=lambda block: (-block.silent, block.unit.sort_key, block.unit.pk))


def tally(period: ReportingPeriod, on: date, known: Known | None = None) -> Counter:
    """How many tasks of the quarter are reported, waiting, returned, expected, silent."""
    return sum((block.counts for block in blocks(period, on, known)), Counter())


def of_unit(period: ReportingPeriod, unit: Unit, on: date) -> list[TaskLine]:
    """What one unit is asked about."""
    return next((block.lines for block in blocks(period, on) if block.unit.pk == unit.pk), [])


def previous_texts(period: ReportingPeriod, tasks) -> dict[int, ProgressUpdate]:
    """The last information accepted or sent before this quarter, by task."""
    earlier = (
        ProgressUpdate.objects.filter(task__in=tasks, state__in=SENT)
        .exclude(period=period)
        .select_related("period")
        .order_by("period__year", "period__number")
    )
    return {update.task_id: update for update in earlier if update.period.quarter < period.quarter}


def _whole(period):
    """The quarter with what was sent and extended: as its list prefetched it, or taken anew."""
    if {"extensions", "updates"} <= getattr(period, "_prefetched_objects_cache", {}).keys():
        return period
    return ReportingPeriod.objects.prefetch_related("extensions", SENT_BY).get(pk=period.pk)


def _asked(period, on, known):
    """Each task that owes information, with what was sent; what was sent of any other task is shown too."""
    sent = {update.task_id: update for update in period.updates.all()}
    for task in known.tasks:
        if task.plan_id != period.plan_id or task.edition.effective_on > period.quarter.last:
            continue
        update = sent.get(task.pk)
        if owes(known.facts[task.pk], period.quarter, on) or (update and update.state in SENT):
            yield task, update
