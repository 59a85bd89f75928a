"""Trouble in words: what a person reads where the program would show a traceback."""

import errno

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, ProgrammingError
from environ import Env

from config.database import database
from core.refusals import Refused
from core.trouble import NO_SPACE, NO_TABLES, UNREACHABLE, in_words
from tests.ops.conftest import once

REFUSED_BY_HOST = 'connection to server at "127.0.0.1", port 9 failed: Connection refused'


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), NO_SPACE),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), NO_SPACE),
        (OperationalError("database or disk is full"), NO_SPACE),
        (OperationalError("no such table: core_user"), NO_TABLES),
        (ProgrammingError('relation "core_user" does not exist'), NO_TABLES),
        (OperationalError(REFUSED_BY_HOST), UNREACHABLE),
        (OperationalError('could not translate host name "db" to address'), UNREACHABLE),
        (Refused("Ні."), "Ні."),
        (ImproperlyConfigured("Не так."), "Не так."),
        (ZeroDivisionError(), None),
        (OSError(errno.ENOENT, "No such file"), None),
        (DatabaseError("syntax error"), None),
    ],
)
def test_words(error, words):
    assert in_words(error) == words


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("database is locked", "зайнята"),
        ("unable to open database file", "відкрити"),
        ("file is not a database", "пошкоджено"),
        (f'{REFUSED_BY_HOST} FATAL:  password authentication failed for user "u"', "пароль"),
        ('FATAL:  database "x" does not exist', "немає такої бази"),
    ],
)
def test_databases_are_understood(said, word):
    assert word in in_words(OperationalError(said))


def test_a_folder_of_somebody_else_is_named():
    assert "«/root/x»" in in_words(PermissionError(errno.EACCES, "Permission denied", "/root/x"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("garbage", "не веде до бази даних"),
        ("mysql://u:p@h/db", "не веде до бази даних"),
        ("postgres://u:p@h/", "не веде до бази даних"),
        ("postgres://u:p@h:port/db", "не вдалося прочитати"),
    ],
)
def test_a_wrong_address_is_said_without_its_password(monkeypatch, address, words):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match=words) as caught:
        database(Env(), "DATABASE_URL")
    assert address not in str(caught.value)


def test_an_empty_address_is_the_default(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert database(Env(), "DATABASE_URL", default="sqlite:////srv/x.sqlite3")["NAME"] == "/srv/x.sqlite3"


@once
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://u:p@h/db", "не веде до бази даних"),
        ("postgres://u:p@127.0.0.1:9/db", "База даних не відповідає"),
        ("sqlite:////proc/nowhere/office.sqlite3", "Не вдалося відкрити файл"),
    ],
)
def test_a_command_says_one_sentence(manage, address, words):
    run = manage("showmigrations", DATABASE_URL=address)
    assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert words in run.stderr


@once
def test_traceback_can_be_asked_for(manage):
    assert "Traceback" in manage("showmigrations", "--traceback", DATABASE_URL="postgres://u@127.0.0.1:9/db").stderr
