"""What a unit reported in earlier quarters."""

from collections import Counter
from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.clock import today
from desk.reach import unit_page, units_of
from plan.models import ProgressUpdate, ReportingPeriod
from plan.reporting import UpdateState


@dataclass(frozen=True)
class Past:
    """A quarter in the unit's history."""

    period: ReportingPeriod
    counts: Counter

    @property
    def sent(self) -> int:
        """How many tasks something was handed in for."""
        return sum(number for state, number in self.counts.items() if state != UpdateState.DRAFT)

    @property
    def accepted(self) -> int:
        """How many of them were accepted."""
        return self.counts[UpdateState.ACCEPTED]


@require_safe
@unit_page
@never_cache
def history(request):
    """Every quarter the unit reported on, the latest first."""
    units = units_of(request.user, today())
    updates = ProgressUpdate.objects.filter(unit__in=units).order_by()
    counts = {}
    for period, state in updates.values_list("period", "state"):
        counts.setdefault(period, Counter())[state] += 1
    periods = ReportingPeriod.objects.select_related("plan").filter(pk__in=counts).order_by("-year", "-number")
    past = [Past(period, counts[period.pk]) for period in periods]
    return render(request, "desk/workspace/history.html", {"past": past, "units": units})
