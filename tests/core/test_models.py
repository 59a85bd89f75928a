"""People and parties: what the database itself refuses, in words for people."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from core.models import Office, RoleHolding, Unit, User
from core.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return Unit.objects.create(name="Підрозділ, відповідальний за відкриті дані", kind=Unit.Kind.ROLE)


def test_a_name_stands_in_the_directory_once(unit):
    with pytest.raises(ValidationError, match="вже є в довіднику"):
        Unit(name=unit.name).full_clean()


def test_a_closed_unit_frees_its_name(unit):
    unit.valid_to, unit.open_data = date(2025, 12, 31), False
    unit.save()
    Unit(name=unit.name).full_clean()


def test_one_unit_leads_open_data(unit):
    with pytest.raises(ValidationError, match="Відкриті дані вже веде інший"):
        Unit(name="Інший відділ", open_data=True).full_clean()


def test_dates_stand_in_order():
    with pytest.raises(ValidationError, match="не може бути раніше"):
        Unit(name="Відділ", valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1)).full_clean()


def test_parties_as_of_a_day(unit, other_unit):
    other_unit.valid_from = date(2026, 1, 1)
    other_unit.save()
    assert list(Unit.objects.valid(date(2025, 12, 31))) == [unit]


def test_search_in_any_case_and_apostrophe(db):
    found = Unit.objects.create(name="Відділ комп'ютерного забезпечення")
    assert list(Unit.objects.search("КОМП’ЮТЕРНОГО відділ")) == [found]


def test_the_database_itself_knows_cyrillic_case(unit):
    assert Unit.objects.filter(name__icontains="ВІДКРИТИХ").exists()


def test_units_sort_by_the_ukrainian_alphabet(db):
    for name in ["Ґ", "Я", "Є", "А", "І"]:
        Unit.objects.create(name=name)
    assert [unit.name for unit in Unit.objects.all()] == ["А", "Ґ", "Є", "І", "Я"]


def test_who_stands_behind_a_role_depends_on_the_day(role, unit, other_unit):
    RoleHolding.objects.create(role=role, unit=unit, held_from=date(2023, 2, 7), held_to=date(2025, 12, 31))
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2026, 1, 1))
    days = date(2023, 1, 1), date(2025, 12, 31), date(2026, 1, 1)
    assert [role.stands_in(day) for day in days] == [role, unit, other_unit]


def test_a_role_has_one_holder_at_a_time(role, unit, other_unit):
    RoleHolding.objects.create(role=role, unit=unit, held_from=date(2023, 2, 7))
    with pytest.raises(IntegrityError):
        RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2026, 1, 1))


def test_a_basis_is_whole_or_absent(role, unit):
    holding = RoleHolding(role=role, unit=unit, held_from=date(2023, 2, 7), basis_number="5")
    with pytest.raises(ValidationError, match="вид документа, номер і дату"):
        holding.full_clean()


def test_emails_differ_by_more_than_case(coordinator):
    with pytest.raises(ValidationError, match="вже є"):
        User(email="Koordynator@Example.org", password="x").full_clean()


def test_a_unit_head_has_a_unit(db):
    with pytest.raises(ValidationError, match="вкажіть підрозділ"):
        User(email="x@example.org", password="x", role=Role.UNIT_HEAD).full_clean()


def test_a_name_is_written_as_signatories_are(coordinator):
    assert str(coordinator) == "Олена КОВАЛЬ"


def test_there_is_one_office(office):
    Office(authority="ІНША РАДА", city="Інше місто").save()
    assert Office.objects.get().city == "Інше місто"
