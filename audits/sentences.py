"""Results, findings and actions as marks and sentences."""

from datetime import date

from django.utils.translation import gettext as _

from audits.finding_workflow import ActionState, FindingState
from audits.models import CorrectiveAction, Finding
from audits.results import Result, Severity
from core.templatetags.ui import Mark, days

RESULT_TONES = {
    Result.PASSED: "done",
    Result.PARTLY: "run",
    Result.FAILED: "late",
    Result.NOT_CHECKED: "none",
    Result.NOT_APPLICABLE: "none",
}
FINDING_TONES = {
    FindingState.OPEN: "owed",
    FindingState.IN_WORK: "run",
    FindingState.SUBMITTED: "run",
    FindingState.CLOSED: "done",
    FindingState.WITHDRAWN: "none",
}
ACTION_TONES = {
    ActionState.PLANNED: "owed",
    ActionState.SUBMITTED: "run",
    ActionState.RETURNED: "wait",
    ActionState.CLOSED: "done",
}
SEVERITY_TONES = {Severity.HIGH: "late", Severity.MEDIUM: "wait", Severity.LOW: "none"}


def result_mark(result: str) -> Mark:
    """A result; nothing known yet is «не перевірено»."""
    known = Result(result or Result.NOT_CHECKED)
    return Mark(RESULT_TONES[known], str(known.label))


def severity_mark(severity: str) -> Mark | None:
    """How serious; nothing where there is nothing to say."""
    known = Severity(severity)
    return Mark(SEVERITY_TONES[known], str(known.label)) if known else None


def finding_mark(finding: Finding, on: date) -> Mark:
    """Where a finding stands; one past its day says how long."""
    if finding.is_overdue(on) and finding.state != FindingState.SUBMITTED:
        return Mark("late", _("прострочено на %s") % days((on - finding.due_on).days))
    return Mark(FINDING_TONES[FindingState(finding.state)], str(FindingState(finding.state).label))


def action_mark(action: CorrectiveAction, on: date) -> Mark:
    """Where an action stands; one past its day says how long."""
    if action.is_overdue(on):
        return Mark("late", _("прострочено на %s") % days((on - action.due_on).days))
    return Mark(ACTION_TONES[ActionState(action.state)], str(ActionState(action.state).label))
