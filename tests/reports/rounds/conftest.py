"""A closed round to report on."""

from datetime import date

import pytest

from audits.models import Finding, Round
from reports.kinds import form_of
from tests.audits.conftest import (  # noqa: F401 - fixtures
    approver,
    closed,
    datasets,
    make_dataset,
    make_methodology,
    methodology,
    planned,
    reviewed,
    running,
)

ON = date(2026, 12, 20)


@pytest.fixture
def drawn(closed):  # noqa: F811
    """The document of a kind by the closed round."""

    def draw(kind="monitoring", period="M2026-2"):
        form = form_of(kind)
        tree = form.draw(period, ON)
        return form.sealed(tree, ON, form.suggested(tree))

    return draw


@pytest.fixture
def finding(closed, other_unit):  # noqa: F811
    """A finding of the round, open since September."""
    what = {"titled": "Рекламні засоби", "wording": "Файл <b>не</b> відкривається", "severity": "high"}
    days = {"found_on": date(2026, 9, 1), "due_on": date(2026, 9, 15)}
    return Finding.objects.create(code="M2026-2-001", round=Round.objects.get(), unit=other_unit, **what, **days)
