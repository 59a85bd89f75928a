"""The passport is whole, its licence open, somebody answers for the set."""

from decimal import Decimal

import pytest

from audits.checks import CHECKS
from audits.results import Result
from audits.snapshot import Person
from tests.audits.snapshots import ON, dataset

COMPLETE, LICENCE, CONTACT = (CHECKS[name] for name in ("passport_complete", "licence_open", "contact_valid"))


def test_each_gap_takes_its_share():
    found = COMPLETE.run(dataset(gaps=("language", "themes")), ON, 17)
    assert (found.result, found.points) == (Result.PARTLY, Decimal(15))
    assert found.said == "Заповнено 15 із 17 елементів паспорта. Бракує: мова, тема."


def test_a_planned_set_is_asked_for_less():
    found = COMPLETE.run(dataset(state="planned"), ON, 4)
    assert found.said == "Заповнено всі елементи паспорта: 12 із 12."


def test_one_gap_is_never_a_pass():
    assert COMPLETE.run(dataset(gaps=("themes",)), ON, 1).points == Decimal("0.5")


@pytest.mark.parametrize(
    ("licence", "result"),
    [("cc-by", "passed"), ("odc-odbl", "passed"), ("closed", "failed"), ("", "failed"), ("x", "failed")],
)
def test_licences(licence, result):
    assert LICENCE.run(dataset(licence=licence), ON, 4).result == result


def test_nobody_answers():
    assert CONTACT.run(dataset(people=()), ON, 4).said == "У паспорті немає відповідальної особи."


@pytest.mark.parametrize(
    ("person", "fault"),
    [
        (Person("Іван"), "немає електронної пошти"),
        (Person("Іван", "ivan@"), "адреса «ivan@» записана з помилкою"),
        (Person("Іван", "ivan@example.org", in_office=False), "більше не працює"),
    ],
)
def test_faults_of_a_person(person, fault):
    found = CONTACT.run(dataset(people=(person,)), ON, 4)
    assert found.result == Result.FAILED
    assert f"Іван: {fault}." in found.said


def test_one_of_two_is_half():
    people = (Person("Іван", "ivan@example.org"), Person("Петро"))
    assert CONTACT.run(dataset(people=people), ON, 4).points == 2


def test_a_person_without_account_is_no_fault():
    found = CONTACT.run(dataset(people=(Person("Іван", "ivan@example.org"),)), ON, 4)
    assert found.result == Result.PASSED
    assert "Облікового запису не вказано: «Іван»" in found.said
