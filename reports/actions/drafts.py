"""A document on its way: its draft is begun, its conclusion put in words, or it is thrown away."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import clock, history
from core.grounds import check_reason
from core.refusals import Refused, check_version, checked
from reports.drawing import draw, subject_of
from reports.models import Report
from reports.workflow import State

LONGEST = 4000  # characters of a conclusion: it stands on the first page


@transaction.atomic
def draft_report(*, kind, period, by, reason="", on=None) -> Report:
    """Begins the next version of a document; where one is begun already, that one. A correction says why."""
    on = on or clock.today()
    draw(kind, period, on)  # refuses in words what cannot be drawn up
    try:
        with transaction.atomic():
            return _begun(kind=kind, period=period, by=by, reason=reason)
    except (IntegrityError, Refused):  # where somebody began it at the same moment, his draft is there now
        draft = begin(kind=kind, period=period, by=by, reason=reason)
        if draft.pk is None:
            raise
        return draft


def _begun(*, kind, period, by, reason) -> Report:
    report = begin(kind=kind, period=period, by=by, reason=reason)
    if report.pk:
        return report
    return history.save(checked(report), by=by, reason=report.reason or _("Розпочато проєкт документа"))


def begin(*, kind, period, by, reason="") -> Report:
    """The next version of a document, not kept yet, or the draft that is there."""
    about = subject_of(kind, period)
    period = period.strip().upper()
    latest = Report.objects.light().select_for_update(of=("self",)).versions_of(kind, period).first()
    if latest and latest.is_draft:
        return latest
    whose = {"plan": about.plan, "subject": about.name, "drawn_by": by, "drawn_at": clock.now()}
    return Report(**_next(latest, reason), **whose, kind=kind, period=period)


def _next(latest, reason):
    """The number of the version, with its reason where it corrects another one."""
    if latest is None:
        return {"revision": 1}
    if not reason.strip():
        raise Refused(_("Цей документ уже видано. Щоб видати нову версію, вкажіть, чому його виправляєте."))
    return {"revision": latest.revision + 1, "reason": check_reason(reason)}


@transaction.atomic
def write_conclusion(*, report, conclusion, by, version=None) -> Report:
    """The plain conclusion in the coordinator's own words; empty again, it is the one suggested from the facts."""
    report = lock_draft(report, version)
    conclusion = "\n".join(line.strip() for line in conclusion.splitlines() if line.strip())
    if len(conclusion) > LONGEST:
        raise Refused(_("Висновок задовгий: понад %d знаків. Скоротіть його.") % LONGEST)
    report.conclusion = conclusion
    return history.save(report, by=by, reason=_("Змінено висновок"))


@transaction.atomic
def discard_draft(*, report, by) -> None:
    """Throws a draft away; what was issued stays."""
    history.remove(lock_draft(report), by=by, reason=_("Проєкт відкинуто"))


def lock_draft(report, version=None) -> Report:
    """The draft's row, locked; refuses what is issued already and what somebody else changed meanwhile."""
    report = Report.objects.light().select_for_update(of=("self",)).filter(pk=report.pk).first()
    if report is None:
        raise Refused(_("Цього проєкту вже немає: його відкинув хтось інший."))
    if report.state != State.DRAFT:
        raise Refused(_("Документ уже видано: проєкту, який можна змінити, немає."))
    check_version(report, version)
    return report
