"""Two editors of one task: the row is locked, the version compared, the second one told what changed."""

from django.utils.translation import gettext as _

from core import history
from core.grounds import check_basis as check_basis
from core.grounds import check_come
from core.grounds import check_reason as check_reason
from core.refusals import Conflict, Refused
from plan.models import Plan, Task


def lock_task(task, version=None) -> Task:
    """The task's row, locked until the transaction ends; `version` is what the form was opened with."""
    locked = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    if version is not None and version != locked.version:
        raise Conflict(changes_since(locked, version))
    return locked


def changes_since(task, version) -> list[str]:
    """What changed in a task after a version of it, newest first, in words."""
    return history.changes_since(task, version) or ["Завдання змінено."]


def bump(task, *, by, reason):
    """Saves the task as its next version, with what happened in its history."""
    task.version += 1
    return history.save(task, by=by, reason=reason)


def check_day(day, task, on):
    """A fact takes effect while the plan is in force and not in the future."""
    check_approved(task.plan)
    check_come(day, on)
    if task.removed_by_id and day >= task.removed_by.effective_on:
        raise Refused(
            _("Завдання вилучено з плану {day:%d.%m.%Y}: {act}.").format(
                day=task.removed_by.effective_on, act=task.removed_by
            )
        )
    if day < task.plan.starts_on:
        raise Refused(
            _("Дата {day:%d.%m.%Y} раніша, ніж почав діяти план ({starts_on:%d.%m.%Y}).").format(
                day=day, starts_on=task.plan.starts_on
            )
        )


def check_set(checkpoint, day):
    """A due date is met or moved only while the order sets it."""
    if checkpoint.until is not None and day >= checkpoint.until:
        raise Refused(
            _("Строк {checkpoint} втратив чинність {until:%d.%m.%Y}: завдання викладено в новій редакції.").format(
                checkpoint=checkpoint, until=checkpoint.until
            )
        )


def check_approved(plan):
    """Stages and dates are kept of an approved plan only."""
    if plan.state == Plan.State.DRAFT:
        raise Refused(_("План ще не затверджено: стан і строки ведуть лише в чинному плані."))
