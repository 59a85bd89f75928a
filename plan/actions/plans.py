"""Typing a plan in by hand: the plan with its act, and its headings. Once it is in force an act alone changes it."""

from django.db import transaction

from core import history
from core.actions import keep
from core.refusals import Refused, checked
from plan.actions.locking import check_reason
from plan.actions.tasks import check_draft
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
