"""History that nobody rewrites, by whatever path."""

import pytest
from django.db import DatabaseError, connection, transaction

from core.models import Unit
from core.triggers import guard_history, history_tables

pytestmark = pytest.mark.django_db


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


STATEMENTS = ["UPDATE core_historicalunit SET name = 'Інше'", "DELETE FROM core_historicalunit"]
if connection.vendor == "postgresql":  # SQLite has no TRUNCATE
    STATEMENTS.append("TRUNCATE core_historicalpost")


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_record_is_neither_changed_nor_removed(unit, statement):
    with pytest.raises(DatabaseError, match="Історію не змінюють"):
        run(statement)


def test_nor_through_the_models(unit):
    with pytest.raises(DatabaseError, match="Історію не змінюють"), transaction.atomic():
        unit.history.all().delete()
    assert unit.history.count() == 1


def test_new_records_are_still_written(unit):
    unit.phone = "+380"
    unit.save()
    assert unit.history.count() == 2


def test_every_history_has_its_guard():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%append_only%'"
            if connection.vendor == "sqlite"
            else "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name = 'append_only'"
        )
        guarded = {row[0] for row in cursor.fetchall()}
    assert guarded == set(history_tables())


def test_installing_twice_is_harmless(unit):
    guard_history()
    assert Unit.history.count() == 1
