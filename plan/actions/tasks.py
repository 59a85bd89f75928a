"""Typing a plan in by hand, approving it, and what may still be edited afterwards."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.refusals import Refused, checked
from plan import schedule as schedules
from plan.actions.locking import bump, check_reason, lock_task
from plan.actions.reporters import put_reporter
from plan.models import Assignment, Checkpoint, Plan, Task

ALWAYS_EDITABLE = frozenset({"reporting_unit", "note"})
WORDING = frozenset({"title", "deadline_text", "expected_result"})


@transaction.atomic
def create_task(
    *,
    plan,
    area,
    title,
    deadline_text,
    by,
    expected_result="",
    parties=(),
    reporting_unit=None,
    number=None,
    note="",
) -> Task:
    """Adds a task to a draft plan; parties come in the order of the act, the leader first."""
    check_draft(plan)
    number = number or (area.tasks.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    schedule = schedules.parse(deadline_text, plan.starts_on, plan.scheduled_until)
    task = Task(
        plan=plan,
        area=area,
        edition=_edition(plan),
        number=number,
        code=f"{area.principle.number}.{area.number}.{number}",
        title=title,
        deadline_text=deadline_text,
        schedule=schedules.to_json(schedule),
        expected_result=expected_result,
        reporting_unit=reporting_unit or plan.open_data_unit,
        note=note,
    )
    reason = f"Внесено завдання {task.code}"
    history.save(checked(task), by=by, reason=reason)
    _assign(task, parties, by=by, reason=reason)
    write_checkpoints(task, schedule, by=by, reason=reason)
    return task


@transaction.atomic
def edit_task(*, task, changes, by, reason, version=None) -> Task:
    """Changes the reporting unit or the note; the approved wording only while the plan is a draft."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    changed = {name: value for name, value in changes.items() if getattr(task, name) != value}
    if not changed:
        return task
    if changed.keys() - ALWAYS_EDITABLE - WORDING:
        raise Refused(_("Це поле змінюють лише окремою дією."))
    if changed.keys() & WORDING:
        check_draft(task.plan)
    if "reporting_unit" in changed:
        put_reporter(task, changed.pop("reporting_unit"), None, by=by, reason=reason)
    for name, value in changed.items():
        setattr(task, name, value)
    if "deadline_text" in changed:
        _reschedule(task, by=by, reason=reason)
    return bump(checked(task), by=by, reason=reason)


@transaction.atomic
def name_parties(*, task, parties, by, reason, version=None) -> Task:
    """Names anew who is responsible for a task of a draft plan, in the order of the act, the leader first."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    check_draft(task.plan)
    if [row.party for row in task.assignments.select_related("party")] == list(parties):
        return task
    for row in task.assignments.all():
        history.remove(row, by=by, reason=reason)
    _assign(task, parties, by=by, reason=reason)
    return bump(task, by=by, reason=reason)


@transaction.atomic
def remove_task(*, task, by, reason):
    """Takes a task typed by mistake out of a draft plan, with its dates and parties."""
    reason = check_reason(reason)
    task = lock_task(task)
    check_draft(task.plan)
    for row in [*task.checkpoints.all(), *task.assignments.all(), task]:
        history.remove(row, by=by, reason=reason)


@transaction.atomic
def approve_plan(*, plan, by, reason) -> Plan:
    """Puts a plan that was typed in by hand in force; from then on its wording changes by an edition only."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    check_draft(plan)
    _edition(plan)
    if not plan.tasks.exists():
        raise Refused(_("У плані ще немає жодного завдання."))
    plan.state = Plan.State.IN_FORCE
    return history.save(plan, by=by, reason=check_reason(reason))


def write_checkpoints(task, schedule, *, by, reason):
    """Writes out the due dates that the order sets, as far as the plan is scheduled."""
    until = task.plan.ends_on or task.plan.scheduled_until
    for day in schedules.due_dates(schedule, task.plan.starts_on, until):
        history.save(Checkpoint(task=task, rule_date=day), by=by, reason=reason)


def _assign(task, parties, *, by, reason):
    for order, party in enumerate(parties, start=1):
        row = Assignment(task=task, party=party, order=order, wording=str(party))
        history.save(row, by=by, reason=reason)


def _reschedule(task, *, by, reason):
    schedule = schedules.parse(task.deadline_text, task.plan.starts_on, task.plan.scheduled_until)
    task.schedule = schedules.to_json(schedule)
    for checkpoint in task.checkpoints.all():
        history.remove(checkpoint, by=by, reason=reason)
    write_checkpoints(task, schedule, by=by, reason=reason)


def _edition(plan):
    if plan.act is None:
        raise Refused(_("Спершу внесіть акт, яким затверджено план: вид, номер і дату."))
    return plan.act


def check_draft(plan):
    if plan.state != Plan.State.DRAFT:
        raise Refused(
            _(
                "Затверджений текст, строки й відповідальних змінює лише новий акт. Тут можна змінити "
                "лише підрозділ, що звітує, і примітку."
            )
        )
