"""Which unit reports on a task from a day on; in a reorganisation the heir does."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import history
from core.clock import now
from core.grounds import check_reason
from core.refusals import Refused, checked
from core.reorganisation.movers import Duty, Mover
from plan.actions.inherited import settle_reporting
from plan.actions.locking import bump, lock_task
from plan.models import Plan, ReportingChange, Task
from plan.reporters import changed, key_on


def collected_since(plan: Plan) -> date | None:
    """The first day of the oldest quarter that still takes information, or of the one after the last that was taken;
    None where none has been opened: who reports has not mattered yet."""
    periods = sorted(plan.periods.all(), key=lambda period: period.quarter)
    if not periods:
        return None
    unlocked = (period.quarter.first for period in periods if period.locked_on is None and period.closed_on is None)
    return next(unlocked, periods[-1].quarter.following.first)


@transaction.atomic
def name_reporter(*, task, unit, since: date | None, by, reason, basis=None, version=None) -> Task:
    """Another unit reports on a task from a day on; without a day, for the quarters not yet taken."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    if put_reporter(task, unit, since, by=by, reason=reason, basis=basis):
        bump(checked(task), by=by, reason=reason)
    return task


def put_reporter(task, unit, since, *, by, reason, basis=None) -> bool:
    """Writes the dated fact beside a locked task, and the outcome into it; whether anything changes."""
    since = since or collected_since(task.plan)
    if since is None or task.plan.state == Plan.State.DRAFT:
        differs = task.reporting_unit_id != unit.pk
        task.reporting_unit = unit
        return differs
    since = max(since, task.plan.starts_on)
    former, latest = changed(task.reporters, task.reporting_unit_id, since, unit.pk)
    if (former, latest) == (task.reporters, task.reporting_unit_id):
        return False
    _write_fact(task, unit, since, by, reason, basis)
    task.reporters = former
    if latest != task.reporting_unit_id:
        task.reporting_unit = unit
    return True


def _write_fact(task, unit, since, by, reason, basis):
    eve = since - timedelta(days=1)
    row = task.reporting_changes.filter(effective_on=since).first() or ReportingChange(task=task, effective_on=since)
    row.before_id = key_on(task.reporters, task.reporting_unit_id, eve)
    row.unit, row.recorded_at, row.recorded_by, row.reason, row.basis = unit, now(), by, reason, basis
    history.save(checked(row), by=by, reason=reason)
    later = task.reporting_changes.filter(effective_on__gt=since).first()
    if later is not None and later.before_id != unit.pk:
        later.before = unit
        history.save(checked(later), by=by, reason=reason)


def tasks_of(unit, day) -> list[Duty]:
    """Tasks the unit reports on from the day on, that ask for work still; their approved wording stays as it is."""
    named = Task.objects.exclude(plan__state=Plan.State.SUPERSEDED).reported_by([unit], day)
    tasks = named.exclude(removed_by__effective_on__lte=day).select_related("plan").order_by("plan", "sort_key", "pk")
    places = named.positions(day)
    return [Duty(f"task:{task.pk}", task.title, code=task.code) for task in tasks if places[task.pk].open]


def move_tasks(handover, whither) -> None:
    """The heir reports from the day on."""
    for key, heir in whither.items():
        if heir is None:
            raise Refused(_("Завдання не може лишитися без підрозділу, що звітує."))
        name_reporter(
            task=Task(pk=int(key.removeprefix("task:"))),
            unit=heir,
            since=handover.day,
            by=handover.by,
            reason=handover.reason,
            basis=handover.change.basis,
        )


TASKS = Mover(gettext_lazy("Завдання, про які звітує"), tasks_of, move_tasks, settle_reporting)
