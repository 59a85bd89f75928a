"""Issuing a document for good: set first, then stored whole, its quarter closed, the version before it replaced."""

from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock, history
from core.refusals import Refused
from plan.actions import close_period
from plan.models import ReportingPeriod
from reports import twins
from reports.actions.drafts import begin, lock_draft
from reports.drawing import draw, newest_records
from reports.kinds import form_of
from reports.mail import ask_to_mail
from reports.marking import new_mark
from reports.models import Report
from reports.payload import digest, dump
from reports.printing import opened, print_out
from reports.sealed import Correction, Sealed
from reports.workflow import Kind, State, may_become

BEATEN = gettext_lazy("Документ щойно видав хтось інший. Перегляньте список документів.")


def issue_report(*, kind, period, by, reason="", on=None) -> Report:
    """Draws up and issues a document at once; where it was issued before, a new version with its reason."""
    with transaction.atomic():
        report = begin(kind=kind, period=period, by=by, reason=reason)
    return issue_draft(report=report, by=by, on=on)


def issue_draft(*, report, by, seen=None, version=None, on=None) -> Report:
    """Issues a draft; `seen` is the digest of the preview that was looked at, refused where the facts moved on."""
    on = on or clock.today()
    before = newest_records()
    if report.pk:
        report, version = _as_kept(report, version)
    sealed = seal(report, on)
    form_of(report.kind).check(sealed.report)
    if seen is not None and seen != seal_digest(sealed):
        raise Refused(_("Після вашого перегляду відомості змінилися. Перегляньте проєкт ще раз і видайте."))
    sealed = replace(sealed, mark=new_mark())
    printed, beside = print_out(report.kind, sealed), _twins(report, sealed)  # seconds: nothing is locked yet
    try:
        with transaction.atomic():
            report = lock_draft(report, version) if report.pk else report
            if newest_records() != before:
                raise Refused(_("Поки документ складався, хтось вніс зміни. Перегляньте проєкт ще раз і видайте."))
            _replace(report, by)
            _store(report, sealed, printed, beside, by)
            _close(report, sealed, by, on)
            if form_of(report.kind).mailed:
                ask_to_mail()
    except IntegrityError as error:  # both were stored at the same moment, where there was no draft to lock
        if Report.objects.versions_of(report.kind, report.period).filter(revision__gte=report.revision).exists():
            raise Refused(str(BEATEN)) from error
        raise
    return report


@transaction.atomic
def _as_kept(report, version):
    """The draft as it stands, with its version: what somebody else typed into it meanwhile counts."""
    report = lock_draft(report, version)
    return report, history.version_of(report)


def seal(report: Report, on) -> Sealed:
    """The final document that a draft would become on a day."""
    form, drawn = form_of(report.kind), draw(report.kind, report.period, on)
    now = form.sealed(drawn, on, report.conclusion or form.suggested(drawn))
    before = Report.objects.in_force().filter(kind=report.kind, period=report.period).first()
    if before is None:
        return now
    was = opened(report.kind, before.payload)
    return replace(
        now, correction=Correction(report.revision, was.issued_on, report.reason, form.differences(was, now))
    )


def seal_digest(sealed: Sealed) -> str:
    """What tells two previews apart."""
    return digest(dump(sealed))


def _replace(report, by):
    """The version before gives way; its bytes stay."""
    former = Report.objects.light().select_for_update(of=("self",)).versions_of(report.kind, report.period)
    for old in former.exclude(pk=report.pk):
        if old.revision >= report.revision:
            raise Refused(str(BEATEN))
        if old.state == State.ISSUED:
            _move(old, State.SUPERSEDED)
            history.save(old, by=by, reason=_("Замінено версією %d") % report.revision)


def _twins(report, sealed):
    form = form_of(report.kind)
    return twins.page(form, sealed), twins.tables(form, sealed, str(report))


def _store(report, sealed, printed, beside, by):
    _move(report, State.ISSUED)
    report.as_of = sealed.report.day
    report.conclusion = sealed.conclusion
    report.payload, report.pdf, report.sha256 = printed.payload, printed.pdf, printed.sha256
    report.page, report.workbook = beside
    report.rest_sha256 = twins.sum_of(printed.payload, *beside)
    report.code = sealed.mark.code
    report.template_version, report.renderer = printed.template_version, printed.renderer
    report.signatory_post, report.signatory = sealed.report.signatory_post, sealed.report.signatory
    report.issued_by, report.issued_at = by, clock.now()
    history.save(report, by=by, reason=report.reason or _("Документ видано"))


def _close(report, sealed, by, on):
    """The quarter takes nothing any more; where it was opened again for a correction, it closes again."""
    if report.kind != Kind.QUARTERLY:
        return
    quarter = sealed.report.quarter
    period = ReportingPeriod.objects.filter(
        plan_id=report.plan_id, year=quarter.year, number=quarter.number, closed_on=None
    ).first()
    if period:
        close_period(period=period, by=by, reason=_("Видано: %s") % report, on=on)


def _move(report, state):
    if not may_become(State(report.state), state):
        raise Refused(_("Документ у стані «%s»: цього з ним уже не роблять.") % report.get_state_display())
    report.state = state
