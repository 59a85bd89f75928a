"""The page of one task: the approved wording, where it stands, its dates, and who answers for it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.acts import Basis
from core.clock import today
from core.templatetags.ui import Mark, stage_mark
from desk.access import is_inside, plan_page
from desk.open_pages import task_for_all
from desk.pictures import Line, current_plan, lines
from desk.requests import waiting
from plan.indicators import PAST, shown
from plan.models import StageChange, Task
from plan.sentences import due_state
from plan.standing import Position
from plan.workflow import Stage


@dataclass(frozen=True)
class DueDate:
    """«Контрольний строк» as the page shows it: the rule date, where it was moved, and how it stands."""

    rule_date: date
    moved_to: date | None
    basis: Basis | None
    mark: Mark


@dataclass(frozen=True)
class Step:
    """A stage the task took, from which day, on what basis."""

    since: date
    basis: Basis | None
    mark: Mark
    opening: bool  # entered once, as it stood when reporting began


@require_safe
@plan_page
def task(request, code):
    """One task as it stands today; for those outside as the last issued report told it."""
    if not is_inside(request.user):
        return task_for_all(request, code)
    on = today()
    line = _find(code, on)
    row = line.task
    context = {
        "line": line,
        "task": row,
        "due_dates": _due_dates(row, line.place, on),
        "steps": [_step(change, line.continuous) for change in row.counted_stages if change.effective_on <= on],
        "release": next((fact for fact in row.counted_releases if fact.effective_on <= on), None),
        "requests": waiting(row.plan, row),
        "indicators": shown(row.indicators.all(), on, PAST),
    }
    return render(request, "desk/task.html", context)


def _find(code, on) -> Line:
    plan = current_plan()
    found = lines(plan, _whole(plan, code), on) if plan and "\x00" not in code else []
    if not found:
        raise Http404(_("У чинному плані немає завдання з таким кодом."))
    return found[0]


def _whole(plan, code):
    """The task with its facts as rows, and whom the order names."""
    return plan.tasks.filter(code=code).with_facts().prefetch_related("assignments")


def _step(change: StageChange, continuous: bool) -> Step:
    return Step(change.effective_on, change.basis, stage_mark(Stage(change.stage), continuous), change.opening)


def _due_dates(row: Task, place: Position, on: date) -> list[DueDate]:
    shown = []
    for checkpoint, due in zip(row.checkpoints.all(), row.facts().dues, strict=True):
        if not due.in_force(on):
            continue
        moved_to = due.as_of(on) if due.as_of(on) != due.rule_date else None
        move = next((m for m in reversed(checkpoint.counted) if moved_to and m.due_on == moved_to), None)
        shown.append(DueDate(due.rule_date, moved_to, move and move.basis, due_state(due, place, on)))
    return shown
