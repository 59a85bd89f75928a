"""Findings of rounds as documents tell them: open on a day, by their dates, whatever became of them later."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from audits.finding_workflow import ActionState, FindingState
from audits.models import CorrectiveAction, Finding
from audits.results import Severity
from core.pdf import cap
from core.related import made, rows_of

WORDING = 300  # characters
ACTION = "id", "what", "due_on", "state", "submitted_at", "checked_at"


@dataclass(frozen=True)
class Owed:
    """A corrective action of a finding that its unit was to have done by then, `late` days ago."""

    what: str
    due_on: date
    late: int


@dataclass(frozen=True)
class Found:
    """A finding; `late` days past its day on the day of the picture, 0 where it is not."""

    code: str
    unit: str
    titled: str
    wording: str
    severity: str
    due_on: date
    state: str
    late: int = 0
    actions: tuple[Owed, ...] = ()  # those overdue


def open_on(day: date, **narrowed) -> tuple[Found, ...]:
    """Findings open on a day, the longest late first; one query."""
    held = Finding.objects.filter(found_on__lte=day, **narrowed).exclude(state=FindingState.WITHDRAWN)
    still = held.filter(Q(closed_at=None) | Q(closed_at__date__gt=day)).select_related("unit")
    still = still.annotate(action_rows=rows_of(CorrectiveAction.objects.all(), "finding", *ACTION))
    return tuple(told(row, day) for row in still.order_by("due_on", "code"))


def told(row: Finding, day: date) -> Found:
    """A finding as of a day."""
    closed = row.closed_at is not None and timezone.localdate(row.closed_at) <= day
    words = FindingState(row.state).label if closed or row.closed_at is None else FindingState.IN_WORK.label
    late = 0 if closed else max((day - row.due_on).days, 0)
    severity = str(Severity(row.severity).label)
    unit = row.unit.label_on(day)
    titled, wording, owed = cap(row.titled, WORDING), cap(row.wording, WORDING), tuple(_owed(row, day))
    return Found(row.code, unit, titled, wording, severity, row.due_on, str(words), late, owed)


def _owed(row, day):
    for action in made(CorrectiveAction, getattr(row, "action_rows", None)):
        if action.due_on < day and not _handed_in(action, day):
            yield Owed(cap(action.what, WORDING), action.due_on, (day - action.due_on).days)


def _handed_in(action, day):
    """Whether its unit had handed it in by a day, and nobody had given it back."""
    sent = action.submitted_at is not None and timezone.localdate(action.submitted_at) <= day
    checked = action.checked_at is not None and timezone.localdate(action.checked_at) <= day
    return sent and not (checked and action.state == ActionState.RETURNED)
