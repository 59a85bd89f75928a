"""Requests that wait for a decision: moved dates, releases from control, stages that need a basis."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.clock import today
from plan.models import CheckpointMove, CheckpointResult, Plan, Release, StageChange, Task
from plan.queries import due_of


@dataclass(frozen=True)
class Request:
    """What somebody asks for, of which task, and why."""

    task: Task
    wish: str
    reason: str
    by: str
    asked_on: date


def waiting(plan: Plan, task: Task | None = None, on: date | None = None) -> list[Request]:
    """The plan's requests (or one task's) that wait today or waited on a past day, the oldest first."""
    asked = [*_moves(plan, on), *_releases(plan, on), *_stages(plan, on)]
    return sorted(
        (request for request in asked if task is None or request.task == task), key=lambda request: request.asked_on
    )


def _asked(model, on):
    return model.objects.waiting(on) if on else model.objects.requested()


def _moves(plan, on):
    moves = _asked(CheckpointMove, on).filter(checkpoint__task__plan=plan)
    counted = Prefetch("checkpoint__moves", CheckpointMove.objects.in_force(), to_attr="counted")
    met = Prefetch("checkpoint__results", CheckpointResult.objects.in_force(), to_attr="met")
    for move in moves.select_related("checkpoint__task", "recorded_by").prefetch_related(counted, met):
        wish = _("Перенести строк %(before)s на %(due)s") % {
            "before": f"{due_of(move.checkpoint).as_of(on or today()):%d.%m.%Y}",
            "due": f"{move.due_on:%d.%m.%Y}",
        }
        yield _request(move.checkpoint.task, wish, move)


def _releases(plan, on):
    for release in _asked(Release, on).filter(task__plan=plan).select_related("task", "recorded_by"):
        yield _request(release.task, _("Зняти з контролю"), release)


def _stages(plan, on):
    for change in _asked(StageChange, on).filter(task__plan=plan).select_related("task", "recorded_by"):
        wish = _("Змінити стан на «%(stage)s»") % {"stage": _(change.get_stage_display())}
        yield _request(change.task, wish, change)


def _request(task, wish, fact):
    return Request(task, wish, fact.reason, str(fact.recorded_by or ""), fact.effective_on)
