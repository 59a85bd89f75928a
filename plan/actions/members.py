"""A member of a collective party tells its part in the common tasks, once a quarter."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.clock import now, today
from core.refusals import Conflict, Refused, checked
from plan.models import MemberReport, ReportingPeriod

LONGEST = 8000  # characters, as of an update


@transaction.atomic
def save_member_draft(*, period, unit, answers: Mapping[str, str], by, version=None, on=None) -> MemberReport:
    """Keeps what was typed of the form; what was handed in already stays handed in."""
    report = _lock(period, unit, version, on or today())
    if report.submitted_at:
        raise Refused(_("Інформацію вже подано. Щоб змінити її, подайте форму ще раз."))
    _fill(report, answers)
    checked(report)
    report.save_without_historical_record()  # what is only being typed leaves no trail
    return report


@transaction.atomic
def submit_member_report(*, period, unit, answers: Mapping[str, str], by, version=None, on=None) -> MemberReport:
    """Hands the form in; while the quarter takes information it may be handed in anew."""
    report = _lock(period, unit, version, on or today())
    _fill(report, answers)
    if not report.answers:
        raise Refused(_("Напишіть хоча б за одним завданням, що зробив ваш підрозділ."))
    report.submitted_by, report.submitted_at = by, now()
    return history.save(checked(report), by=by, reason=f"Подано інформацію учасника за {report.period}")


def _lock(period, unit, version, on) -> MemberReport:
    period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if not period.takes_updates(unit, on):
        raise Refused(
            _("Подання за {period} закрито {day:%d.%m.%Y}. Попросіть координатора продовжити строк.").format(
                period=period, day=period.open_until(unit)
            )
        )
    report = MemberReport.objects.select_for_update(of=("self",)).filter(period=period, unit=unit).first()
    report = report or MemberReport(period=period, unit=unit, version=0)
    if version is not None and version != report.version:
        raise Conflict([])
    report.version += 1
    return report


def _fill(report, answers):
    report.answers = {code: text.strip() for code, text in answers.items() if text.strip()}
    for code, text in report.answers.items():
        if len(text) > LONGEST:
            raise Refused(_("{code}: задовгий текст, понад {most} знаків.").format(code=code, most=LONGEST))
