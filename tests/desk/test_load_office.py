"""An own office: reference data, the approved plan, one administrator, nothing invented, nothing twice."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from core.models import Office, Post, Unit, User
from desk import office
from plan import reading
from plan.editions import as_approved
from plan.models import Plan, StageChange, Task

SOURCE = Path(office.FIXTURES.parent.parent, "shared", "source", "rozporyadzhennia-21R-2023-02-07.txt")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """What the command said the first time, for the tests that only look; taken back at the end."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as environment, transaction.atomic():
        environment.delenv("DEMO_PASSWORD", raising=False)
        yield load("--on", "2026-09-30")
        transaction.set_rollback(True)


def load(*arguments):
    output = io.StringIO()
    call_command("load_office", *arguments, stdout=output)
    return output.getvalue()


def counts():
    """The rows of every table."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_the_city(loaded):
    city = Office.objects.get()
    assert (city.city, city.edrpou, city.demo) == ("Біла Церква", "26376300", False)


def test_the_nine_parties(loaded):
    assert Unit.objects.count() == 9


def test_the_role_leads_open_data(loaded):
    role = Unit.objects.open_data_unit()
    assert (role.kind, role.name) == (
        Unit.Kind.ROLE,
        "Структурний підрозділ, відповідальний за оприлюднення відкритих даних",
    )


def test_the_plan_is_in_force(loaded):
    plan = Plan.objects.get()
    assert (plan.state, plan.tasks.count()) == (Plan.State.IN_FORCE, 37)


def test_the_plan_has_58_assignments(loaded):
    assert sum(task.assignments.count() for task in Task.objects.all()) == 58


def test_every_task_is_reported_by_the_open_data_unit(loaded):
    assert {task.reporting_unit for task in Task.objects.all()} == {Unit.objects.open_data_unit()}


def test_nothing_is_invented(loaded):
    assert [model.objects.count() for model in (StageChange, Post)] == [0, 0]


def test_reporting_has_not_begun(loaded):
    assert Plan.objects.get().reporting_from is None


def test_one_administrator(loaded):
    user = User.objects.get()
    assert (user.email, user.is_superuser, user.role) == ("admin@khartiia.local", True, "administrator")


def test_the_account_is_named_and_its_password_shown_once(loaded):
    account, password = loaded.splitlines()
    assert account == "Адміністратор – admin@khartiia.local"
    assert User.objects.get().check_password(password.rpartition(" ")[2])


def test_a_second_run_changes_nothing(loaded):
    before = counts()
    load()
    assert counts() == before


def test_a_second_run_shows_no_password(loaded):
    assert load() == "Адміністратор – admin@khartiia.local\n"


def test_everything_has_its_history(loaded):
    rows = [*Unit.objects.all(), *Task.objects.all(), *User.objects.all(), Office.objects.get()]
    assert all(row.history.count() == 1 for row in rows)


@pytest.mark.skipif(not SOURCE.exists(), reason="джерело розпорядження лежить лише поруч із робочою копією")
def test_the_reference_plan_is_the_order_word_for_word(loaded):
    known = list(Unit.objects.values_list("name", flat=True))
    read = reading.read(SOURCE.name, SOURCE.read_bytes(), known=known)
    kept = as_approved(Plan.objects.get())
    assert [replace(task, row=None) for task in read.tasks()] == list(kept.tasks())
    assert read.act == kept.act


@pytest.mark.skipif(not SOURCE.exists(), reason="джерело розпорядження лежить лише поруч із робочою копією")
def test_importing_the_order_again_changes_nothing(loaded):
    output = io.StringIO()
    call_command("import_plan", str(SOURCE), "--yes", stdout=output)
    assert output.getvalue().endswith("План уже внесено, змін немає\n")
