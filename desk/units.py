"""Everything a unit answers for, the most pressing first; the home page of its head while reporting has not begun."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.clock import today
from core.collectives import membership
from core.models import Unit
from desk import workspace
from desk.pictures import Line, current_plan, lines
from desk.reach import parties_of, unit_page, units_of
from desk.sentences import unit_answer
from desk.sources import work
from plan import progress
from plan.indicators import give
from plan.models import Assignment, Plan
from plan.standing import Timeliness


@require_safe
@unit_page
@never_cache
def my_tasks(request):
    """What is due this quarter; before reporting begins, simply the unit's tasks."""
    frame = workspace.frame_of(request.user, today())
    return workspace.page(request, work(frame)) if frame else all_tasks(request)


@require_safe
@unit_page
def all_tasks(request):
    """Every task of the plan the unit reports on or is named in."""
    plan, on = current_plan(), today()
    if plan is None:
        return render(request, "desk/no_plan.html")
    units = units_of(request.user, on)
    parties = parties_of(units, on)
    held = lines(plan, plan.tasks.filter(_concerned(plan, units, parties, on)), on)
    give((line.task for line in held), on)
    own = [line for line in held if line.task.named_reporter(on).pk in parties]
    tally = progress.tally(line.row for line in own)
    known = progress.tally(line.row for line in own if line.known)
    context = {
        "plan": plan,
        "units": units,
        "on": on,
        "answer": unit_answer(tally, known),
        "own": own,
        "groups": by_urgency(own),
        "named": [line for line in held if line.task.named_reporter(on).pk not in parties],
    }
    return render(request, "desk/all_tasks.html", context)


def _concerned(plan: Plan, units: Collection[Unit], parties: set[int], on: date) -> Q:
    """Tasks the units report on, and those in which they are named, alone or in a collective, while another does."""
    left_out = membership().without(units, on)
    collectives = Unit.objects.filter(kind=Unit.Kind.COLLECTIVE).exclude(pk__in=left_out)
    named = Assignment.objects.filter(Q(party__in=parties) | Q(party__in=collectives))
    own = plan.tasks.reported_by(parties, on)
    return Q(pk__in=own.values("pk")) | Q(pk__in=named.values("task"))


def by_urgency(own: list[Line]) -> dict[str, list[Line]]:
    """The tasks in five groups: overdue, past due with no state entered, due soon, the rest, closed."""
    groups: dict[str, list[Line]] = {"overdue": [], "unknown": [], "soon": [], "rest": [], "closed": []}
    for line in own:
        groups[_urgency(line)].append(line)
    groups["overdue"].sort(key=lambda line: -line.place.days)
    groups["soon"].sort(key=lambda line: -line.place.days)
    return groups


def _urgency(line):
    if not line.place.open:
        return "closed"
    if not line.known:
        return "unknown"
    if line.place.overdue:
        return "overdue"
    return "soon" if line.place.timeliness is Timeliness.DUE_SOON else "rest"
