"""What is kept of a portal's dataset, and how it is compared with ours."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.portal.drift import Difference, Ours, differences, settled
from registry.portal.facts import Facts, facts_of
from registry.portal.package import read_package
from tests.registry.portal.test_values import JSON

KYIV = ZoneInfo("Europe/Kyiv")


def facts(**fields):
    return facts_of(read_package({"id": "a", **fields}), KYIV)


def test_the_number_is_left_off_the_title():
    assert facts(title="42. Школи міста").title == "Школи міста"


def test_days_are_the_offices_own():
    assert facts(metadata_created="2024-01-31T22:30:00").published_on == date(2024, 2, 1)


def test_the_structure_is_no_data():
    rows = [
        {"id": "1", "name": "struktura", "format": "JSON", "last_modified": "2026-05-01"},
        {"id": "2", "name": "dani", "format": "CSV", "last_modified": "2026-01-01"},
    ]
    found = facts(resources=rows)
    assert (found.formats, found.updated_on) == (("CSV",), date(2026, 1, 1))


def test_facts_are_kept_and_read_back():
    found = facts(
        title="5. А", tags=[{"name": "б"}], resources=[{"id": "1", "name": "a", "format": "CSV", "url": "u"}]
    )
    assert Facts.from_json(found.to_json()) == found


@given(st.dictionaries(st.sampled_from(["title", "resources", "metadata_created", "tags"]), JSON))
def test_any_dataset_is_kept(raw):
    found = facts(**raw)
    assert Facts.from_json(found.to_json()) == found


def test_nothing_kept_is_nothing_known():
    assert Facts.from_json({}) == Facts()


OURS = Ours("Школи", "yearly", (("Олена Коваль", "koval@example.org"), ("Петро", "")), ("CSV",), date(2026, 1, 1))
THEIRS = {
    "title": "Школи",
    "frequency": "once a year",
    "contact": "Олена Коваль",
    "email": "koval@example.org",
    "formats": ("CSV",),
    "updated_on": date(2026, 1, 1),
}


def drift(**fields):
    return differences(OURS, Facts(**{**THEIRS, **fields}))


def test_the_same_is_no_difference():
    assert drift() == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "ШКОЛИ "},
        {"frequency": "Щороку"},
        {"contact": "олена коваль", "email": "KOVAL@example.org"},
        {"contact": "Петро", "email": ""},
        {"formats": (".csv", "csv")},
    ],
)
def test_what_makes_no_difference(fields):
    assert drift(**fields) == ()


@pytest.mark.parametrize(
    ("fields", "difference"),
    [
        ({"title": "Ліцеї"}, Difference("title", "Школи", "Ліцеї")),
        ({"title": ""}, Difference("title", "Школи", "", can_take=False)),
        ({"title": "а" * 300}, Difference("title", "Школи", "а" * 300, can_take=False)),
        ({"frequency": "once a day"}, Difference("frequency", "Щороку", "Щодня")),
        ({"frequency": ""}, Difference("frequency", "Щороку", "", can_take=False)),
        ({"frequency": "sometimes"}, Difference("frequency", "Щороку", "sometimes", can_take=False)),
        ({"formats": ("XLSX", "CSV")}, Difference("formats", "CSV", "CSV, XLSX")),
        ({"formats": ()}, Difference("formats", "CSV", "", can_take=False)),
        ({"updated_on": date(2026, 2, 1)}, Difference("updated", "01.01.2026", "01.02.2026")),
        ({"updated_on": date(2025, 2, 1)}, Difference("updated", "01.01.2026", "01.02.2025", can_take=False)),
        ({"updated_on": None}, Difference("updated", "01.01.2026", "", can_take=False)),
    ],
)
def test_a_difference(fields, difference):
    assert drift(**fields) == (difference,)


def test_another_person_answers_on_the_portal():
    (found,) = drift(contact="Ганна", email="g@example.org")
    assert (found.ours, found.theirs) == ("Олена Коваль, koval@example.org; Петро", "Ганна, g@example.org")


def test_an_empty_passport_takes_all():
    found = differences(Ours("Школи"), Facts(**THEIRS))
    assert {one.code for one in found if one.can_take} == {"frequency", "contact", "formats", "updated"}


def test_a_frequency_nobody_knows_beside_none_of_ours():
    (found,) = differences(Ours("а"), Facts(title="а", frequency="sometimes"))
    assert (found.theirs, found.can_take) == ("sometimes", False)


def test_a_decision_counts_for_the_same_values_only():
    (found,) = drift(title="Ліцеї")
    assert settled(found, {("title", "Школи", "Ліцеї")})
    assert not settled(found, {("title", "Школи", "Гімназії")})
