"""A quarter that closed while somebody wrote, and a task that is another unit's."""

from datetime import date

import pytest
import time_machine

from plan.actions import lock_periods
from tests.browser.inputs.conftest import ROW, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOST = "[id='lost-I.1.1']"


@pytest.fixture
def midnight(row):
    """The row opened half an hour before the last day ended; the clock has struck since."""
    with time_machine.travel("2026-10-09T20:30:00+00:00", tick=False):
        page = row()
    with time_machine.travel("2026-10-09T21:30:00+00:00", tick=False):
        lock_periods(on=date(2026, 10, 10))
        yield page


def test_whom_to_ask_is_said_and_the_text_can_be_copied(midnight, press, sent):
    press(midnight, "Подати")
    midnight.wait_for_selector("[role=alert]")
    assert "Подання за III квартал 2026 року закрито 09.10.2026. Попросіть координатора" in midnight.inner_text(ROW)
    assert midnight.input_value(LOST) == TEXT
    assert sent() == []


def test_another_unit_s_task_is_not_there(visit, unit_head, make_task):
    make_task("2026 рік")
    page = visit("/work/2026-Q3/I.1.2/", unit_head)
    assert "Такої сторінки немає" in page.inner_text("main")


def test_a_task_given_to_another_unit_meanwhile_gives_the_text_back(row, press, make_task, task, unit, sent):
    page = row()
    task.reporting_unit = unit
    task.save()
    press(page, "Подати")
    page.wait_for_selector("h1:has-text('Такої сторінки немає')")
    assert page.input_value("main textarea") == TEXT
    assert sent() == []
