"""Everything at once after a document of every kind was issued: nothing of any of them moves by a byte."""

import hashlib
import json
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection

from audits.actions import reopen_round
from audits.models import Round
from core.acts import Basis
from core.models import Unit, User
from core.reorganisation import merge_units, rename_unit
from plan.actions import reopen_period
from plan.models import ReportingPeriod
from reports.closed import FROZEN
from reports.kinds import FORMS
from reports.models import DocumentParty
from tests.reports.issued.every_kind import (  # noqa: F401 - fixtures
    PERIODS,
    approver,
    every_kind,
    make_dataset,
    make_methodology,
    rounds,
)
from tests.reports.issued.storm import BLOWS, LANDED, stored, tried

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
ORDER = "fixtures/plan-21r.json"
ENDS = ("pdf", "html", "xlsx", "json")


def test_every_kind_is_in_the_storm():
    assert set(PERIODS) == set(FORMS)


def kept():
    """Every frozen column of every document, as raw SQL reads it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(FROZEN)} FROM reports_report ORDER BY id")
        rows = [[bytes(each) if isinstance(each, memoryview) else each for each in row] for row in cursor.fetchall()]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@pytest.fixture
def opened(client, every_kind):  # noqa: F811
    """What each address of each document gives to whoever opens it."""

    def read(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    def opened():
        client.force_login(User.objects.create_superuser(f"{uuid4()}@example.org"))  # the former is gone by then
        names = [f"/reports/{kind}/{report.period}/{report.revision}" for kind, report in every_kind.items()]
        return {f"{name}.{end}": read(f"{name}.{end}") for name in names for end in ENDS}

    return opened


@pytest.fixture
def office_goes_on(coordinator, unit, other_unit, today):
    """What the office itself may do, by its actions: reorganise, open again, take another in, name others to sign."""
    given = {"by": coordinator, "reason": "Нова структура", "on": today, "effective_on": date(2026, 8, 1)}
    given["basis"] = Basis("рішення", "12-34-VIII", date(2026, 8, 20))

    def reopen():
        period, more = (
            ReportingPeriod.objects.exclude(closed_on=None).get(),
            {"submit_by": today, "by": coordinator, "reason": "Помилка"},
        )
        reopen_period(period=period, **more)

    return {
        "renamed": lambda: rename_unit(unit=unit, name="Департамент цифри", **given),
        "merged": lambda: merge_units(units=[other_unit], into=Unit(name="Департамент розвитку"), **given),
        "quarter opened again": reopen,
        "rounds opened again": lambda: [
            reopen_round(round=round, by=coordinator, reason="Помилка") for round in Round.objects.all()
        ],
        "signatory": lambda: DocumentParty.objects.create(name="Х", post="Х", held_from="2020-01-01"),
        "order taken in again": lambda: call_command("import_plan", ORDER, "--yes", "--create-parties"),
    }


def test_nothing_the_office_or_a_script_does_changes_a_byte(opened, office_goes_on):
    before, pages = kept(), opened()
    LANDED.clear()
    for name, act in office_goes_on.items():
        tried(act, name)
        assert opened() == pages, name
    assert set(office_goes_on) - set(LANDED) <= {"order taken in again"}  # it is in force already
    for blow, strike in BLOWS.items():
        for model in stored():
            strike(model)
            assert kept() == before, f"{model.__name__} {blow}"
    assert {"Unit", "User", "Task", "Dataset", "Office", "Plan", "Round", "Checkpoint"} <= set(LANDED)
    assert {name: told(page) for name, page in opened().items()} == {name: told(page) for name, page in pages.items()}
    proof = proved()
    assert [proof.count(words) for words in ("файл цілий", "ті самі байти")] == [len(FORMS)] * 2


def told(page):
    """A page as it is compared: of the data what was frozen."""
    return {**json.loads(page), "state": ""} if page.startswith(b"{") else page


def proved():
    out = StringIO()
    call_command("verify_reports", stdout=out)
    return out.getvalue()


def test_another_template_is_told_by_its_version(issued, monkeypatch):
    monkeypatch.setattr("reports.verifying.template_version", lambda kind: "інша")
    monkeypatch.setattr("reports.verifying.print_again", lambda kind, kept: b"%PDF other")
    assert "байти інші, бо бланк або шрифти вже не ті" in proved()
