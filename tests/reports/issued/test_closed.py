"""An issued document against everything that could touch it: proof by trying, on both databases."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError, Value
from django.db.models.functions import Concat

from core.closed import refusal_of
from core.models import Unit
from plan.actions import remove_task
from plan.models import Plan, Task
from reports import actions
from reports.closed import FILES, FROZEN, SENTENCE
from reports.models import Report, ReportFile
from tests.reports.issued.conftest import REASON

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(issued):
    """The row as raw SQL reads it."""

    def read():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(FROZEN)} FROM reports_report WHERE id = %s", [issued.pk])
            return [bytes(each) if isinstance(each, memoryview) else each for each in cursor.fetchone()]

    return read


def refused(act):
    """What the database says; the transaction is taken back."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        act()
    return refusal_of(error.value)


@pytest.fixture
def sql(issued):
    def run(statement):
        with connection.cursor() as cursor:
            cursor.execute(statement.format(pk=issued.pk))

    return run


@pytest.mark.parametrize("name", [name for name in FROZEN if name not in ("drawn_by_id", "issued_by_id", "plan_id")])
def test_no_frozen_column_is_rewritten(sql, kept, name):
    before = kept()
    new = {"id": "999", "revision": "7", "pdf": "NULL", "payload": "'{{}}'", "as_of": "'2020-01-01'"}
    value = new.get(name, "'2020-01-01'")
    assert refused(lambda: sql(f"UPDATE reports_report SET {name} = {value} WHERE id = {{pk}}")) == SENTENCE
    assert kept() == before


@pytest.mark.parametrize("name", ["drawn_by_id", "issued_by_id", "plan_id"])
def test_whose_it_was_stays(sql, name):
    assert refused(lambda: sql(f"UPDATE reports_report SET {name} = NULL WHERE id = {{pk}}")) == SENTENCE


def test_the_list_of_frozen_columns_is_whole():
    beside = {"state", "registration_number", "registration_date", "is_public"}
    assert {field.column for field in Report._meta.fields} == {*FROZEN, *beside}


def test_its_row_is_not_deleted(sql):
    assert refused(lambda: sql("DELETE FROM reports_report WHERE id = {pk}")) == SENTENCE


def test_its_row_is_not_deleted_by_the_orm(issued):
    assert refused(lambda: Report.objects.filter(pk=issued.pk).delete()) == SENTENCE


def test_it_does_not_become_a_draft_again(issued):
    assert refused(lambda: Report.objects.filter(pk=issued.pk).update(state="draft")) == SENTENCE


def test_update_of_the_orm_is_refused(issued):
    assert refused(lambda: Report.objects.update(sha256="0" * 64)) == SENTENCE


def test_saving_a_changed_row_is_refused(issued):
    issued.conclusion = "Усе чудово."
    assert refused(issued.save) == SENTENCE


def test_writing_many_at_once_is_refused(issued):
    issued.pdf = b"%PDF-1.7 another"
    assert refused(lambda: Report.objects.bulk_update([issued], ["pdf"])) == SENTENCE


def test_a_row_put_over_it_is_refused(issued):
    issued.sha256 = "0" * 64
    over = {"update_conflicts": True, "update_fields": ["sha256"], "unique_fields": ["id"]}
    assert refused(lambda: Report.objects.bulk_create([issued], **over)) == SENTENCE


def test_a_replaced_version_is_frozen_too(issued, issue):
    issue(reason=REASON)
    assert refused(lambda: Report.objects.filter(pk=issued.pk).update(reason="Інша")) == SENTENCE
    assert refused(lambda: Report.objects.filter(pk=issued.pk).update(state="issued")) == SENTENCE


def test_its_files_stay_too(issued, coordinator):
    file = actions.attach(report=issued, kind="scan", name="скан.pdf", content=b"%PDF-1.4", by=coordinator)
    assert refused(lambda: ReportFile.objects.filter(pk=file.pk).update(content=b"")) == FILES
    assert refused(lambda: ReportFile.objects.filter(pk=file.pk).delete()) == FILES


def test_a_draft_may_go(draft):
    Report.objects.filter(pk=draft.pk).delete()
    assert not Report.objects.exists()


# --- The office goes on: nothing of it reaches the document ---


def test_a_unit_renamed_changes_nothing(kept, unit):
    before = kept()
    Unit.objects.filter(pk=unit.pk).update(name="Департамент цифрового розвитку", short_name="ДЦР")
    assert kept() == before


def test_tasks_renamed_moved_and_given_away_change_nothing(kept, other_unit):
    before = kept()
    Task.objects.update(title="Інше", code=Concat("code", Value(".9")), reporting_unit=other_unit)
    assert kept() == before


def test_a_task_removed_changes_nothing(kept, make_task, coordinator):
    before = kept()
    task = make_task("2026 рік")
    task.plan.state = Plan.State.DRAFT
    task.plan.save()
    remove_task(task=task, by=coordinator, reason="Внесено помилково")
    assert kept() == before


def test_its_plan_is_not_deleted(kept, plan):
    before = kept()
    with pytest.raises(ProtectedError):
        plan.delete()
    assert kept() == before


def test_another_template_changes_nothing(issued, kept, settings, tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "quarterly.html").write_text("<p>Інший бланк</p>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    assert bytes(Report.objects.get(pk=issued.pk).pdf) == issued.pdf


def test_the_table_is_not_emptied(issued):
    def empty():
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM reports_report")
                return
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE reports_report CASCADE")

    assert refused(empty)
