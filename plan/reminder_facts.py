"""All that reminders are reckoned from, read once for any number of days and of plans in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.collectives import Membership, membership
from core.ladder import Cause, Ladder
from core.models import Unit, ladders
from core.related import give, made, rows_of
from plan.freshness import TaskLine, answers, reporting_tasks
from plan.models import Assignment, MemberReport, PeriodExtension, Plan, ProgressUpdate, ReportingPeriod, Task
from plan.reporting import UpdateState
from plan.standing import Facts
from plan.waiting_facts import Wish, waiting_facts
from plan.workflow import Stage

PERIOD = "id", "plan_id", "year", "number", "submit_by", "review_by", "draft_on", "opened_on", "locked_on"
EXTENSION = "id", "period_id", "unit_id", "submit_by", "review_by"


@dataclass(frozen=True)
class Known:
    """Tasks of the plans in force with their facts, open quarters with what was sent, and what waits."""

    ladders: dict[Cause, Ladder]
    plans: dict[int, Plan]
    tasks: dict[int, Task]
    facts: dict[int, Facts]  # by task
    periods: list[ReportingPeriod]  # not closed
    claimed: set[tuple[int, date]]  # (task, rule date) of what waits for review
    requests: list[tuple[Task, Wish]]
    common: dict[int, set[int]]  # the collectives a task names, by task
    membership: Membership
    members: list[Unit]  # units that may belong to it
    told: set[tuple[int, int]]  # (period, unit) of members' forms handed in

    @property
    def done(self) -> set[int]:
        """Tasks that their units say are done, waiting for review."""
        return {update.task_id for update in self.waiting if update.claimed_stage == Stage.DONE}

    @property
    def waiting(self) -> list[ProgressUpdate]:
        """Updates that wait for review."""
        return [update for update in self.updates if update.state == UpdateState.SUBMITTED]

    @property
    def updates(self) -> Iterable[ProgressUpdate]:
        """Everything sent or begun for quarters that are not closed."""
        return (update for period in self.periods for update in period.updates.all())

    def asks(self, task: Task, unit: Unit, on: date) -> bool:
        """Whether a unit is asked about a common task as a member on a day."""
        return any(self.membership.belongs(key, unit, on) for key in self.common[task.pk])

    def lines(self, period: ReportingPeriod, on: date) -> list[TaskLine]:
        """What is known of each task that owes information for a quarter."""
        return list(answers(period, ((task, self.facts[pk]) for pk, task in self.tasks.items()), on))


def known(on: date) -> Known:
    """What is known of the plans in force; tasks read as their acts word them on a day."""
    plans = {plan.pk: plan for plan in _plans_with_quarters()}
    reported = reporting_tasks(plans)
    tasks = {task.pk: task for task in reported.tasks}
    common = _common(plans.values())
    wishes, claimed = waiting_facts(plans)
    return Known(
        ladders=ladders(),
        plans=plans,
        tasks=tasks,
        facts=reported.facts,
        periods=_periods(plans.values()),
        claimed=claimed,
        requests=[(tasks[wish.task], wish) for wish in wishes if wish.task in tasks],
        common=common,
        membership=membership() if common else Membership({}),
        members=list(Unit.objects.filter(kind=Unit.Kind.UNIT).exclude(valid_to__lt=on)) if common else [],
        told={(row["period_id"], row["unit_id"]) for plan in plans.values() for row in plan.told_rows or ()},
    )


def _plans_with_quarters():
    """The plans in force with their open quarters, what extends these and the collectives their tasks name."""
    extensions = PeriodExtension.objects.filter(period__closed_on__isnull=True)
    told = MemberReport.objects.filter(submitted_at__isnull=False, period__closed_on__isnull=True)
    named = Assignment.objects.filter(party__kind=Unit.Kind.COLLECTIVE)
    return Plan.objects.filter(state=Plan.State.IN_FORCE).annotate(
        period_rows=rows_of(ReportingPeriod.objects.filter(closed_on__isnull=True), "plan", *PERIOD),
        extension_rows=rows_of(extensions, "period__plan", *EXTENSION),
        told_rows=rows_of(told, "period__plan", "period_id", "unit_id"),
        named_rows=rows_of(named, "task__plan", "task_id", "party_id"),
    )


def _common(plans) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for plan in plans:
        for row in plan.named_rows or ():
            found.setdefault(row["task_id"], set()).add(row["party_id"])
    return found


def _periods(plans) -> list[ReportingPeriod]:
    """The open quarters, the earliest first, each with its extensions and what was sent or begun."""
    periods = {}
    for plan in plans:
        for period in made(ReportingPeriod, plan.period_rows):
            period.plan, periods[period.pk] = plan, period
    extensions = [extra for plan in plans for extra in made(PeriodExtension, plan.extension_rows)]
    updates = list(ProgressUpdate.objects.filter(period__in=periods).select_related("unit")) if periods else []
    for update in updates:
        update.period = periods[update.period_id]
    for pk, period in periods.items():
        give(period, "extensions", [extra for extra in extensions if extra.period_id == pk])
        give(period, "updates", [update for update in updates if update.period_id == pk])
    return sorted(periods.values(), key=lambda period: period.quarter)
