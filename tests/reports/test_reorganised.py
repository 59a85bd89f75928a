"""A report of a past quarter keeps the names and the reporting units of its day, whatever was reorganised since."""

from datetime import date

import pytest

from core.acts import Basis
from core.models import Unit
from core.reorganisation import merge_units, rename_unit
from plan.actions import Told, open_periods, submit_update
from plan.quarters import Quarter
from reports import quarterly

pytestmark = pytest.mark.django_db
ACT = Basis("рішення", "12-34-VIII", date(2026, 8, 20))
SECOND, THIRD = Quarter(2026, 2), Quarter(2026, 3)
OCTOBER_20 = date(2026, 10, 20)


@pytest.fixture
def task(plan, make_task, other_unit, today):
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    open_periods(on=today)
    return make_task("Постійно", unit=other_unit)


@pytest.fixture
def given(coordinator, today):
    return {"by": coordinator, "reason": "Нова структура", "basis": ACT, "effective_on": date(2026, 8, 1), "on": today}


@pytest.fixture
def merged(task, other_unit, given):
    return merge_units(units=[other_unit], into=Unit(name="Департамент розвитку"), **given)


@pytest.fixture
def renamed(task, other_unit, given):
    return rename_unit(unit=other_unit, name="Департамент економіки", **given)


def reporter(plan, quarter, on=OCTOBER_20):
    return quarterly.build(plan, quarter, on).lines[0].reports


def tellers(plan, quarter, on=OCTOBER_20):
    return [unit.unit for unit in quarterly.build(plan, quarter, on).told.units]


class TestOfAQuarterBefore:
    def test_the_old_unit_reports(self, merged, plan):
        assert (reporter(plan, SECOND), tellers(plan, SECOND)) == ("Управління економіки", ["Управління економіки"])

    def test_the_old_name_stands(self, renamed, plan):
        assert (reporter(plan, SECOND), tellers(plan, SECOND)) == ("Управління економіки", ["Управління економіки"])


class TestOfTheQuarterItself:
    def test_the_heir_reports(self, merged, plan):
        assert (reporter(plan, THIRD), tellers(plan, THIRD)) == ("Департамент розвитку", ["Департамент розвитку"])

    def test_the_new_name_stands(self, renamed, plan):
        assert (reporter(plan, THIRD), tellers(plan, THIRD)) == ("Департамент економіки", ["Департамент економіки"])

    def test_who_sent_it_before_is_named(self, task, plan, other_unit, given, unit_head, today):
        period = plan.periods.get(number=3)
        submit_update(task=task, period=period, told=Told(text="Зроблено"), by=unit_head)
        merge_units(
            units=[other_unit], into=Unit(name="Департамент розвитку"), **{**given, "effective_on": date(2026, 10, 1)}
        )
        assert tellers(plan, THIRD) == ["Управління економіки"]


def test_the_wording_of_the_order_stays(merged, plan):
    assert quarterly.build(plan, THIRD, OCTOBER_20).lines[0].responsible == ("Управління економіки",)


def test_a_report_takes_no_more_queries_for_more_tasks(merged, plan, make_task, django_assert_num_queries):
    heir = Unit.objects.get(name="Департамент розвитку")
    with django_assert_num_queries(30, exact=False) as seen:
        quarterly.build(plan, SECOND, OCTOBER_20)
    for _number in range(5):
        make_task("Постійно", unit=heir)
    with django_assert_num_queries(len(seen.captured_queries)):
        quarterly.build(plan, SECOND, OCTOBER_20)
