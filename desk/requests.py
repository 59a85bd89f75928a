"""Requests that wait for a decision: moved dates, releases from control, stages that need a basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, Value
from django.utils.translation import gettext as _

from core.clock import today
from core.models import User
from plan.editions import worded_tasks_of
from plan.models import CheckpointMove, Plan, Release, StageChange, Task
from plan.workflow import Stage

TASK = "pk", "code", "title", "amended"
TOLD = (
    "effective_on",
    "reason",
    "recorded_by",
    "recorded_by__first_name",
    "recorded_by__last_name",
    "recorded_by__email",
)
RELEASED = "released"


@dataclass(frozen=True)
class Request:
    """What somebody asks for, of which task, and why."""

    task: Task
    wish: str
    reason: str
    by: str
    asked_on: date


def waiting(plan: Plan, task: Task | None = None, on: date | None = None) -> list[Request]:
    """The plan's requests (or one task's) that wait today or waited on a past day, the oldest first; one query."""
    rows = [row for row in _rows(plan, on) if task is None or row[0] == task.pk]
    asked = [_request(row) for row in sorted(rows, key=lambda row: row[7])]
    return worded_tasks_of(asked, on or today())


def _rows(plan, on) -> Iterator[tuple]:
    """Moves, releases and stages as one table: the task, the due date and where to, the stage, what was told."""
    never, still = Value(None, output_field=DateField()), Value("", output_field=CharField())
    released = Value(RELEASED, output_field=CharField())
    moves = _asked(CheckpointMove.objects.with_start(), plan, on, "checkpoint__task", ("start", "due_on", still))
    stages = _asked(StageChange.objects.all(), plan, on, "task", (never, never, "stage"))
    releases = _asked(Release.objects.all(), plan, on, "task", (never, never, released))
    return moves.union(releases, stages, all=True).iterator()


def _asked(facts, plan, on, path, wish):
    facts = facts.waiting(on) if on else facts.requested()
    named = (f"{path}__{name}" for name in TASK)
    return facts.filter(**{f"{path}__plan": plan}).order_by().values_list(*named, *wish, *TOLD)


def _request(row) -> Request:
    pk, code, title, amended, start, due_on, stage, asked_on, reason, person, *names = row
    first, last, email = names
    by = str(User(first_name=first, last_name=last, email=email)) if person else ""
    task = Task(pk=pk, code=code, title=title, amended=amended)
    return Request(task, _moved(start, due_on) if due_on else _wish(stage), reason, by, asked_on)


def _moved(start, due_on):
    told = {"before": f"{start:%d.%m.%Y}", "due": f"{due_on:%d.%m.%Y}"}
    return _("Перенести строк %(before)s на %(due)s") % told


def _wish(stage):
    if stage == RELEASED:
        return _("Зняти з контролю")
    return _("Змінити стан на «%(stage)s»") % {"stage": _(str(Stage(stage).label))}
