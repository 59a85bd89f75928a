"""The official documents by kind; a further one is a module with its `FORM` and a line here."""

from django.utils.translation import gettext as _

from core.refusals import Refused
from reports import kind_quarterly, plan_annex, ranking, register, round_report, unit_sheet
from reports.form import Form
from reports.workflow import Kind

FORMS: dict[str, Form] = {
    Kind.QUARTERLY: kind_quarterly.FORM,
    Kind.MONITORING: round_report.form(Kind.MONITORING),
    Kind.AUDIT: round_report.form(Kind.AUDIT),
    Kind.REGISTER: register.FORM,
    Kind.UNIT: unit_sheet.FORM,
    Kind.RANKING: ranking.FORM,
    Kind.PLAN: plan_annex.FORM,
}


def form_of(kind: str) -> Form:
    """How a kind is made; an unknown kind is refused in words."""
    if kind not in FORMS:
        raise Refused(_("Такого документа немає: «%s».") % kind[:40])
    return FORMS[kind]
