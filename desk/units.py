"""«Мої завдання»: what a unit answers for, the most pressing first."""

from datetime import date

from django.db.models import Q
from django.shortcuts import render

from core.clock import today
from core.models import Unit
from desk.pictures import Line, current_plan, lines
from desk.sentences import unit_answer
from plan import progress
from plan.models import Plan
from plan.standing import Timeliness


def my_tasks(request):
    """The page of a unit's head or deputy."""
    plan, on = current_plan(), today()
    if plan is None:
        return render(request, "desk/no_plan.html")
    unit = request.user.unit
    own = own_lines(plan, unit, on)
    tally = progress.tally(line.row for line in own)
    known = progress.tally(line.row for line in own if line.known)
    context = {
        "plan": plan,
        "unit": unit,
        "on": on,
        "answer": unit_answer(tally, known),
        "own": own,
        "groups": by_urgency(own),
        "named": named_lines(plan, unit, on),
    }
    return render(request, "desk/my_tasks.html", context)


def parties_of(unit: Unit, on: date) -> list[Unit]:
    """The unit itself and every role it holds on a day."""
    roles = Unit.objects.filter(kind=Unit.Kind.ROLE, holdings__unit=unit).prefetch_related("holdings__unit")
    return [unit, *(role for role in roles.distinct() if role.stands_in(on) == unit)]


def own_lines(plan: Plan, unit: Unit, on: date) -> list[Line]:
    """Tasks the unit itself reports on, also as the holder of a role."""
    return lines(plan.tasks.filter(reporting_unit__in=parties_of(unit, on)), on)


def named_lines(plan: Plan, unit: Unit, on: date) -> list[Line]:
    """Tasks in which the unit is named, alone or in a collective, while another one reports."""
    parties = parties_of(unit, on)
    named = Q(parties__in=parties) | Q(parties__kind=Unit.Kind.COLLECTIVE)
    return lines(plan.tasks.filter(named).exclude(reporting_unit__in=parties).distinct(), on)


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
