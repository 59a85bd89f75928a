"""More time that a unit was given for a quarter passes to its heir on the day."""

from datetime import date

import pytest

from core.acts import Basis
from core.models import Unit
from core.reorganisation import merge_units, settle, split_unit
from plan.actions import extend_period
from plan.models import PeriodExtension

pytestmark = pytest.mark.django_db
ACT = Basis("рішення", "12-34-VIII", date(2026, 8, 20))
SEPTEMBER, LATER, UNTIL = date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 20)


@pytest.fixture
def given(coordinator):
    return {"by": coordinator, "reason": "Нова структура ради", "basis": ACT}


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент цифрового розвитку")


@pytest.fixture(autouse=True)
def extension(period, other_unit, coordinator):
    return extend_period(period=period, unit=other_unit, submit_by=UNTIL, by=coordinator, reason="Відключення світла")


def of(unit):
    return list(PeriodExtension.objects.filter(unit=unit).values_list("submit_by", "review_by"))


def test_the_heir_has_as_many_days(period, other_unit, heir, given):
    merge_units(units=[other_unit], into=heir, effective_on=SEPTEMBER, **given)
    assert of(heir) == [(UNTIL, UNTIL)]
    assert type(period).objects.get().submit_until(heir) == UNTIL


def test_the_row_says_why(other_unit, heir, given, coordinator):
    merge_units(units=[other_unit], into=heir, effective_on=SEPTEMBER, **given)
    row = PeriodExtension.objects.get(unit=heir)
    assert row.reason.startswith("Відключення світла ")
    assert "Нова структура ради" in row.history.get().history_change_reason


def test_only_from_the_day_on(other_unit, heir, given, time_machine):
    merge_units(units=[other_unit], into=heir, effective_on=LATER, **given)
    assert of(heir) == []
    time_machine.move_to("2026-10-01T09:00:00+00:00")
    settle(LATER)
    assert of(heir) == [(UNTIL, UNTIL)]


def test_once(other_unit, heir, period, coordinator, given):
    extend_period(period=period, unit=heir, submit_by=UNTIL, by=coordinator, reason="Хвороба")
    merge_units(units=[other_unit], into=heir, effective_on=SEPTEMBER, **given)
    assert len(of(heir)) == 1


def test_each_of_two_heirs_has_them(other_unit, heir, unit, given):
    split_unit(unit=other_unit, into=[heir, unit], effective_on=SEPTEMBER, **given)
    assert of(heir) == of(unit) == [(UNTIL, UNTIL)]


def test_a_unit_that_goes_on_keeps_its_own(other_unit, heir, given):
    split_unit(unit=other_unit, into=[heir], effective_on=SEPTEMBER, ends=False, **given)
    assert (of(heir), len(of(other_unit))) == ([], 1)


def test_time_that_has_passed_is_not_given(other_unit, heir, given, time_machine):
    time_machine.move_to("2026-10-21T09:00:00+00:00")
    merge_units(units=[other_unit], into=heir, effective_on=date(2026, 10, 21), **given)
    assert of(heir) == []
