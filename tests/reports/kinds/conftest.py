"""Documents of the other kinds drawn up on the day the tests live on."""

import pytest

from registry.actions import create_passport
from reports import actions
from reports.kinds import form_of
from tests.conftest import TODAY


@pytest.fixture
def dataset(unit, coordinator):
    """Enters a dataset of a unit, published today unless told otherwise."""

    def enter(title="Зелені зони", holder=unit, **given):
        passport = {"identifier": f"nabir-{len(title)}", "title": title, "frequency": "quarterly"}
        what = {"state": "published", "by": coordinator, "reason": "Внесено до реєстру", **given}
        return create_passport(passport=passport, holder=holder, **what)

    return enter


@pytest.fixture
def drawn():
    """A document of a kind as it would be issued today."""

    def draw(kind, period, on=TODAY):
        form = form_of(kind)
        tree = form.draw(period, on)
        return form.sealed(tree, on, form.suggested(tree))

    return draw


@pytest.fixture
def issue(coordinator):
    return lambda kind, period, **more: actions.issue_report(kind=kind, period=period, by=coordinator, **more)
