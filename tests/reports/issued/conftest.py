"""A quarterly report that was issued, and one that waits to be."""

import pytest

from reports import actions
from tests.desk.conftest import committee  # noqa: F401 - a fixture

PERIOD = "2026-Q2"  # over on the day the tests live on
REASON = "Виправлено помилку в стані завдання."


@pytest.fixture
def issue(plan, coordinator):
    """Issues the report of a quarter."""

    def issue(period=PERIOD, **given):
        return actions.issue_report(kind="quarterly", period=period, by=coordinator, **given)

    return issue


@pytest.fixture
def issued(make_task, issue):
    """The report of the second quarter on a plan with two tasks."""
    make_task("2023 рік", title="Затвердити положення")
    make_task("Постійно", title="Оновлювати набори")
    return issue()


@pytest.fixture
def draft(make_task, plan, coordinator):
    """A draft of the same."""
    make_task("2023 рік", title="Затвердити положення")
    return actions.draft_report(kind="quarterly", period=PERIOD, by=coordinator)
