"""Who belongs to a collective of units, by date."""

from datetime import date, timedelta

import pytest

from core.collectives import membership, set_members
from core.models import CollectiveMember, Unit
from core.refusals import Refused
from tests.plan.admin.conftest import said, text_of

SINCE = date(2026, 7, 1)
BEFORE = SINCE - timedelta(days=1)


@pytest.fixture
def together(db):
    return Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)


@pytest.fixture
def record(together, coordinator):
    def record(units, since=SINCE, reason="Доручення"):
        set_members(collective=together, units=units, since=since, by=coordinator, reason=reason)

    return record


def belong(together, on, *units):
    return [membership().belongs(together.pk, unit, on) for unit in units]


def test_until_it_is_recorded_all_units_belong(together, unit, other_unit):
    assert belong(together, SINCE, unit, other_unit) == [True, True]


def test_only_those_recorded_belong(together, record, unit, other_unit):
    record([unit])
    assert belong(together, SINCE, unit, other_unit) == [True, False]


def test_before_the_first_record_all_belong(together, record, unit, other_unit):
    record([unit])
    assert belong(together, BEFORE, unit, other_unit) == [True, True]


def test_another_list_ends_the_first(together, record, unit, other_unit):
    record([unit], since=date(2026, 1, 1))
    record([other_unit])
    assert belong(together, BEFORE, unit, other_unit) == [True, False]
    assert belong(together, SINCE, unit, other_unit) == [False, True]


def test_whoever_stays_keeps_his_row(together, record, unit, other_unit):
    record([unit], since=date(2026, 1, 1))
    record([unit, other_unit])
    assert together.members.get(unit=unit).member_from == date(2026, 1, 1)


def test_all_units_may_be_recorded(together, record, unit, other_unit):
    record([unit], since=date(2026, 1, 1))
    record(None)
    assert belong(together, SINCE, unit, other_unit) == [True, True]
    assert together.members.get(member_to=None).unit is None


def test_a_later_record_gives_way(together, record, unit, other_unit):
    record([unit], since=date(2027, 1, 1))
    record([other_unit])
    assert list(together.members.values_list("unit", flat=True)) == [other_unit.pk]


def test_an_heir_belongs_in_the_place_of_a_closed_unit(together, record, unit, other_unit):
    record([unit])
    Unit.objects.filter(pk=unit.pk).update(valid_to=date(2026, 8, 1), successor=other_unit)
    assert belong(together, date(2026, 8, 2), other_unit) == [True]


def test_the_collectives_a_unit_is_left_out_of(together, record, unit, other_unit):
    record([unit])
    assert membership().without([other_unit], SINCE) == {together.pk}
    assert membership().without([unit, other_unit], SINCE) == set()


def test_the_history_says_why(together, record, unit):
    record([unit], reason="Лист № 7")
    assert CollectiveMember.history.get().history_change_reason == "Лист № 7"


def test_the_same_again_is_refused(record, unit):
    record([unit], since=date(2026, 1, 1))
    with pytest.raises(Refused, match="склад уже записано"):
        record([unit])


def test_nobody_is_no_composition(record):
    with pytest.raises(Refused, match="хоча б один"):
        record([])


def test_a_unit_has_no_members(unit, other_unit, coordinator):
    with pytest.raises(Refused, match="лише для сукупності"):
        set_members(collective=unit, units=[other_unit], since=SINCE, by=coordinator, reason="Доручення")


# --- On the collective's page ---


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def page(together):
    return f"/admin/core/unit/{together.pk}/change/"


def send(desk, together, **typed):
    address = f"/admin/core/unit/{together.pk}/members/"
    version = desk.get(address).context["form"]["version"].value()
    data = {"who": "some", "since": "01.07.2026", "reason": "Доручення", "version": version}
    return desk.post(address, data | typed, follow=True)


def test_the_page_says_that_all_are_asked(desk, page):
    assert "Склад не записано, тому за спільними завданнями щокварталу запитуємо всі" in text_of(desk.get(page))


def test_the_coordinator_records_who_belongs(desk, together, page, unit):
    assert said(send(desk, together, units=[unit.pk])) == ["Склад записано."]
    assert "запитуємо лише ці підрозділи: Відділ відкритих даних" in text_of(desk.get(page))


def test_nobody_ticked_is_told_beside_the_field(desk, together, unit):
    assert "Позначте хоча б один підрозділ" in text_of(send(desk, together))


def test_the_page_of_a_unit_has_no_such_part(desk, unit):
    assert "Хто входить" not in text_of(desk.get(f"/admin/core/unit/{unit.pk}/change/"))


def test_a_unit_has_no_page_of_members(desk, unit):
    assert desk.get(f"/admin/core/unit/{unit.pk}/members/").status_code == 403


def test_the_auditor_records_nothing(client, auditor, together):
    client.force_login(auditor)
    assert client.get(f"/admin/core/unit/{together.pk}/members/").status_code == 403
