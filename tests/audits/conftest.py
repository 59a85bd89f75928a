"""Methodologies with few criteria, a register with two sets, and a round in each of its states."""

from datetime import date

import pytest

from audits.actions import (
    approve_methodology,
    approve_round,
    draw_up,
    keep_criterion,
    open_round,
    send_to_review,
)
from audits.models import Methodology
from audits.timetable import parse
from core.models import User
from registry.actions import create_passport

RUBRIC = [{"points": 2, "text": "Так"}, {"points": 1, "text": "Частково"}, {"points": 0, "text": "Ні"}]
CRITERIA = {
    "monitoring": [
        {"code": "M.1", "kind": "automatic", "check_name": "passport_complete", "applies_to": "datasets"},
        {"code": "M.2", "kind": "person", "applies_to": "published"},
        {"code": "M.3", "kind": "person", "applies_to": "restricted"},
    ],
    "audit": [{"code": "A.1", "kind": "person", "applies_to": "units"}],
}
WHY = "Доручення міського голови"


@pytest.fixture
def make_methodology(coordinator):
    """Makes a draft, or with `valid_from` an approved methodology."""

    def make(kind="monitoring", valid_from=None, edition=1):
        methodology = Methodology.objects.create(kind=kind, title="Методика", edition=edition)
        for row in CRITERIA[kind]:
            values = {"wording": f"Критерій {row['code']}", "rubric": RUBRIC, "principle": "II", **row}
            keep_criterion(methodology=methodology, values=values, by=coordinator, reason=WHY)
        methodology.refresh_from_db()
        if valid_from:
            return approve_methodology(methodology=methodology, valid_from=valid_from, by=coordinator, reason=WHY)
        return methodology

    return make


@pytest.fixture
def methodology(make_methodology):
    return make_methodology(valid_from=date(2026, 1, 1))


@pytest.fixture
def make_dataset(coordinator, other_unit):
    """Enters datasets of the holder: `make_dataset("parky", state="planned")`."""

    def make(identifier="reklama", *, state="published", holder=None, on=date(2026, 1, 15), **fields):
        return create_passport(
            passport={"identifier": identifier, "title": f"Набір {identifier}", "frequency": "quarterly", **fields},
            holder=holder or other_unit,
            state=state,
            on=on,
            by=coordinator,
            reason="Внесено до реєстру",
        )

    return make


@pytest.fixture
def datasets(make_dataset):
    """A published set and a planned one, both of the same holder."""
    return [make_dataset("reklama"), make_dataset("parky", state="planned")]


@pytest.fixture
def planned(methodology, datasets, coordinator, today):
    """The round of the second half-year, not begun yet (it begins on 2 November)."""
    return draw_up(slot=parse("M2026-2"), on=today, by=coordinator, reason=WHY)


@pytest.fixture
def running(planned, coordinator, today):
    """The same, opened today."""
    return open_round(round=planned, on=today, by=coordinator)


@pytest.fixture
def reviewed(running, coordinator):
    """The same, sent to review by the coordinator."""
    return send_to_review(round=running, by=coordinator)


@pytest.fixture
def approver(db):
    """A second person of the office who may approve."""
    return User.objects.create_user("druhyi@example.org", "пароль-другого-тут", role="coordinator", last_name="Друга")


@pytest.fixture
def closed(reviewed, approver):
    """The same, approved."""
    return approve_round(round=reviewed, by=approver)
