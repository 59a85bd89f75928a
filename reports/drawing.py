"""A document drawn up from the facts of the day, and whether it may be issued already."""

from datetime import date

from django.apps import apps
from django.db.models import CharField, Max, QuerySet, Value
from django.utils.translation import gettext as _

from core.models import Office, RoleHolding, Unit
from core.pdf import DocumentError
from core.refusals import Refused
from plan.models import Plan
from plan.quarters import NotAQuarter, parse
from reports.quarterly import Quarterly, build, plan_for
from reports.workflow import Kind

READ = (Office, Unit, RoleHolding)  # beside everything of the plan


def draw(kind: str, period: str, on: date) -> Quarterly:
    """The document of a period as the facts stand on a day; what cannot be drawn up is refused in words."""
    try:
        return build(plan_of(kind, period), parse(period), on)
    except DocumentError as refusal:
        raise Refused(str(refusal)) from refusal


def plan_of(kind: str, period: str) -> Plan:
    """The plan a document of a period is about."""
    if kind not in Kind.values:
        raise Refused(_("Такого документа немає: «%s».") % kind[:40])
    if kind != Kind.QUARTERLY:
        raise Refused(_("%s система ще не складає.") % str(Kind(kind).label).capitalize())
    try:
        return plan_for(parse(period))
    except (NotAQuarter, DocumentError) as refusal:
        raise Refused(str(refusal)) from refusal


def check_complete(report: Quarterly) -> None:
    """A report is issued of a quarter that is over, when nobody still has time to report."""
    if not report.ended:
        raise Refused(
            _("%(quarter)s ще триває: звіт видають, коли квартал скінчиться.") % {"quarter": report.quarter.words}
        )
    if report.told and report.told.open_until:
        raise Refused(
            _("Підрозділи ще мають час до %(day)s подати інформацію. Видайте звіт після цього дня.")
            % {"day": f"{report.told.open_until:%d.%m.%Y}"}
        )


def newest_records() -> set[tuple[str, int]]:
    """The latest record of everything a report reads: the same before and after means that nothing was typed."""
    read = [model for model in apps.get_app_config("plan").get_models() if hasattr(model, "history")]
    first, *others = [_newest(model) for model in (*READ, *read)]
    return set(first.union(*others, all=True))


def _newest(model) -> QuerySet:
    named = Value(model._meta.label, output_field=CharField())
    return model.history.order_by().values(room=named).annotate(newest=Max("history_id")).values_list("room", "newest")
