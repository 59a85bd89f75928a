"""What the rounds are measured by: how many were closed in the calendar year by a day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q

from audits.models import Round
from audits.workflow import Kind, RoundState
from core.indicators import Reading


def monitoring_closed(days: Sequence[date]) -> list[Reading]:
    """Rounds of monitoring closed in the year of each day (plan task II.1.2: two a year)."""
    return _closed(Kind.MONITORING, days)


def audit_closed(days: Sequence[date]) -> list[Reading]:
    """Information audits closed in the year of each day (plan task II.1.3: one a year)."""
    return _closed(Kind.AUDIT, days)


def _closed(kind, days):
    def by(day):
        return Q(closed_at__date__gte=day.replace(month=1, day=1), closed_at__date__lte=day)

    counts = {f"day_{number}": Count("pk", filter=by(day)) for number, day in enumerate(days)}
    found = Round.objects.filter(kind=kind, state=RoundState.CLOSED).aggregate(**counts)
    return [Reading(day, found[f"day_{number}"]) for number, day in enumerate(days)]
