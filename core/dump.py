"""The database as one file and back: SQLite by its own backup, PostgreSQL by pg_dump and psql."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from django.db import OperationalError, connection

from core.refusals import Refused

LONGEST_WAIT = 30  # seconds for others to let go of the database
Beat = Callable[[], None]
CLIENT_MISSING = (
    "Для резервної копії PostgreSQL потрібна програма {program}. Установіть її: apt-get install postgresql-client"
)
# Everything the backup may bring, so that a table younger than the backup does not outlive the restore.
EMPTY_SCHEMA = """
SET lock_timeout = '30s';
DO $$ DECLARE thing record; BEGIN
  FOR thing IN SELECT c.oid::regclass AS name, c.relkind AS kind FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP %s IF EXISTS %s CASCADE',
      CASE thing.kind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, thing.name);
  END LOOP;
  FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', thing.name);
  END LOOP;
END $$;
"""


def no_beat() -> None:
    """For work that nobody watches."""


def engine() -> str:
    """`sqlite` or `postgresql`."""
    return connection.vendor


def name() -> str:
    """What the database is called, for the names of its backups: «office», «demo»."""
    plain = Path(str(connection.settings_dict["NAME"]).split("?")[0].removeprefix("file:")).stem
    return "".join(sign if sign.isalnum() else "_" for sign in plain) or "database"


def is_filled() -> bool:
    """Whether there is anything to lose: an account or an office's row."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in ("core_user", "core_office"):
            if table in tables:
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
                if cursor.fetchone():
                    return True
    return False


def size() -> int:
    """Bytes the database takes, to see in time that a disk is too small."""
    with connection.cursor() as cursor:
        if engine() == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def snapshot(target: Path, beat: Beat = no_beat) -> None:
    """Writes the database as it stands, in one consistent moment, while others go on working."""
    if engine() == "sqlite":
        _copy_sqlite(target)
    else:
        _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], beat)


def put_back(source: Path, beat: Beat = no_beat) -> None:
    """Replaces the whole database by a snapshot; all or nothing."""
    if engine() == "sqlite":
        _restore_sqlite(source)
        return
    emptying, script = source.with_suffix(".empty.sql"), source.with_suffix(".sql")
    emptying.write_text(EMPTY_SCHEMA, "utf8")
    _run("pg_restore", ["--no-owner", "--no-privileges", f"--file={script}", str(source)], beat, connect=False)
    files = [f"--file={emptying}", f"--file={script}"]
    _run("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *files], beat)


def _copy_sqlite(target: Path) -> None:
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy, progress=_patience())
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
        _check(copy)
    finally:
        copy.close()


def _restore_sqlite(source: Path) -> None:
    """Writes the pages through SQLite itself, so that processes with the file open see a change, not a swap."""
    saved = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    try:
        _check(saved)
        connection.ensure_connection()
        saved.backup(connection.connection, progress=_patience())
    finally:
        saved.close()
    connection.close()


def _patience() -> Callable[[int, int, int], None]:
    """SQLite's copying waits for ever where somebody holds a lock; this gives up and says so."""
    deadline = time.monotonic() + LONGEST_WAIT

    def progress(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise OperationalError("database is locked")

    return progress


def _check(raw: sqlite3.Connection) -> None:
    if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Refused("Файл бази даних пошкоджено: перевірка SQLite знайшла в ньому помилки.")


def _run(program: str, options: list[str], beat: Beat, connect: bool = True) -> None:
    """Runs a PostgreSQL client with the address of our database; its refusal is said in words."""
    address, secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, *options, *(address[1:] if connect else [])]
    environment = {**os.environ, **(secrets or {})}
    try:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
    except FileNotFoundError as error:
        raise Refused(CLIENT_MISSING.format(program=program)) from error
    said = _wait(process, beat)
    if process.returncode:
        raise Refused(f"{program} не впорався. Ось що він сказав: {said}")


def _wait(process: subprocess.Popen, beat: Beat) -> str:
    while True:
        try:
            said = process.communicate(timeout=10)[1]
        except subprocess.TimeoutExpired:
            beat()
        else:
            return said.decode("utf8", "replace").strip()
