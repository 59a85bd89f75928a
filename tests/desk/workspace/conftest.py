"""The third quarter of 2026 open, a unit head signed in, and the forms he sends."""

from contextlib import contextmanager
from datetime import date

import pytest
import time_machine

from core.models import Unit
from plan.actions import Told, accept_update, open_periods, return_update, save_draft, submit_update

HERE = "/work/2026-Q3/"


@pytest.fixture
def reporting_plan(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    return plan


@pytest.fixture
def period(reporting_plan, today, office, closed):
    (period,) = open_periods(on=today)
    return period


@pytest.fixture
def head(client, unit_head, period):
    """The browser of the head of another unit than the open-data one."""
    client.force_login(unit_head)
    return client


@pytest.fixture
def on_day(head, unit_head):
    """Another day, on which the head has signed in anew."""

    @contextmanager
    def on_day(day):
        with time_machine.travel(f"{day}T09:00:00+00:00", tick=False):
            head.force_login(unit_head)
            yield

    return on_day


@pytest.fixture
def task(make_task, other_unit):
    return make_task("2026 рік", unit=other_unit)


@pytest.fixture
def send(head, task):
    """Sends the form of the task, as a browser without scripts does."""

    def send(do="submit", address=f"{HERE}I.1.1/", **fields):
        return head.post(address, {"do": do, **fields})

    return send


@pytest.fixture
def save(period, task, unit_head):
    """Saves a draft of the task past the page, as a colleague would."""
    return lambda text="Чернетка", **more: save_draft(
        **{"task": task, "period": period, "told": Told(text), "by": unit_head, **more}
    )


@pytest.fixture
def submit(period, unit_head):
    return lambda task, text="Зроблено", **more: submit_update(
        **{"task": task, "period": period, "told": Told(text), "by": unit_head, **more}
    )


@pytest.fixture
def accept(submit, coordinator):
    return lambda task: accept_update(update=submit(task), by=coordinator)


@pytest.fixture
def give_back(submit, coordinator):
    return lambda task: return_update(update=submit(task), by=coordinator, note="Додайте посилання")


@pytest.fixture
def together(db):
    """All units together, as the order calls them."""
    return Unit.objects.create(name="Структурні підрозділи міської ради", kind=Unit.Kind.COLLECTIVE)


@pytest.fixture
def rows(head):
    """Codes of the rows of a page, by group."""

    def rows(address="/"):
        groups = head.get(address).context["work"].groups
        return {str(urgency): [str(duty.code) for duty in duties] for urgency, duties in groups}

    return rows
