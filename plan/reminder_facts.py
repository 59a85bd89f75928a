"""All that reminders are reckoned from, read once for any number of days and of plans in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.collectives import Membership, membership
from core.ladder import Cause, Ladder
from core.models import Unit, ladders
from plan.common import named_collectives
from plan.freshness import SENT_BY, TaskLine, answers, reporting_tasks
from plan.models import (
    CheckpointClaim,
    CheckpointMove,
    MemberReport,
    Plan,
    ProgressUpdate,
    Release,
    ReportingPeriod,
    StageChange,
    Task,
)
from plan.reporting import UpdateState
from plan.standing import Facts
from plan.workflow import Stage

Fact = StageChange | CheckpointMove | Release


@dataclass(frozen=True)
class Known:
    """Tasks of the plans in force with their facts, open quarters with what was sent, and what waits."""

    ladders: dict[Cause, Ladder]
    plans: dict[int, Plan]
    tasks: dict[int, Task]
    facts: dict[int, Facts]  # by task
    periods: list[ReportingPeriod]  # not closed
    claimed: set[tuple[int, date]]  # (task, rule date) of what waits for review
    requests: list[tuple[Task, Fact]]
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
    plans = {plan.pk: plan for plan in Plan.objects.filter(state=Plan.State.IN_FORCE)}
    reported = reporting_tasks(plans)
    tasks = {task.pk: task for task in reported.tasks}
    periods = ReportingPeriod.objects.filter(plan__in=plans, closed_on__isnull=True).order_by("year", "number")
    common = named_collectives(plans)
    return Known(
        ladders=ladders(),
        plans=plans,
        tasks=tasks,
        facts=reported.facts,
        periods=list(periods.prefetch_related("extensions", SENT_BY)),
        claimed=_claimed(plans),
        requests=list(_requested(tasks)),
        common=common,
        membership=membership() if common else Membership({}),
        members=list(Unit.objects.filter(kind=Unit.Kind.UNIT).exclude(valid_to__lt=on)) if common else [],
        told=_told(periods) if common else set(),
    )


def _claimed(plans):
    claims = CheckpointClaim.objects.filter(update__state=UpdateState.SUBMITTED, checkpoint__task__plan__in=plans)
    return set(claims.values_list("checkpoint__task", "checkpoint__rule_date"))


def _told(periods):
    handed_in = MemberReport.objects.filter(submitted_at__isnull=False, period__in=periods.values("pk"))
    return set(handed_in.values_list("period", "unit"))


def _requested(tasks):
    """What waits for a decision: moves, releases, stages; each with its task."""
    for move in CheckpointMove.objects.requested().select_related("checkpoint"):
        yield from _of(tasks, move.checkpoint.task_id, move)
    for kind in (Release, StageChange):
        for fact in kind.objects.requested():
            yield from _of(tasks, fact.task_id, fact)


def _of(tasks, pk, fact):
    return [(tasks[pk], fact)] if pk in tasks else []
