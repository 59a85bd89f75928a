"""Datasets go with the reorganisation of their holder."""

from datetime import date

import pytest
import time_machine

from core.acts import Basis
from core.models import Unit
from core.reorganisation import duties_of, merge_units, settle, split_unit
from registry.models import Dataset

pytestmark = pytest.mark.django_db
ACT = Basis("рішення", "12-34-VIII", date(2026, 8, 20))


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент цифрового розвитку")


@pytest.fixture
def merge(make_dataset, other_unit, heir, coordinator):
    def merge(day):
        make_dataset(holder=other_unit)
        merge_units(
            units=[other_unit], into=heir, effective_on=day, basis=ACT, by=coordinator, reason="Нова структура"
        )
        return Dataset.objects.get()

    return merge


def test_the_preview_names_the_datasets(make_dataset, other_unit):
    make_dataset(holder=other_unit)
    assert [heading for heading, _duties in duties_of(other_unit, date(2026, 9, 1))] == ["Набори даних"]


def test_the_heir_holds_from_the_day(merge, heir, other_unit):
    dataset = merge(date(2026, 9, 1))
    then = Dataset.objects.as_of(date(2026, 8, 31)).get()
    assert (dataset.holder, then.holder_then) == (heir, other_unit.pk)


def test_a_day_to_come_waits(merge, other_unit):
    assert merge(date(2026, 10, 5)).holder == other_unit


def test_the_day_has_come(merge, heir):
    dataset = merge(date(2026, 10, 5))
    with time_machine.travel("2026-10-05T09:00:00+00:00", tick=False):
        settle(date(2026, 10, 5))
    dataset.refresh_from_db()
    assert (dataset.holder, dataset.holder_changes.count()) == (heir, 2)


def test_a_split_by_choice(make_dataset, other_unit, heir, coordinator):
    dataset = make_dataset(holder=other_unit)
    second = Unit.objects.create(name="Відділ обліку")
    split_unit(
        unit=other_unit,
        into=[heir, second],
        effective_on=date(2026, 9, 1),
        basis=ACT,
        by=coordinator,
        reason="Поділ",
        choices={f"dataset:{dataset.pk}": 1},
    )
    dataset.refresh_from_db()
    assert dataset.holder == second
