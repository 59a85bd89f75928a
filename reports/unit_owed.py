"""What a unit owes beside its tasks: findings with their corrective actions, answers in open rounds, sets to publish.

All of it as of a day, by the days on which it was found, handed in and checked.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from audits.asset_workflow import AssetState
from audits.finding_workflow import ActionState, FindingState
from audits.models import CorrectiveAction, Finding, InformationAsset, Item, Round
from audits.workflow import Kind, RoundState, WorkStatus
from core.models import Unit
from core.pdf import cap
from registry.models import Dataset
from registry.workflow import State
from reports.found import WORDING, Found, told

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Action:
    """A corrective action; `late` days past its day while it was not handed in."""

    what: str
    due_on: date
    state: str
    late: int = 0


@dataclass(frozen=True)
class Mended:
    """A finding with what is done about it."""

    found: Found
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Share:
    """The unit's part in a round that was open: how many items, and of an audit how many assets, stand where."""

    code: str
    title: str
    due_on: date
    items: Counts
    assets: Counts | None = None  # of an audit


@dataclass(frozen=True)
class UnitOwed:
    """Everything; findings are those open on the day, then those mended since the quarter began."""

    findings: tuple[Mended, ...]
    rounds: tuple[Share, ...]
    to_publish: tuple[str, ...]


def owed(unit: Unit, first: date, day: date) -> UnitOwed:
    """What a unit owed on a day and mended since the first day of the quarter; six queries."""
    return UnitOwed(tuple(_findings(unit, first, day)), tuple(_rounds(unit, day)), _to_publish(unit, day))


def _findings(unit, first, day) -> Iterator[Mended]:
    rows = Finding.objects.filter(unit=unit, found_on__lte=day).exclude(state=FindingState.WITHDRAWN)
    rows = rows.filter(Q(closed_at=None) | Q(closed_at__date__gte=first)).select_related("unit")
    actions: dict[int, list[CorrectiveAction]] = {}
    for action in CorrectiveAction.objects.filter(finding__in=rows).order_by("due_on", "pk"):
        actions.setdefault(action.finding_id, []).append(action)
    for row in sorted(rows, key=lambda row: (_by(row.closed_at, day), row.due_on, row.code)):
        yield Mended(told(row, day), tuple(_action(action, day) for action in actions.get(row.pk, ())))


def _action(action, day):
    sent, checked = _by(action.submitted_at, day), _by(action.checked_at, day)
    now = ActionState(action.state)
    state = now if checked else ActionState.SUBMITTED if sent else ActionState.PLANNED
    open_still = state in (ActionState.PLANNED, ActionState.RETURNED)
    late = max((day - action.due_on).days, 0) if open_still else 0
    return Action(cap(action.what, WORDING), action.due_on, str(state.label), late)


def _rounds(unit, day) -> Iterator[Share]:
    begun = Round.objects.filter(opened_at__date__lte=day).exclude(state=RoundState.PLANNED)
    running = list(begun.filter(Q(closed_at=None) | Q(closed_at__date__gt=day)).order_by("opens_on", "code"))
    if not running:
        return
    items = _counted(Item, "answered_at", unit, running)
    assets = _counted(InformationAsset, "submitted_at", unit, running)
    for row in running:
        stand = Counter(_stand(one, day) for one in items if one[0] == row.pk)
        written = Counter(_written(one, day) for one in assets if one[0] == row.pk)
        told_assets = _told(AssetState, written) if row.kind == Kind.AUDIT else None
        if stand or told_assets:
            yield Share(row.code, row.title, row.answers_due, _told(WorkStatus, stand), told_assets)


def _counted(model, sent, unit, rounds):
    state = "work_status" if model is Item else "state"
    rows = model.objects.filter(unit=unit, round__in=rounds)
    return list(rows.values_list("round_id", state, sent, "reviewed_at"))


def _stand(one, day):
    _round, now, sent, reviewed = one
    if _by(reviewed, day):
        return now
    return WorkStatus.ANSWERED if _by(sent, day) else WorkStatus.TO_DO


def _written(one, day):
    _round, now, sent, reviewed = one
    if _by(reviewed, day):
        return now
    return AssetState.SUBMITTED if _by(sent, day) else AssetState.DRAFT


def _told(states, counted) -> Counts:
    return tuple((str(state.label), counted[state]) for state in states if counted[state])


def _to_publish(unit, day) -> tuple[str, ...]:
    planned = Dataset.objects.as_of(day).filter(holder_then=unit.pk, state_then=State.PLANNED)
    rows = planned.select_related("legal_item").order_by("sort_key", "pk")
    return tuple(f"{row.number or ''} {cap(row.title, WORDING)}".strip() for row in rows)


def _by(moment, day) -> bool:
    """Whether something had happened by a day."""
    return moment is not None and timezone.localdate(moment) <= day
