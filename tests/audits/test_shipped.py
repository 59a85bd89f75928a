"""The methodologies that come with the system: what they ask, and that loading them twice changes nothing."""

import json
from datetime import date

import pytest
from django.conf import settings

from audits.actions import load_methodology
from audits.checks import CHECKS
from audits.models import Criterion, Methodology
from desk.office import load_methodologies

KINDS = ("monitoring", "audit")
SHIPPED = {
    kind: json.loads((settings.BASE_DIR / "fixtures" / f"methodology-{kind}.json").read_text("utf-8"))
    for kind in KINDS
}
ROWS = [row for told in SHIPPED.values() for row in told["criteria"]]
by_row = pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
FIRST = date(2026, 1, 1)


@pytest.fixture
def shipped(db):
    load_methodologies(on=FIRST)
    return Methodology.objects.order_by("kind")


def test_each_check_has_its_criterion():
    asked = [row["check_name"] for row in SHIPPED["monitoring"]["criteria"] if row["kind"] == "automatic"]
    assert sorted(asked) == sorted(CHECKS)


def test_codes_are_given_once():
    assert len({row["code"] for row in ROWS}) == len(ROWS)


@by_row
def test_the_code_names_the_principle(row):
    number = int(row["code"].split(".")[1])
    assert row["principle"] == ["I", "II", "III", "IV", "V", "VI"][number - 1]


@by_row
def test_the_wording_is_a_sentence(row):
    assert row["wording"].endswith(".")
    assert all(grade["text"].endswith(".") for grade in row["rubric"])


def test_the_audit_asks_people_of_units():
    rows = SHIPPED["audit"]["criteria"]
    assert {(row["kind"], row["applies_to"]) for row in rows} == {("person", "units")}


def test_both_are_approved_from_the_day(shipped):
    assert [(row.kind, row.is_approved, row.valid_from) for row in shipped] == [
        ("audit", True, FIRST),
        ("monitoring", True, FIRST),
    ]


def test_all_criteria_are_loaded(shipped):
    assert Criterion.objects.count() == len(ROWS)


def test_a_second_time_nothing_changes(shipped):
    load_methodologies(on=date(2026, 9, 1))
    assert (Methodology.objects.count(), Criterion.objects.count()) == (2, len(ROWS))


def test_the_office_s_own_methodology_stays_alone(make_methodology):
    own = make_methodology()
    assert load_methodology(told=SHIPPED["monitoring"], on=FIRST) is None
    assert Methodology.objects.get() == own
