"""One issued document of every kind that there is; a kind that nobody says here how to issue fails the tests."""

from datetime import date

import pytest

from audits.actions import approve_round, draw_up, open_round, send_to_review
from audits.timetable import parse
from plan.actions import open_periods
from reports import actions
from reports.kinds import FORMS
from reports.workflow import Kind
from tests.audits.conftest import approver, make_dataset, make_methodology  # noqa: F401 - fixtures
from tests.conftest import TODAY

ROUNDS = {"monitoring": "M2026-2", "audit": "A2026"}
PERIODS = {  # of each kind; a unit's sheet names the unit besides
    Kind.QUARTERLY: "2026-Q2",
    Kind.MONITORING: "M2026-2",
    Kind.AUDIT: "A2026",
    Kind.REGISTER: "2026-Q2",
    Kind.UNIT: "2026-Q2",
    Kind.RANKING: "2026",
    Kind.PLAN: "2026-Q2",
}


@pytest.fixture
def rounds(make_methodology, make_dataset, coordinator, approver):  # noqa: F811
    """A monitoring and an audit, both approved."""
    make_dataset("reklama")

    def hold(kind, code):
        make_methodology(kind, valid_from=TODAY.replace(month=1))
        round = draw_up(slot=parse(code), on=TODAY, by=coordinator, reason="Доручення")
        round = send_to_review(round=open_round(round=round, on=TODAY, by=coordinator), by=coordinator)
        return approve_round(round=round, by=approver)

    return {kind: hold(kind, code) for kind, code in ROUNDS.items()}


@pytest.fixture
def every_kind(plan, make_task, rounds, unit, coordinator):
    """The documents, by kind."""
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    open_periods(on=TODAY)
    make_task("2023 рік", title="Затвердити положення")
    make_task("Постійно")

    def issue(kind):
        period = f"{PERIODS[kind]}-U{unit.pk}" if kind == Kind.UNIT else PERIODS[kind]
        return actions.issue_report(kind=kind, period=period, by=coordinator)

    return {kind: issue(kind) for kind in FORMS}
