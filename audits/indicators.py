"""What the rounds are measured by: how many were closed in the calendar year by a day."""

from datetime import date

from audits.models import Round
from audits.workflow import Kind, RoundState
from core.indicators import Counted


def monitoring_closed(on: date) -> Counted:
    """Rounds of monitoring closed in the year of a day (plan task II.1.2: two a year)."""
    return _closed(Kind.MONITORING, on)


def audit_closed(on: date) -> Counted:
    """Information audits closed in the year of a day (plan task II.1.3: one a year)."""
    return _closed(Kind.AUDIT, on)


def _closed(kind, on):
    closed = Round.objects.filter(kind=kind, state=RoundState.CLOSED)
    return Counted(closed.filter(closed_at__date__gte=on.replace(month=1, day=1), closed_at__date__lte=on))
