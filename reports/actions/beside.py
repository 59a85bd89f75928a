"""What is added beside an issued document, whose bytes stay: its number in СЕД, what was signed, who may read it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock, history
from core.grounds import check_come, check_reason
from core.refusals import Refused, checked
from core.sniff import JPEG, PDF, PNG, check_size, sniff
from reports import signatures
from reports.models import Report, ReportFile
from reports.printing import sha256
from reports.workflow import State

SCANS = (PDF, PNG, JPEG)


@transaction.atomic
def register(*, report, number, date, by, reason="", on=None) -> Report:
    """The number and date that the document got in СЕД; another one in place of it says why."""
    report = _lock(report)
    check_come(date, on or clock.today())
    issued_on, number = timezone.localdate(report.issued_at), " ".join(number.split())
    if date < issued_on:
        raise Refused(_("Документ видано %s: раніше його не могли зареєструвати.") % f"{issued_on:%d.%m.%Y}")
    _check_free(report, number, date)
    why = _why_registered(report, reason, another=(number, date))
    report.registration_number, report.registration_date = number, date
    return history.save(checked(report), by=by, reason=why)


def _check_free(report, number, date):
    """One number of a day is one document's."""
    same = Report.objects.light().filter(registration_number=number, registration_date=date).exclude(pk=report.pk)
    if number and (other := same.first()):
        what = {"number": number, "day": f"{date:%d.%m.%Y}", "other": other}
        raise Refused(_("Номер %(number)s від %(day)s уже має документ «%(other)s». Перевірте номер.") % what)


def _why_registered(report, reason, another) -> str:
    """What history says; a number that stands already is not replaced in silence."""
    before = report.registration_number, report.registration_date
    if not before[0] or before == another:
        return _("Внесено реєстраційний номер")
    if not reason.strip():
        what = {"number": before[0], "day": f"{before[1]:%d.%m.%Y}"}
        raise Refused(_("Уже внесено № %(number)s від %(day)s. Щоб замінити, вкажіть причину.") % what)
    return _("Змінено реєстраційний номер. %s") % check_reason(reason)


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
    _check_new(report, name, content)
    file = ReportFile(report=report, kind=kind, name=name[-200:], content=content, added_by=by)
    file.sha256, file.added_at = sha256(content), clock.now()
    checked(file).save()
    history.save(report, by=by, reason=_("Додано файл «%s»") % file.name)
    return file


def _check_scan(name, content):
    if sniff(name, content) not in SCANS:
        raise Refused(_("Скан має бути у PDF, PNG або JPEG."))


def check_fits(kind, name, size) -> None:
    """A file too large is refused before it is read."""
    (signatures.check_size if kind == ReportFile.Kind.SIGNATURE else check_size)(name, size)


def _check_new(report, name, content):
    """What is there already is not added again, nor the document itself as its own scan."""
    digest = sha256(content)
    if digest == report.sha256:
        raise Refused(_("Файл «%s» – це сам виданий PDF, без підпису. Оберіть скан підписаного примірника.") % name)
    if same := report.files.filter(sha256=digest).first():
        what = {"name": same.name, "day": f"{timezone.localtime(same.added_at):%d.%m.%Y}"}
        raise Refused(_("Цей файл уже додано %(day)s: «%(name)s».") % what)


_CHECKS = {ReportFile.Kind.SCAN: _check_scan, ReportFile.Kind.SIGNATURE: signatures.check}


def _lock(report) -> Report:
    """The issued document's row, locked."""
    report = Report.objects.light().select_for_update(of=("self",)).get(pk=report.pk)
    if report.state == State.DRAFT:
        raise Refused(_("Це ще проєкт. Спершу видайте документ."))
    return report
