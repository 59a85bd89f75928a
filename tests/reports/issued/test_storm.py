"""Everything at once after a document was issued: names, deletions, moves, imports, templates, the ORM, raw SQL."""

import hashlib
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F, ProtectedError

from core.models import Office, Unit, User
from plan.models import Assignment, Checkpoint, Edition, Plan, Task
from registry.models import Dataset
from reports import actions
from reports.closed import FROZEN
from reports.models import DocumentParty, Report, ReportFile
from tests.reports.kinds.conftest import dataset  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
ORDER = "fixtures/plan-21r.json"
KINDS = ["quarterly", "register", "unit", "plan"]


@pytest.fixture
def sealed(make_task, dataset, unit, coordinator, issue):  # noqa: F811
    """One document of each kind."""
    make_task("2023 рік", title="Затвердити положення")
    make_task("Постійно")
    dataset()
    own = {"unit": f"2026-Q2-U{unit.pk}"}
    return [issue(own.get(kind, "2026-Q2"), kind=kind) for kind in KINDS]


@pytest.fixture
def issue(plan, coordinator):
    def issue(period="2026-Q2", kind="quarterly", **given):
        return actions.issue_report(kind=kind, period=period, by=coordinator, **given)

    return issue


def kept():
    """Every frozen column of every document, as raw SQL reads it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(FROZEN)} FROM reports_report ORDER BY id")
        rows = [[bytes(each) if isinstance(each, memoryview) else each for each in row] for row in cursor.fetchall()]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def tried(act):
    """Does it, or is refused; either way nothing else is left behind."""
    with suppress(DatabaseError, ProtectedError, CommandError), transaction.atomic():
        act()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


STORM = {
    "units renamed": lambda: Unit.objects.update(name=F("short_name"), short_name="Х"),
    "units deleted": lambda: Unit.objects.all().delete(),
    "people renamed": lambda: User.objects.update(first_name="Інша", last_name="Особа"),
    "people deleted": lambda: User.objects.all().delete(),
    "tasks reworded": lambda: Task.objects.update(title="Інше", code=F("sort_key")),
    "tasks deleted": lambda: Task.objects.all().delete(),
    "dates moved": lambda: Checkpoint.objects.update(rule_date="2030-01-01"),
    "parties gone": lambda: Assignment.objects.all().delete(),
    "acts renumbered": lambda: Edition.objects.update(act_number="999"),
    "plan retitled": lambda: Plan.objects.update(title="Інший план", report_signatory="Інша ОСОБА"),
    "plan deleted": lambda: Plan.objects.all().delete(),
    "datasets renamed": lambda: Dataset.objects.update(title="Інший набір"),
    "datasets deleted": lambda: Dataset.objects.all().delete(),
    "office renamed": lambda: Office.objects.update(authority="ІНША РАДА", demo=True),
    "signatory changed": lambda: DocumentParty.objects.create(name="Х", post="Х", held_from="2020-01-01"),
    "documents updated": lambda: Report.objects.update(pdf=b"", payload={}),
    "documents deleted": lambda: Report.objects.all().delete(),
    "files deleted": lambda: ReportFile.objects.all().delete(),
    "raw update": lambda: sql("UPDATE reports_report SET sha256 = '0', code = '1'"),
    "raw subject": lambda: sql("UPDATE reports_report SET subject = 'Х'"),
    "raw deletion": lambda: sql("DELETE FROM reports_report"),
    "the order taken in again": lambda: call_command("import_plan", ORDER, "--yes", "--create-parties"),
}


def test_the_storm_leaves_every_byte_and_every_proof(sealed):
    before = kept()
    for blow, act in STORM.items():
        tried(act)
        assert kept() == before, blow
    out = StringIO()
    call_command("verify_reports", stdout=out)
    assert out.getvalue().count("файл цілий") == len(KINDS)
    assert out.getvalue().count("ті самі байти") == len(KINDS)


def test_a_changed_template_is_told_by_its_version(sealed, monkeypatch):
    monkeypatch.setattr("reports.verifying.template_version", lambda kind: "інша")
    monkeypatch.setattr("reports.verifying.print_again", lambda kind, kept: b"%PDF other")
    out = StringIO()
    call_command("verify_reports", stdout=out)
    assert "байти інші, бо бланк або шрифти вже не ті" in out.getvalue()
