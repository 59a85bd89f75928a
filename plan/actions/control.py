"""Releasing a task from control by the resolution of the plan's controller."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import today
from core.refusals import Refused, checked
from plan.actions.locking import bump, check_basis, check_day, check_reason, lock_task
from plan.models import Release
from plan.workflow import Standing


@transaction.atomic
def release(*, task, effective_on, by, reason, basis=None, version=None, on=None) -> Release:
    """Takes a task off control; without the resolution's number and date it is only requested."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    check_day(effective_on, task, on or today())
    if task.releases.in_force().exists():
        raise Refused(_("Завдання вже знято з контролю."))
    if basis is None and task.releases.requested().exists():
        raise Refused(_("Клопотання про зняття з контролю вже подано й чекає на рішення."))
    row = Release(
        task=task,
        standing=Standing.IN_FORCE if basis else Standing.REQUESTED,
        effective_on=effective_on,
        recorded_by=by,
        reason=reason,
    )
    row.basis = check_basis(basis, on or today())
    history.save(checked(row), by=by, reason=reason)
    verb = f"Знято з контролю. Підстава: {basis}." if basis else "Клопотання зняти з контролю."
    bump(task, by=by, reason=f"{verb} {reason}")
    return row
