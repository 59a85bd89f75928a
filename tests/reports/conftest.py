"""A quarter to report on, facts to report, and the HTML of a document as a tree."""

from datetime import date

import pytest
import tinyhtml5

from core.acts import Basis
from plan.actions import change_stage, move_due_date, release
from plan.quarters import Quarter
from plan.workflow import Stage
from reports import documents
from reports.quarterly import build
from tests.plan.conftest import city_order, city_plan, period, reporting_plan  # noqa: F401 - a real plan, a quarter

Q3 = Quarter(2026, 3)
DRAWN = date(2026, 10, 8)
BASIS = Basis("розпорядження", "214", date(2026, 7, 15))


@pytest.fixture
def quarter():
    return Q3


@pytest.fixture
def basis():
    return BASIS


@pytest.fixture
def report(plan):
    """Draws up the report of a quarter, the third one of 2026 unless told otherwise."""

    def draw(quarter=Q3, on=DRAWN):
        plan.refresh_from_db()
        return build(plan, quarter, on)

    return draw


@pytest.fixture
def staged(coordinator):
    """Gives a task a stage from a day."""

    def give(task, stage, day, basis=None):
        return change_stage(
            task=task, stage=stage, effective_on=day, by=coordinator, reason="Так вирішено", basis=basis, on=DRAWN
        )

    return give


@pytest.fixture
def done(staged):
    return lambda task, day: staged(task, Stage.DONE, day)


@pytest.fixture
def moved(coordinator):
    """Moves a task's first due date, or asks for it where there is no basis."""

    def move(task, due_on, day=date(2026, 7, 15), basis=BASIS):
        return move_due_date(
            checkpoint=task.checkpoints.first(),
            due_on=due_on,
            effective_on=day,
            by=coordinator,
            reason="Немає підрядника.",
            basis=basis,
            on=DRAWN,
        )

    return move


@pytest.fixture
def released(coordinator):
    """Takes a task off control, or asks for it where there is no basis."""

    def let_go(task, day=date(2026, 9, 10), basis=BASIS):
        return release(task=task, effective_on=day, by=coordinator, reason="Акт підписано", basis=basis, on=DRAWN)

    return let_go


class Page:
    """A document's HTML to ask questions of."""

    def __init__(self, markup):
        self.root = tinyhtml5.parse(markup, namespace_html_elements=False)

    def all(self, path):
        """Elements by an ElementTree path."""
        return self.root.findall(f".//{path}")

    def texts(self, path):
        """The texts of elements, spaces single."""
        return [words(found) for found in self.all(path)]

    def section(self, heading):
        """The text of the section under a heading of the second level."""
        return next(words(part) for part in self.all("section") if part.findtext("h2") == heading)


def words(element):
    return " ".join("".join(element.itertext()).split())


@pytest.fixture
def page():
    return lambda report: Page(documents.html(report))
