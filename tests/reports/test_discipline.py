"""The register's update discipline as of a day, from dated facts."""

from datetime import date

import pytest

from registry.actions import create_passport
from registry.models import DataUpdate, StateChange
from reports.discipline import discipline

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 30)


@pytest.fixture
def held(unit, coordinator):
    """A published set since the beginning of the year; its updates by day."""

    def enter(*updated, number=1, holder=unit, frequency="monthly"):
        passport = {"identifier": f"nabir-{number}", "title": f"Набір {number}", "frequency": frequency}
        row = create_passport(passport=passport, holder=holder, state="published", by=coordinator, reason="Лист")
        StateChange.objects.filter(dataset=row).update(effective_on=date(2026, 1, 1))
        for day in updated:
            DataUpdate.objects.create(dataset=row, updated_on=day, true_on=day)
        return row

    return enter


def test_an_empty_register_is_not_told_of(db):
    assert discipline(DAY) is None


def test_a_set_updated_in_time_counts_so(held):
    held(date(2026, 9, 20))
    told = discipline(DAY)
    assert (told.published, told.in_time, told.late) == (1, 1, 0)


def test_a_late_one_is_named_with_its_days(held, unit):
    held(date(2026, 7, 1))
    (late,) = discipline(DAY).late_sets
    assert (late.title, late.holder, late.due_on, late.days) == ("Набір 1", unit.label, date(2026, 8, 1), 60)


def test_an_update_after_the_day_does_not_count(held):
    held(date(2026, 7, 1), date(2026, 10, 5))
    assert discipline(DAY).late == 1


def test_a_set_suspended_by_then_is_never_late(held, coordinator):
    row = held(date(2026, 7, 1))
    fact = {"state": "suspended", "effective_on": date(2026, 9, 1), "recorded_by": coordinator}
    basis = {"basis_kind": "наказ", "basis_number": "1", "basis_date": date(2026, 9, 1)}
    StateChange.objects.create(dataset=row, **fact, **basis)
    told = discipline(DAY)
    assert (told.late, told.suspended, told.published) == (0, 1, 0)


def test_the_quarter_before_is_compared_with(held):
    held(date(2026, 4, 1))
    told = discipline(DAY, date(2026, 6, 30))
    assert (told.late, told.late_before) == (1, 1)


def test_holders_with_late_sets_stand_first(held, other_unit):
    held(date(2026, 9, 20), number=1)
    held(date(2026, 7, 1), number=2, holder=other_unit)
    first, _second = discipline(DAY).holders
    assert (first.unit, first.late) == (other_unit.label, 1)


def test_numbers_add_up(held):
    held(date(2026, 9, 20), number=1)
    held(date(2026, 7, 1), number=2)
    held(number=3)
    held(number=4, frequency="never")
    told = discipline(DAY)
    assert told.in_time + told.late + told.unknown + told.free == told.published == 4


def test_few_sets_and_many_take_the_same(held, django_assert_max_num_queries):
    for number in range(6):
        held(date(2026, 7, 1), number=number)
    with django_assert_max_num_queries(2):
        discipline(DAY, date(2026, 6, 30))
