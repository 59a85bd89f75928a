"""The office's own code lists."""

import pytest

from core.models import Unit
from desk.office import load_code_lists
from registry.actions.own_lists import refresh_units
from registry.frequency import LABELS
from registry.models import CodeList

pytestmark = pytest.mark.django_db


@pytest.fixture
def units(unit, other_unit):
    for row, code in ((unit, "26376300"), (other_unit, "04055009")):
        row.edrpou = code
        row.save()


def pairs(code):
    return list(CodeList.objects.get(code=code).items.values_list("code", "label"))


def test_lists_come_with_the_system_once():
    load_code_lists()
    load_code_lists()
    assert list(CodeList.objects.values_list("code", "version")) == [
        ("chastota-onovlennia", 1),
        ("stan-naboru", 1),
        ("tak-ni", 1),
    ]


def test_a_list_the_office_changed_stays_so():
    load_code_lists()
    CodeList.objects.filter(code="tak-ni").update(title="Так або ні")
    load_code_lists()
    assert CodeList.objects.get(code="tak-ni").title == "Так або ні"


def test_the_list_of_frequencies_says_what_the_register_says():
    load_code_lists()
    assert dict(pairs("chastota-onovlennia")) == {code.value: words for code, words in LABELS.items()}


@pytest.mark.usefixtures("units")
def test_units_are_listed_by_their_code():
    load_code_lists()
    assert pairs("pidrozdily") == [("26376300", "Відділ відкритих даних"), ("04055009", "Управління економіки")]


@pytest.mark.usefixtures("units")
def test_a_renamed_unit_is_renamed_in_the_list(other_unit):
    refresh_units()
    other_unit.name = "Департамент економіки"
    other_unit.save()
    refresh_units()
    assert ("04055009", "Департамент економіки") in pairs("pidrozdily")


@pytest.mark.usefixtures("units")
def test_an_unchanged_directory_changes_nothing():
    refresh_units()
    assert refresh_units() is None
    assert CodeList.objects.get().version == 1


def test_without_codes_there_is_no_list(unit):
    assert Unit.objects.filter(edrpou="").exists()
    assert refresh_units() is None
