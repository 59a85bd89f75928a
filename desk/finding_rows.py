"""The fifth source of «Мої завдання»: findings that the unit is to mend."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from audits.finding_workflow import ActionState, FindingState
from audits.held import findings_held
from audits.models import Finding
from audits.sentences import finding_mark
from core.templatetags.ui import Mark
from desk.days import day_of
from desk.duties import Duty, Urgency
from desk.finding_body import FindingBody
from desk.frame_tasks import FrameTasks

TEMPLATE = "desk/workspace/finding.html"
RECENT = timedelta(days=90)  # what was mended is shown on the page of rounds for as long


def finding_duties(gathered: FrameTasks) -> list[Duty]:
    """Open findings; none on the page of a quarter that is over."""
    frame = gathered.frame
    if not (frame.open and getattr(frame.period, "asks_findings", True)):
        return []
    return [finding_row(finding, frame.on, back=str(frame.quarter)) for finding in findings_held(frame.units)]


def finding_row(finding: Finding, on: date, back: str = "") -> Duty:
    """The row of a finding."""
    urgency = urgency_of(finding, on)
    returned = next(iter(_returned(finding)), None)
    return Duty(
        anchor=finding.code,
        code=finding.code,
        title=finding.titled,
        detail=f"«{returned.check_note}»" if returned else _detail(finding),
        mark=Mark("wait", _("повернуто %s") % day_of(returned.checked_at)) if returned else finding_mark(finding, on),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_finding", args=[finding.code]),
        body=FindingBody(finding, on, back),
        weight=(on - finding.due_on).days if urgency is Urgency.LATE else 0,
        counted=False,
    )


def urgency_of(finding: Finding, on: date) -> Urgency:
    """Which group of the page it belongs to."""
    if _returned(finding):
        return Urgency.RETURNED
    if finding.state in (FindingState.SUBMITTED, FindingState.CLOSED, FindingState.WITHDRAWN):
        return Urgency.SENT
    late = finding.is_overdue(on) or any(action.is_overdue(on) for action in finding.actions.all())
    return Urgency.LATE if late else Urgency.DUE


def _returned(finding):
    return [action for action in finding.actions.all() if action.state == ActionState.RETURNED]


def _detail(finding):
    if finding.state == FindingState.CLOSED:
        return _("усунено %s") % day_of(finding.closed_at)
    return _("зауваження · усунути до %s") % f"{finding.due_on:%d.%m.%Y}"
