"""All that the room's reminders are reckoned from, read once for any number of days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from audits.held import ACTION
from audits.models import CorrectiveAction, Finding, Item, Round
from audits.workflow import RoundState, WorkStatus
from core.ladder import Cause, Ladder
from core.models import Unit, ladders
from core.related import give, made, rows_of


@dataclass(frozen=True)
class Line:
    """What a running round waits for of one unit, over all its datasets."""

    round: Round
    unit: Unit
    owed: int  # items nobody answered yet
    sets: int
    waiting_since: date | None  # of what waits for review


@dataclass(frozen=True)
class Back:
    """What came back to a unit about one dataset, or about itself."""

    round: Round
    unit: Unit
    anchor: str
    titled: str
    returned_on: date
    note: str


@dataclass(frozen=True)
class Known:
    """The office's rungs, what running rounds wait for, open findings with their actions."""

    ladders: dict[Cause, Ladder]
    lines: list[Line]
    backs: list[Back]
    findings: list[Finding]


def known() -> Known:
    """Read in six queries for any number of rounds, units and findings, in two where there is nothing to tell."""
    rounds = {round.pk: round for round in Round.objects.filter(state__in=[RoundState.OPEN, RoundState.REVIEW])}
    findings = _findings()
    if not (rounds or findings):
        return Known({}, [], [], [])
    units, items = Unit.objects.in_bulk() if rounds else {}, Item.objects.filter(round__in=rounds)
    return Known(
        ladders(),
        [_line(row, rounds, units) for row in _of_units(items)] if rounds else [],
        [_back(row, rounds, units) for row in _returned(items)] if rounds else [],
        findings,
    )


def _of_units(items):
    owed, waiting = Q(work_status=WorkStatus.TO_DO), Q(work_status=WorkStatus.ANSWERED)
    counted = {
        "owed": Count("pk", filter=owed),
        "sets": Count("dataset", distinct=True, filter=owed),
        "waiting_since": Min("answered_at", filter=waiting),
    }
    return items.values("round_id", "unit_id").annotate(**counted).order_by("round_id", "unit_id")


def _returned(items):
    rows = items.filter(work_status=WorkStatus.RETURNED)
    names = rows.values("round_id", "unit_id", "dataset_id", "dataset_title", "unit_name")
    told = names.annotate(returned_at=Max("reviewed_at"), note=Max("review_note"))
    return told.order_by("round_id", "unit_id", "dataset_id")


def _findings() -> list[Finding]:
    rows = Finding.objects.open().select_related("unit", "round")
    found = list(
        rows.annotate(action_rows=rows_of(CorrectiveAction.objects.all(), "finding", *ACTION)).order_by("code")
    )
    for finding in found:
        give(finding, "actions", made(CorrectiveAction, finding.action_rows))
    return found


def _line(row, rounds, units) -> Line:
    since = row["waiting_since"]
    return Line(
        rounds[row["round_id"]],
        units[row["unit_id"]],
        row["owed"],
        row["sets"],
        timezone.localdate(since) if since else None,
    )


def _back(row, rounds, units) -> Back:
    round, unit = rounds[row["round_id"]], units[row["unit_id"]]
    of = f"n{row['dataset_id']}" if row["dataset_id"] else f"p{unit.pk}"
    titled = row["dataset_title"] or row["unit_name"]
    return Back(round, unit, f"{round.code}-{of}", titled, timezone.localdate(row["returned_at"]), row["note"])
