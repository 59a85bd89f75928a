"""What was known of each task's report on a day: the third axis, one answer for pages, reviews and documents.

A fixed number of queries for any number of tasks; the rule itself is `plan.reporting`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from core.clock import today
from core.models import Unit
from core.related import give
from plan import reporting
from plan.answering import answering
from plan.editions import worded
from plan.models import Plan, ProgressUpdate, ReportingPeriod, Task
from plan.quarters import Quarter
from plan.reporters import with_reporters
from plan.reporting import Channel, Freshness, UpdateState
from plan.standing import Facts
from plan.whole_updates import extended, told

SENT_BY = Prefetch("updates", ProgressUpdate.objects.select_related("unit"))


@dataclass(frozen=True)
class TaskLine:
    """A task, the unit that answers for it, what it sent, and what was known of it on the day."""

    task: Task
    update: ProgressUpdate | None
    freshness: Freshness
    unit: Unit
    submit_by: date  # the unit's last day, extensions counted

    @property
    def known(self) -> ProgressUpdate | None:
        """What had come in by the day: neither a draft nor what was returned."""
        return self.update if self.freshness in (Freshness.WAITING, Freshness.REPORTED) else None


@dataclass(frozen=True)
class Known:
    """Tasks with their dated facts, loaded once for any number of quarters."""

    tasks: list[Task]
    facts: dict[int, Facts]

    @property
    def pairs(self) -> Iterator[tuple[Task, Facts]]:
        """Each task with its facts."""
        return ((task, self.facts[task.pk]) for task in self.tasks)


def of_quarter(plan: Plan, quarter: Quarter, on: date) -> list[TaskLine]:
    """The plan's tasks that owe information for a quarter; none where nobody was asked for it."""
    period = whole_periods(plan, [quarter]).get(quarter)
    return list(answers(period, reporting_tasks([plan.pk]).pairs, on)) if period else []


def answers(period: ReportingPeriod, tasks: Iterable[tuple[Task, Facts]], on: date) -> Iterator[TaskLine]:
    """A line for each task that owes information, in their order; what was sent of any other is told too.

    The period comes with its extensions and updates, the tasks with edition, reporting unit and its holdings.
    """
    sent = {update.task_id: update for update in period.updates.all()}
    for task, facts in tasks:
        if task.plan_id != period.plan_id or task.edition.effective_on > period.quarter.last:
            continue
        update = sent.get(task.pk)
        state = state_on(update, on) if update else None
        if reporting.owes(facts, period.quarter, on) or state not in (None, UpdateState.DRAFT):
            yield _line(period, task, update, state, on)


def accepted(period: ReportingPeriod, on: date) -> set[int]:
    """The tasks whose information for a quarter was accepted by a day."""
    return {update.task_id for update in period.updates.all() if state_on(update, on) == UpdateState.ACCEPTED}


def state_on(update: ProgressUpdate, on: date) -> UpdateState:
    """Where an update was on a day. A letter counts from its own date, however late it was copied in."""
    reviewed = bool(update.reviewed_at) and _day(update.reviewed_at) <= on
    if reviewed and update.state != UpdateState.SUBMITTED:
        return UpdateState(update.state)
    if update.submitted_at and sent_on(update) <= on:
        return UpdateState.SUBMITTED
    if reviewed:  # sent again since
        return UpdateState.RETURNED
    return UpdateState.SUBMITTED if update.first_sent_on and update.first_sent_on <= on else UpdateState.DRAFT


def sent_on(update: ProgressUpdate) -> date:
    """The day an update was last sent."""
    day = _day(update.submitted_at)
    return min(day, update.letter_date or day) if update.channel == Channel.LETTER else day


def days_late(update: ProgressUpdate, submit_by: date) -> int:
    """By how many days a unit was late with a task: its first submission counts, corrections run until later."""
    first = update.first_sent_on or (update.submitted_at and sent_on(update))
    return max((first - submit_by).days, 0) if first else 0


def reporting_tasks(plans) -> Known:
    """The tasks of plans, by key, as their acts word them today, with all that the picture of a quarter takes."""
    tasks = Task.objects.filter(plan__in=plans)
    rows = list(tasks.select_related("reporting_unit", "edition").order_by("sort_key", "pk"))
    facts = tasks.facts([(task.pk, task.schedule, task.amended) for task in rows])  # before earlier words are put in
    return Known(with_reporters(worded(rows, today())), facts)


def whole_periods(plan: Plan, quarters: Iterable[Quarter]) -> dict[Quarter, ReportingPeriod]:
    """Those of the quarters that were opened, with what was sent and extended."""
    wanted = set(quarters)
    periods = plan.periods.filter(year__in={quarter.year for quarter in wanted})
    found = periods.prefetch_related("extensions", SENT_BY)
    return {period.quarter: period for period in found if period.quarter in wanted}


def told_periods(plan: Plan, quarters: Iterable[Quarter]) -> dict[Quarter, ReportingPeriod]:
    """The same with events and proofs of what was sent, in two queries."""
    wanted = set(quarters)
    periods = extended(plan.periods.filter(year__in={quarter.year for quarter in wanted}))
    found = {period.quarter: period for period in periods if period.quarter in wanted}
    sent: dict[int, list[ProgressUpdate]] = {period.pk: [] for period in found.values()}
    for update in told(ProgressUpdate.objects.filter(period__in=sent).select_related("unit")) if sent else ():
        sent[update.period_id].append(update)
    for period in found.values():
        give(period, "updates", sent[period.pk])
    return found


def _line(period, task, update, state, on) -> TaskLine:
    """Officials, bodies, collectives and roles nobody holds are asked by nobody: they are never silent."""
    unit = answering(task, period, on, update)
    submit_by = period.submit_until(unit)
    owed = unit.kind == Unit.Kind.UNIT or state not in (None, UpdateState.DRAFT)
    return TaskLine(task, update, reporting.freshness(state, submit_by, on, owed=owed), unit, submit_by)


def _day(moment) -> date:
    return timezone.localdate(moment)
