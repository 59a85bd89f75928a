"""Requests that wait for a decision: moved dates, releases from control, stages that need a basis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, IntegerField, Value
from django.utils.translation import gettext as _

from core.clock import today
from core.models import User
from plan.models import CheckpointMove, Plan, Release, StageChange, Task
from plan.standing import Facts
from plan.workflow import Stage

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


def waiting(
    plan: Plan, task: Task | None = None, on: date | None = None, known: Mapping[int, Facts] | None = None
) -> list[Request]:
    """The plan's requests (or one task's) that wait today or waited on a past day, the oldest first.

    One query where the facts of the plan's tasks are `known`.
    """
    asked = [row for row in _rows(plan, on) if task is None or row[0] == task.pk]
    moved = {row[0] for row in asked if row[3]}
    if known is None:
        known = Task.objects.filter(pk__in=moved).facts() if moved else {}
    return [_request(row, known, on or today()) for row in sorted(asked, key=lambda row: row[6])]


def _rows(plan, on) -> Iterator[tuple]:
    """Moves, releases and stages as one table: the task, the checkpoint and where to, the stage, what was told."""
    nowhere, never = Value(None, output_field=IntegerField()), Value(None, output_field=DateField())
    still, released = Value("", output_field=CharField()), Value(RELEASED, output_field=CharField())
    task = "pk", "code", "title"
    moves = _asked(CheckpointMove, plan, on, "checkpoint__task", task, ("checkpoint", "due_on", still))
    stages = _asked(StageChange, plan, on, "task", task, (nowhere, never, "stage"))
    releases = _asked(Release, plan, on, "task", task, (nowhere, never, released))
    return moves.union(releases, stages, all=True).iterator()


def _asked(model, plan, on, path, task, wish):
    facts = model.objects.waiting(on) if on else model.objects.requested()
    named = (f"{path}__{name}" for name in task)
    return facts.filter(**{f"{path}__plan": plan}).order_by().values_list(*named, *wish, *TOLD)


def _request(row, known, on) -> Request:
    pk, code, title, checkpoint, due_on, stage, asked_on, reason, person, *names = row
    first, last, email = names
    by = str(User(first_name=first, last_name=last, email=email)) if person else ""
    wish = _moved(known[pk], checkpoint, due_on, on) if checkpoint else _wish(stage)
    return Request(Task(pk=pk, code=code, title=title), wish, reason, by, asked_on)


def _moved(facts, checkpoint, due_on, on):
    due = next(due for due in facts.dues if due.key == checkpoint)
    return _("Перенести строк %(before)s на %(due)s") % {
        "before": f"{due.as_of(on):%d.%m.%Y}",
        "due": f"{due_on:%d.%m.%Y}",
    }


def _wish(stage):
    if stage == RELEASED:
        return _("Зняти з контролю")
    return _("Змінити стан на «%(stage)s»") % {"stage": _(str(Stage(stage).label))}
