"""What a unit reported in earlier quarters."""

from collections import Counter
from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.clock import today
from desk.reach import predecessors, unit_page, units_of
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
    """Every quarter the unit reported on, the latest first; beside them those of units whose place it took."""
    units, on = units_of(request.user, today()), today()
    closed = predecessors(units, on)
    counts = _counts([*units, *closed])
    keys = {period for told in counts.values() for period in told}
    periods = ReportingPeriod.objects.select_related("plan").filter(pk__in=keys).order_by("-year", "-number")
    context = {
        "past": _past(units, periods, counts),
        "closed": [(unit, _past([unit], periods, counts)) for unit in closed if counts[unit.pk]],
        "units": units,
    }
    return render(request, "desk/workspace/history.html", context)


def _counts(units):
    """How many updates of each state there are: by unit, then by quarter."""
    found = {unit.pk: {} for unit in units}
    updates = ProgressUpdate.objects.filter(unit__in=units).order_by()
    for unit, period, state in updates.values_list("unit", "period", "state"):
        found[unit].setdefault(period, Counter())[state] += 1
    return found


def _past(units, periods, counts) -> list[Past]:
    """The quarters the units reported on, together."""
    told = [(period, [counts[unit.pk].get(period.pk, Counter()) for unit in units]) for period in periods]
    return [Past(period, sum(found, Counter())) for period, found in told if any(found)]
