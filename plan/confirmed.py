"""Which tasks had their information accepted by a day, for many quarters at once: one query, no rows built.

The rule is that of `plan.freshness.state_on`: an update counts as accepted from the day it was reviewed.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from plan.models import ProgressUpdate, ReportingPeriod
from plan.reporting import UpdateState


def confirmed(periods: Iterable[ReportingPeriod], on: date) -> dict[int, set[int]]:
    """The keys of such tasks, by the key of the quarter."""
    after = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    rows = ProgressUpdate.objects.filter(period__in=periods, state=UpdateState.ACCEPTED, reviewed_at__lt=after)
    found: dict[int, set[int]] = defaultdict(set)
    for period, task in rows.order_by().values_list("period", "task").iterator():
        found[period].add(task)
    return found
