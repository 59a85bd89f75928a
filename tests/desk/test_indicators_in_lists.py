"""Lists tell value, target, change and source of a task's indicators; who may change its stage is led there."""

from datetime import date

import pytest

from plan.models import EventHeld, ProgressUpdate, TaskIndicator
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - a quarter that is asked for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
TOLD = '<a href="/plan/">Проведено навчань за рік</a>: 2, ціль: від 4, за квартал: +1'


@pytest.fixture
def task(make_task, period, other_unit):  # noqa: F811
    """A late task judged by trainings: one was held before the quarter and one in it."""
    task = make_task("до 30.06.2026", unit=other_unit)
    moment = {"submitted_at": "2026-09-30T09:00Z", "reviewed_at": "2026-09-30T09:00Z"}
    update = ProgressUpdate.objects.create(task=task, period=period, unit=other_unit, state="accepted", **moment)
    for day in (date(2026, 5, 1), date(2026, 8, 1)):
        EventHeld.objects.create(update=update, kind="training", held_on=day)
    TaskIndicator.objects.create(task=task, code="trainings_held", target=4)
    return task


@pytest.fixture
def page(client, task):
    def page(person, address):
        client.force_login(person)
        return client.get(address).content.decode()

    return page


@pytest.mark.parametrize("address", ["/", "/work/all/", "/plan/"])
def test_pages_of_a_unit(page, unit_head, address):
    assert TOLD in page(unit_head, address)


@pytest.mark.parametrize("address", ["/", "/plan/"])
def test_pages_of_the_committee(page, committee, address):
    assert TOLD in page(committee, address)


def test_the_committee_sees_the_figures_of_the_day_it_asks_for(page, committee):
    assert "</a>: 1, ціль: від 4" in page(committee, "/?on=10.07.2026")


def test_the_list_of_the_coordinator(page, coordinator):
    assert TOLD in page(coordinator, "/admin/plan/task/")


@pytest.mark.parametrize("address", ["/plan/", "/admin/plan/task/"])
def test_a_stage_is_suggested_where_it_is_confirmed(page, coordinator, task, address):
    text = page(coordinator, address)
    assert "схоже, що роботу розпочато" in text
    assert f"/admin/plan/task/{task.pk}/stage/" in text


def test_nobody_else_is_asked_to_confirm(page, committee):
    assert "схоже, що роботу розпочато" not in page(committee, "/plan/")


def test_in_english(page, committee, client):
    page(committee, "/")
    client.post("/language/", {"language": "en"})
    assert "over the quarter: +1" in page(committee, "/plan/")
