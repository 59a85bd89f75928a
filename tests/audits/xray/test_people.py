"""Units with duties and nobody to do them."""

from datetime import date

import pytest

from audits.xray.people import holder_without_person, nobody_to_report
from core.models import Post, User
from registry.actions import change_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Постійно", unit=other_unit)


def test_a_unit_without_accounts_is_found(task, other_unit, today):
    assert list(nobody_to_report(today)) == [other_unit]


def test_a_unit_with_a_head_is_not(task, unit_head, today):
    assert not nobody_to_report(today)


def test_an_account_switched_off_is_none(task, unit_head, other_unit, today):
    User.objects.filter(pk=unit_head.pk).update(is_active=False)
    assert list(nobody_to_report(today)) == [other_unit]


def test_a_unit_without_tasks_needs_nobody(other_unit, today):
    assert not nobody_to_report(today)


@pytest.mark.parametrize(
    ("kind", "held_to", "found"),
    [
        ("data", None, False),
        ("data", date(2026, 9, 30), False),
        ("data", date(2026, 9, 29), True),
        ("head", None, True),
    ],
)
def test_holders_want_a_person_responsible_today(make_dataset, other_unit, today, kind, held_to, found):
    make_dataset("parky")
    Post.objects.create(unit=other_unit, person="Ганна", kind=kind, held_from=date(2026, 1, 1), held_to=held_to)
    assert list(holder_without_person(today)) == ([other_unit] if found else [])


def test_an_archived_set_asks_for_nobody(make_dataset, coordinator, today):
    row = make_dataset("parky")
    change_state(dataset=row, state="archived", effective_on=today, by=coordinator, reason="Більше не ведуть")
    assert not holder_without_person(today)
