"""Restoring: checked before, saved before, and then exactly as it was."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core import archive, backup, dump
from core.models import Office, User
from core.refusals import Refused
from core.restore import examine, restore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def saved(var, office):
    return backup.back_up()


def altered(path, **changes):
    """A backup whose manifest says something else."""
    with path.open("rb") as file:
        manifest = {**archive.check(file), **changes}
    members = manifest.pop("members")
    workshop = path.parent / "workshop"
    with path.open("rb") as file:
        archive.read(file, lambda name, source: _keep(workshop / name, source))
    with archive.new_file(path) as file:
        archive.write(file, {name: workshop / name for name in members}, manifest)
    return path


def _keep(target, source):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read())


def test_the_database_is_as_it_was(saved):
    Office.objects.update(city="Інше місто")
    restore(saved)
    assert Office.objects.get().city == "Біла Церква"


def test_what_was_entered_later_is_gone(saved):
    User.objects.create_user("late@example.org")
    restore(saved)
    assert not User.objects.exists()


def test_a_table_younger_than_the_backup_is_gone(saved):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE younger (id integer)")
    restore(saved)
    assert "younger" not in connection.introspection.table_names()


def test_new_rows_get_new_numbers(saved, var):
    user = User.objects.create_user("first@example.org")
    restore(backup.back_up())
    assert User.objects.create_user("second@example.org").pk > user.pk


def test_the_files_are_as_they_were(saved, var):
    (var / "files" / "2026" / "звіт.txt").unlink()
    (var / "files" / "зайве.txt").write_text("пізніше")
    restore(saved)
    assert [path.name for path in (var / "files").rglob("*.txt")] == ["звіт.txt"]


def test_the_key_is_as_it_was(saved, var):
    (var / "secret_key").write_text("інша")
    restore(saved)
    assert (var / "secret_key").read_text() == "таємниця"


def test_the_state_before_is_saved(saved):
    Office.objects.update(city="Інше місто")
    safety = restore(saved).safety
    restore(safety)
    assert Office.objects.get().city == "Інше місто"


def test_nothing_is_left_in_the_folder(saved, var):
    restore(saved)
    assert sorted(path.name for path in var.iterdir()) == ["backups", "files", "secret_key"]


def test_a_damaged_backup_changes_nothing(saved):
    saved.write_bytes(saved.read_bytes()[:-200])
    Office.objects.update(city="Інше місто")
    with pytest.raises(Refused, match="пошкоджено"):
        restore(saved)
    assert Office.objects.get().city == "Інше місто"


def test_another_engine_is_refused(saved):
    other = "postgresql" if dump.engine() == "sqlite" else "sqlite"
    with pytest.raises(Refused, match="Це копія бази"):
        examine(altered(saved, engine=other))


def test_a_backup_of_a_later_program_is_refused(saved):
    with pytest.raises(Refused, match="новіша версія"):
        examine(altered(saved, migrations=["core.9999_future"]))


def test_demo_data_are_refused_in_production(saved, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(Refused, match="демонстраційних"):
        examine(altered(saved, demo=True))


def test_a_name_that_climbs_out_is_refused(saved, var):
    with archive.new_file(saved) as file:
        archive.write(file, {"database": var / "secret_key", "../elsewhere": var / "secret_key"}, _about())
    with pytest.raises(Refused, match="недозволене"):
        restore(saved)


def _about():
    return {"engine": dump.engine(), "demo": False, "migrations": [], "version": "0", "made": "2026-09-30T12:00:00"}


def test_a_missing_file_is_named(var):
    with pytest.raises(Refused, match="Файлу"):
        examine(var / "немає.tar.gz")


def test_a_client_that_is_missing_is_named(var, office, monkeypatch):
    if dump.engine() == "postgresql":
        monkeypatch.setenv("PATH", "/nowhere")
        with pytest.raises(Refused, match="postgresql-client"):
            backup.back_up()


def test_without_confirmation_nothing_happens(saved, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("ні\n"))
    with pytest.raises(CommandError, match="нічого не змінено"):
        call_command("restore", str(saved))


def test_the_typed_word_confirms(saved, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("Відновити\n"))
    call_command("restore", str(saved))
    assert "Попередній стан збережено" in capsys.readouterr().out


def test_yes_confirms(saved, capsys):
    call_command("restore", str(saved), "--yes")
    assert "Копія бази" in capsys.readouterr().out


def test_manifest_is_readable_text(saved):
    manifest = examine(saved)
    assert json.loads(json.dumps(manifest)) == manifest
