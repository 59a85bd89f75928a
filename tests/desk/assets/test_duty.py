"""The table as a row of «Мої завдання»."""

from datetime import date

import pytest

from audits.actions.asset_review import return_asset
from audits.models import Round
from desk.asset_rows import urgency_of
from desk.duties import Urgency
from plan.actions import open_periods

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(words, plan, today):
    """What the page says of the table, empty where it is not asked for."""
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)
    return lambda: words("/").partition('id="aktyvy-')[2].partition("</details>")[0]


def test_without_an_audit_nothing_is_asked(row):
    assert row() == ""


def test_an_audit_asks_for_it(row, audit):
    assert ("заповнити" in row(), "Назвіть дані" in row()) == (True, True)


def test_rows_are_counted(row, asset):
    assert "рядків: 1, не подано: 1" in row()


def test_what_was_handed_in(row, submitted):
    assert "Усе подано" in row()


def test_what_was_returned(row, submitted, coordinator):
    return_asset(asset=submitted, note="Уточніть", by=coordinator)
    assert "повернуто" in row()


@pytest.mark.parametrize(
    ("states", "on", "found"),
    [
        ([], date(2026, 10, 1), Urgency.DUE),
        ([], date(2026, 10, 16), Urgency.LATE),
        (["draft"], date(2026, 10, 16), Urgency.LATE),
        (["draft", "accepted"], date(2026, 10, 1), Urgency.DUE),
        (["draft", "returned"], date(2026, 10, 16), Urgency.RETURNED),
        (["submitted", "accepted"], date(2026, 10, 16), Urgency.SENT),
    ],
)
def test_how_pressing_it_is(states, on, found):
    assert urgency_of(Round(answers_due=date(2026, 10, 15)), states, on) is found
