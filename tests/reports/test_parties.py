"""Who signs and to whom a document goes, by day."""

from datetime import date

import pytest

from reports.models import DocumentParty
from reports.parties import Parties, parties

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 30)


@pytest.fixture
def held():
    """Somebody who signs from the beginning of the year unless told otherwise."""

    def hold(name="Олена КОВАЛЬ", **given):
        what = {"role": "signatory", "post": "Начальник відділу", "held_from": date(2026, 1, 1), **given}
        return DocumentParty.objects.create(name=name, **what)

    return hold


def signs(kind="quarterly", on=ON):
    return parties(kind, on).name


def test_nobody_leaves_a_blank(db):
    assert parties("register", ON) == Parties()


def test_whoever_holds_it_on_the_day_signs(held):
    held("Олена КОВАЛЬ", held_to=date(2026, 6, 30))
    held("Ірина БОНДАР", held_from=date(2026, 7, 1))
    assert (signs(), signs(on=date(2026, 6, 30))) == ("Ірина БОНДАР", "Олена КОВАЛЬ")


def test_who_comes_later_does_not_sign_yet(held):
    held(held_from=date(2026, 10, 1))
    assert signs() == ""


def test_one_named_for_the_document_goes_first(held):
    held("Ірина БОНДАР", document="register")
    held("Олена КОВАЛЬ", held_from=date(2026, 9, 1))
    assert (signs("register"), signs("quarterly")) == ("Ірина БОНДАР", "Олена КОВАЛЬ")


def test_the_plans_own_signatory_stands_in(plan):
    plan.report_signatory_post, plan.report_signatory = "Начальник", "Олена КОВАЛЬ"
    assert parties("quarterly", ON, plan) == Parties("Начальник", "Олена КОВАЛЬ")


def test_dated_settings_go_before_the_plans(plan, held):
    plan.report_signatory = "Олена КОВАЛЬ"
    held("Ірина БОНДАР")
    assert parties("quarterly", ON, plan).name == "Ірина БОНДАР"


def test_the_addressee_has_two_lines(held):
    held("Геннадію ДИКОМУ", role="addressee", post="Міському голові")
    assert parties("quarterly", ON).addressee == ("Міському голові", "Геннадію ДИКОМУ")


def test_the_addressee_stands_on_the_report(held, report, page):
    held("Геннадію ДИКОМУ", role="addressee", post="Міському голові")
    assert page(report()).texts("p[@class='addressee']") == ["Міському головіГеннадію ДИКОМУ"]
