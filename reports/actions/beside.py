"""What is added beside an issued document, whose bytes stay: its number in СЕД, what was signed, who may read it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock, history
from core.grounds import check_come
from core.refusals import Refused, checked
from core.sniff import JPEG, PDF, PNG, sniff
from reports.models import Report, ReportFile
from reports.printing import sha256
from reports.workflow import State

SCANS = (PDF, PNG, JPEG)
SIGNATURES = (".p7s", ".asice", ".asics", ".p7m")
LARGEST_SIGNATURE = 25 * 1024 * 1024  # bytes; a container holds the document too


@transaction.atomic
def register(*, report, number, date, by, on=None) -> Report:
    """The number and date that the document got in СЕД."""
    report = _lock(report)
    check_come(date, on or clock.today())
    if date < timezone.localdate(report.issued_at):
        raise Refused(_("Документ видано %s: раніше його не могли зареєструвати.") % f"{report.issued_at:%d.%m.%Y}")
    report.registration_number, report.registration_date = " ".join(number.split()), date
    return history.save(checked(report), by=by, reason=_("Внесено реєстраційний номер"))


@transaction.atomic
def show_to_all(*, report, shown, by) -> Report:
    """Whether everybody may download the document from the open page."""
    report = _lock(report)
    report.is_public = shown
    reason = _("PDF відкрито для всіх") if shown else _("PDF більше не показують усім")
    return history.save(report, by=by, reason=reason)


@transaction.atomic
def attach(*, report, kind, name, content, by) -> ReportFile:
    """Keeps the scan of the signed paper or a file of a qualified signature; neither is ever replaced."""
    report = _lock(report)
    _CHECKS[kind](name, content)
    file = ReportFile(report=report, kind=kind, name=name[-200:], content=content, added_by=by)
    file.sha256, file.added_at = sha256(content), clock.now()
    checked(file).save()
    history.save(report, by=by, reason=_("Додано файл «%s»") % file.name)
    return file


def _check_scan(name, content):
    if sniff(name, content) not in SCANS:
        raise Refused(_("Скан має бути у PDF, PNG або JPEG."))


def _check_signature(name, content):
    if not content:
        raise Refused(_("Файл «%s» порожній.") % name)
    if not name.casefold().endswith(SIGNATURES):
        raise Refused(_("Файл підпису закінчується на %s. Оберіть його.") % ", ".join(SIGNATURES))
    if len(content) > LARGEST_SIGNATURE:
        raise Refused(_("Файл завеликий: понад %s МБ.") % (LARGEST_SIGNATURE >> 20))


_CHECKS = {ReportFile.Kind.SCAN: _check_scan, ReportFile.Kind.SIGNATURE: _check_signature}


def _lock(report) -> Report:
    """The issued document's row, locked."""
    report = Report.objects.light().select_for_update(of=("self",)).get(pk=report.pk)
    if report.state == State.DRAFT:
        raise Refused(_("Це ще проєкт. Спершу видайте документ."))
    return report
