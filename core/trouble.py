"""Trouble said in words: what a person at the command line reads instead of a traceback."""

import errno

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError

from core.closed import refusal_of
from core.refusals import Refused
from core.triggers import SENTENCE as HISTORY_STAYS

NO_SPACE = (
    "На диску бракує місця. Звільніть його (найстаріші резервні копії лежать у var/backups) "
    "і повторіть: нічого не втрачено."
)
NO_TABLES = "У базі даних ще немає потрібних таблиць. Виконайте: .venv/bin/python manage.py migrate"
DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

# What databases say of themselves, and what it means to the person who started the office.
DATABASE_SAYS = (
    (("database or disk is full", "no space left", "could not extend file"), NO_SPACE),
    (("no such table", 'relation "', "no such column", 'column "'), NO_TABLES),
    (
        ("database is locked",),
        "База даних зайнята іншим процесом. Зачекайте хвилину й повторіть; якщо не мине, перевірте, "
        "чи не працює друге bin/run.",
    ),
    (
        ("unable to open database file", "readonly database", "disk i/o error"),
        "Не вдалося відкрити файл бази даних для запису. Перевірте, чи існує тека, чи ваша вона і чи є місце.",
    ),
    (
        ("file is not a database", "malformed"),
        "Файл бази даних пошкоджено. Відновіть його з резервної копії: manage.py restore var/backups/…",
    ),
    (
        ("password authentication failed", "no password supplied"),
        "PostgreSQL не прийняв ім’я або пароль. Перевірте DATABASE_URL.",
    ),
    (
        ("fatal:  database", "fatal:  role"),
        "У PostgreSQL немає такої бази даних або користувача. Створіть їх або виправте DATABASE_URL.",
    ),
)
UNREACHABLE = (
    "База даних не відповідає. Перевірте, чи працює сервер PostgreSQL і чи правильні адреса та порт у DATABASE_URL."
)


def in_words(error: BaseException) -> str | None:
    """The trouble in a Ukrainian sentence with what to do; None where it is a fault of the program itself."""
    if isinstance(error, (ImproperlyConfigured, Refused)):
        return str(error)
    if isinstance(error, (DatabaseError, InterfaceError)):
        return refusal_of(error, HISTORY_STAYS) or _database(str(error).lower())
    if isinstance(error, OSError) and error.errno in DISK_ERRORS:
        return NO_SPACE
    if isinstance(error, PermissionError):
        return f"Немає доступу до «{error.filename}». Запустіть від імені власника теки або змініть її права."
    return None


def _database(said: str) -> str | None:
    for signs, words in DATABASE_SAYS:
        if any(sign in said for sign in signs):
            return words
    reached = ("connection", "could not translate host", "timeout expired", "server closed")
    return UNREACHABLE if any(sign in said for sign in reached) else None
