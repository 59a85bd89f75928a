"""Pages as of a day, and the unit's own page, around a reorganisation."""

from datetime import date

import pytest
import time_machine

from core.acts import Basis
from core.models import Unit
from core.reorganisation import merge_units, rename_unit
from core.roles import Role
from desk.pictures import picture
from plan.actions import Told, open_periods, save_draft, submit_update
from plan.filters import TaskFilter

pytestmark = pytest.mark.django_db
ACT = Basis("рішення", "12-34-VIII", date(2026, 8, 20))
JULY, SEPTEMBER, OCTOBER = date(2026, 7, 31), date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def task(plan, make_task, other_unit, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)
    return make_task("Постійно", unit=other_unit)


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент розвитку")


@pytest.fixture
def heir_head(heir, django_user_model):
    return django_user_model.objects.create_user("nastupnyk@example.org", role=Role.UNIT_HEAD, unit=heir)


@pytest.fixture
def given(coordinator):
    return {"by": coordinator, "reason": "Нова структура", "basis": ACT}


@pytest.fixture
def merged(task, other_unit, heir, given):
    return lambda day=SEPTEMBER: merge_units(units=[other_unit], into=heir, effective_on=day, **given)


class TestAPageAsOfADay:
    @pytest.mark.parametrize(("day", "who"), [(JULY, "Управління економіки"), (SEPTEMBER, "Департамент розвитку")])
    def test_names_who_reported_then(self, merged, plan, day, who):
        merged()
        assert [line.reports for line in picture(plan, day).lines] == [who]

    @pytest.mark.parametrize(("day", "name"), [(JULY, "Управління економіки"), (SEPTEMBER, "Департамент економіки")])
    def test_calls_it_as_it_was_called(self, task, plan, other_unit, given, day, name):
        rename_unit(unit=other_unit, name="Департамент економіки", effective_on=SEPTEMBER, **given)
        assert [line.reports for line in picture(plan, day).lines] == [name]

    def test_the_filter_by_unit_asks_of_that_day(self, merged, plan, heir):
        merged()
        found = {
            day: TaskFilter({"unit": heir.pk}, plan.tasks.all(), plan=plan, on=day).qs.count()
            for day in (JULY, SEPTEMBER)
        }
        assert found == {JULY: 0, SEPTEMBER: 1}

    def test_the_committee_reads_the_old_name(self, client, merged, plan, office, django_user_model):
        merged()
        client.force_login(django_user_model.objects.create_user("vykonkom@example.org", role=Role.COMMITTEE))
        page = client.get("/committee/?on=31.07.2026").content.decode()
        assert "Департамент розвитку" not in page


class TestMyTasks:
    def test_the_heir_finds_the_task(self, client, merged, heir_head, office):
        merged()
        client.force_login(heir_head)
        assert "Завдання 1" in client.get("/work/2026-Q3/").content.decode()

    def test_with_what_was_begun(self, client, task, merged, heir_head, unit_head, plan, office):
        save_draft(task=task, period=plan.periods.get(), told=Told(text="Почали опитування"), by=unit_head)
        merged()
        client.force_login(heir_head)
        assert "Почали опитування" in client.get("/work/2026-Q3/").content.decode()

    def test_not_before_the_day(self, client, merged, heir_head, office):
        merged(OCTOBER)
        client.force_login(heir_head)
        assert "Завдання 1" not in client.get("/work/2026-Q3/").content.decode()

    def test_until_then_it_is_the_old_unit_s(self, client, merged, unit_head, office):
        merged(OCTOBER)
        client.force_login(unit_head)
        assert "Завдання 1" in client.get("/work/2026-Q3/").content.decode()

    def test_from_the_day_it_is_the_heir_s_though_the_quarter_is_over(self, client, merged, heir_head, office):
        merged(OCTOBER)
        with time_machine.travel("2026-10-02T09:00:00+00:00", tick=False):
            client.force_login(heir_head)
            assert "Завдання 1" in client.get("/work/2026-Q3/").content.decode()


class TestTheHeirsHistory:
    @pytest.fixture
    def page(self, client, task, plan, unit_head, heir_head, other_unit, merged):
        """What the heir reads once the unit, which had handed something in, was closed."""
        submit_update(task=task, period=plan.periods.get(), told=Told("Складено"), by=unit_head)
        merged()
        client.force_login(heir_head)
        return client.get("/work/history/")

    def test_lists_what_the_closed_unit_handed_in(self, page, other_unit):
        [(unit, [past])] = page.context["closed"]
        assert (unit, past.sent, page.context["past"]) == (other_unit, 1, [])

    def test_says_whose_it_was(self, page):
        text = page.content.decode()
        assert "Управління економіки" in text
        assert "до 31.08.2026" in text

    def test_of_others_it_lists_nothing(self, page, client, coordinator, unit):
        client.force_login(coordinator)
        assert client.get("/work/history/").context["closed"] == []
