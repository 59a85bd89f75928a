"""Typing a plan in by hand: the plan with its act, and its headings. Once it is in force an act alone changes it."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.actions import keep
from core.refusals import Refused, checked
from plan.actions.locking import check_reason
from plan.actions.tasks import check_draft, remove_task
from plan.models import Area, Plan

IN_FORCE_EDITABLE = frozenset({"report_signatory_post", "report_signatory"})


@transaction.atomic
def keep_plan(*, plan, act=None, by, reason, version=None) -> Plan:
    """Saves a plan as its form left it, with the act that approves it; in force only who signs the reports."""
    reason = check_reason(reason)
    if plan.pk is not None and Plan.objects.get(pk=plan.pk).state != Plan.State.DRAFT:
        _check_signatory_only(plan)
        act = None
    plan = keep(row=checked(plan), by=by, reason=reason, version=version)
    if act is not None:
        act.plan, act.number, act.effective_on = plan, 1, plan.starts_on
        history.save(checked(act), by=by, reason=reason)
    return plan


@transaction.atomic
def keep_heading(*, heading, by, reason, version=None):
    """Saves a principle or an area of a draft plan; its number stays once tasks carry it in their codes."""
    check_draft(_plan_of(heading))
    _check_number(heading)
    return keep(row=checked(heading), by=by, reason=check_reason(reason), version=version)


@transaction.atomic
def remove_plan(*, plan, by, reason):
    """Takes a draft that nobody needs away, with its tasks, headings and act; what was approved stays for ever."""
    reason = check_reason(reason)
    plan = _locked_draft(plan)
    for task in plan.tasks.all():
        remove_task(task=task, by=by, reason=reason)
    areas = Area.objects.filter(principle__plan=plan)
    for row in [*areas, *plan.principles.all(), *plan.editions.all(), plan]:
        history.remove(row, by=by, reason=reason)


@transaction.atomic
def remove_heading(*, heading, by, reason):
    """Takes an empty principle or area out of a draft."""
    reason = check_reason(reason)
    _locked_draft(_plan_of(heading))
    if isinstance(heading, Area) and heading.tasks.exists():
        raise Refused(_("У цьому змісті принципу є завдання. Спершу вилучіть їх."))
    if not isinstance(heading, Area) and heading.areas.exists():
        raise Refused(_("У цього принципу є зміст. Спершу вилучіть його."))
    history.remove(heading, by=by, reason=reason)


def _locked_draft(plan):
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.state != Plan.State.DRAFT:
        raise Refused(_("План затверджено, тому з нього нічого не вилучають: його змінює лише новий акт."))
    return plan


def _plan_of(heading):
    return heading.principle.plan if isinstance(heading, Area) else heading.plan


def _check_signatory_only(plan):
    kept = Plan.objects.get(pk=plan.pk)
    names = {field.attname for field in Plan._meta.concrete_fields} - IN_FORCE_EDITABLE
    if any(getattr(kept, name) != getattr(plan, name) for name in names):
        raise Refused("План чинний: тут можна змінити лише підписувача звітів. Решту змінює новий акт.")


def _check_number(heading):
    kept = type(heading).objects.filter(pk=heading.pk).first()
    if kept is None or kept.number == heading.number:
        return
    areas = heading.areas.all() if not isinstance(heading, Area) else Area.objects.filter(pk=heading.pk)
    if areas.filter(tasks__isnull=False).exists():
        raise Refused("Номер уже входить до кодів завдань, тому його не змінюють.")
