"""Loading the own office again, with a given password, beside what people have changed."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.models import Office, Unit, User
from plan.models import Plan


@pytest.fixture(autouse=True)
def no_password(monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)


def load(*arguments):
    output = io.StringIO()
    call_command("load_office", *arguments, stdout=output)
    return output.getvalue()


def test_a_given_password_is_taken_and_not_shown(db, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "пароль-з-оточення")
    assert load() == "Адміністратор – admin@khartiia.local\n"
    assert User.objects.get().check_password("пароль-з-оточення")


def test_a_second_run_keeps_what_people_changed(db):
    load()
    Unit.objects.filter(name="Міський голова").update(kind=Unit.Kind.BODY)
    load()
    assert Unit.objects.get(name="Міський голова").kind == Unit.Kind.BODY


def test_a_second_run_brings_no_renamed_party_back(db):
    load()
    Unit.objects.filter(name="Міський голова").update(name="Міська голова")
    load()
    assert Unit.objects.count() == 9


def test_an_office_with_its_own_administrator_gets_no_other(administrator):
    assert load() == "Адміністратор – admin@example.org\n"


def test_the_day_sets_how_far_due_dates_are_written_out(db):
    load("--on", "2028-03-01")
    assert Plan.objects.get().scheduled_until == date(2028, 12, 31)


def test_a_demo_office_is_not_an_own_one(office):
    Office.objects.update(demo=True)
    with pytest.raises(CommandError, match="демонстраційної установи"):
        load()


def test_the_administrator_can_sign_in_and_see_the_admin(db, client):
    load()
    client.force_login(User.objects.get())
    assert client.get(reverse("admin:index")).status_code == 200
