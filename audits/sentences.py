"""Rounds, results, findings and actions as marks and sentences."""

from datetime import date

from django.utils.translation import gettext as _

from audits.finding_workflow import ActionState, FindingState
from audits.models import CorrectiveAction, Finding
from audits.progress import Progress, stand
from audits.results import Result, Severity
from audits.workflow import RoundState, WorkStatus
from core.templatetags.ui import Mark, days

ROUND_TONES = {
    RoundState.PLANNED: "owed",
    RoundState.OPEN: "run",
    RoundState.REVIEW: "wait",
    RoundState.CLOSED: "done",
}
WORK_TONES = {
    WorkStatus.TO_DO: "owed",
    WorkStatus.ANSWERED: "run",
    WorkStatus.RETURNED: "wait",
    WorkStatus.REVIEWED: "done",
}
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


def round_mark(state) -> Mark:
    """The state of a round."""
    state = RoundState(state)
    return Mark(ROUND_TONES[state], str(state.label))


def work_mark(status) -> Mark:
    """Where the work on an item stands."""
    status = WorkStatus(status)
    return Mark(WORK_TONES[status], str(status.label))


def progress_of(round) -> Progress:
    """How far a round is; the row comes from `with_progress()`."""
    return Progress(
        items=round.item_count,
        automatic=round.automatic_count,
        checked=round.checked_count,
        asked=round.person_count,
        answered=round.answered_count,
        reviewed=round.reviewed_count,
    )


def progress_words(done: Progress) -> str:
    """How far a round is, in a phrase; what it does not have is left out."""
    told = []
    if done.automatic:
        told.append(_("перевірено {checked} з {automatic}"))
    if done.asked:
        told.append(_("відповіли на {answered} з {asked}"))
    if done.items:
        told.append(_("розглянуто {reviewed}"))
    return ", ".join(told).format(**vars(done)) or "–"


def stand_of(round, on):
    """Where a round stands on a day, and what is left."""
    return stand(RoundState(round.state), on, round.opens_on, round.answers_due, round.review_due)


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
