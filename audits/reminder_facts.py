"""All that the room's reminders are reckoned from, read once for any number of days."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from audits.asset_workflow import AssetState, Decision
from audits.audit_stages import unit_rows
from audits.held import ACTION
from audits.models import CorrectiveAction, Finding, InformationAsset, Item, OpeningDecision, Round
from audits.workflow import Kind, RoundState, WorkStatus
from core.clock import today
from core.ladder import Cause, Ladder
from core.models import Unit, ladders
from core.related import give, made, rows_of
from registry.workflow import State


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
class Table:
    """A table of information assets that a unit has not handed in, or not all of it."""

    round: Round
    unit: Unit
    rows: int  # not handed in
    returned_on: date | None


@dataclass(frozen=True)
class Known:
    """The office's rungs, what running rounds wait for, open findings with their actions."""

    ladders: dict[Cause, Ladder]
    lines: list[Line]
    backs: list[Back]
    findings: list[Finding]
    tables: list[Table] = field(default_factory=list)
    undecided: list[tuple[Round, int]] = field(default_factory=list)
    decisions: list[OpeningDecision] = field(default_factory=list)
    passed: list[Round] = field(default_factory=list)
    office: Unit | None = None  # the unit that leads open data


def known(on: date | None = None) -> Known:
    """Read in eight queries for any number of rounds, units and findings, in three where there is nothing to tell.

    An information audit takes four more.
    """
    on = on or today()
    rounds = {round.pk: round for round in Round.objects.filter(state__in=[RoundState.OPEN, RoundState.REVIEW])}
    findings, decided = _findings(), _decisions()
    if not (rounds or findings or decided):
        return Known({}, [], [], [])
    return Known(
        ladders(),
        *(_answers(rounds) if rounds else ([], [])),
        findings,
        decisions=decided,
        **_audits(list(rounds.values()), on),
        office=_office(on) if decided or rounds else None,
    )


def _answers(rounds: dict[int, Round]) -> tuple[list[Line], list[Back]]:
    """What running rounds wait for of units, and what came back to them."""
    units, items = Unit.objects.in_bulk(), Item.objects.filter(round__in=rounds)
    lines = [_line(row, rounds, units) for row in _of_units(items)]
    return lines, [_back(row, rounds, units) for row in _returned(items)]


def _office(on: date) -> Unit | None:
    """Who leads open data: what the office alone settles is told as his."""
    unit = Unit.objects.open_data_unit(on)
    return unit and unit.stands_in(on)


def _audits(rounds: list[Round], on: date) -> dict:
    """What audits wait for of units and of the office, and rounds that went to review by themselves."""
    audits = [round for round in rounds if round.kind == Kind.AUDIT]
    waiting = [(round, InformationAsset.objects.filter(round=round).undecided().count()) for round in audits]
    return {
        "tables": [table for round in audits for table in _tables(round, on)],
        "undecided": [(round, count) for round, count in waiting if count],
        "passed": [round for round in rounds if round.state == RoundState.REVIEW and round.sent_by_id is None],
    }


def _tables(round: Round, on: date) -> list[Table]:
    if round.state != RoundState.OPEN:
        return []
    back = InformationAsset.objects.filter(round=round, state=AssetState.RETURNED).order_by()
    days = dict(back.values_list("unit").annotate(day=Max("reviewed_at")))
    owing = [row for row in unit_rows(round, on) if row.silent or row.draft or row.returned]
    return [
        Table(round, row.unit, row.draft + row.returned, _day(days.get(row.unit.pk)))
        for row in owing
        if row.unit.stood(on)
    ]


def _decisions() -> list[OpeningDecision]:
    """Data to be opened that are not yet published, and questions to come back to that no later audit has taken up."""
    opened = Q(decision=Decision.OPEN, dataset__state=State.PLANNED)
    later = Q(decision=Decision.LATER, asset__carried_to__isnull=True)
    rows = OpeningDecision.objects.filter(opened | later).select_related("asset__unit", "dataset__holder")
    return list(rows.order_by("due_on", "pk"))


def _day(moment) -> date | None:
    return timezone.localdate(moment) if moment else None


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
    return Line(
        rounds[row["round_id"]],
        units[row["unit_id"]],
        row["owed"],
        row["sets"],
        _day(row["waiting_since"]),
    )


def _back(row, rounds, units) -> Back:
    round, unit = rounds[row["round_id"]], units[row["unit_id"]]
    of = f"n{row['dataset_id']}" if row["dataset_id"] else f"p{unit.pk}"
    titled = row["dataset_title"] or row["unit_name"]
    return Back(round, unit, f"{round.code}-{of}", titled, timezone.localdate(row["returned_at"]), row["note"])
