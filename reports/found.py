"""Findings of rounds as documents tell them: open on a day, by their dates, whatever became of them later."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from audits.finding_workflow import FindingState
from audits.models import Finding
from audits.results import Severity
from core.pdf import cap

WORDING = 300  # characters


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


def open_on(day: date, **narrowed) -> tuple[Found, ...]:
    """Findings open on a day, the longest late first; one query."""
    held = Finding.objects.filter(found_on__lte=day, **narrowed).exclude(state=FindingState.WITHDRAWN)
    still = held.filter(Q(closed_at=None) | Q(closed_at__date__gt=day)).select_related("unit")
    return tuple(told(row, day) for row in still.order_by("due_on", "code"))


def told(row: Finding, day: date) -> Found:
    """A finding as of a day."""
    closed = row.closed_at is not None and timezone.localdate(row.closed_at) <= day
    words = FindingState(row.state).label if closed or row.closed_at is None else FindingState.IN_WORK.label
    late = 0 if closed else max((day - row.due_on).days, 0)
    severity = str(Severity(row.severity).label)
    unit = row.unit.label_on(day)
    return Found(
        row.code, unit, cap(row.titled, WORDING), cap(row.wording, WORDING), severity, row.due_on, str(words), late
    )
