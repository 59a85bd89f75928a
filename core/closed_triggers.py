"""The triggers behind `core.closed`, on both databases.

They stand after every migrate and step aside while it runs: SQLite renames no table that a trigger speaks of, and a
migration fills new columns of closed rows too.
"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core.closed import GUARDS, Guard

PREFIX = "stays_closed"


def free_closed(**kwargs):
    """Receiver of `pre_migrate`: takes every such trigger away, those of earlier versions too."""
    with connection.cursor() as cursor:
        for name, table in standing(cursor):
            cursor.execute(_DROP[connection.vendor].format(name=name, table=table))


def guard_closed(**kwargs):
    """Receiver of `post_migrate`: puts them in place, unless the structure is not the one this version knows."""
    if "plan" in kwargs and _half_way():
        return
    free_closed()
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for one in GUARDS.values():
            if one.table in present:
                for statement in _MAKE[connection.vendor](one):
                    cursor.execute(statement)


def standing(cursor) -> list[tuple[str, str]]:
    """The triggers that stand: name and table."""
    cursor.execute(_STANDING[connection.vendor].format(prefix=PREFIX))
    return sorted(cursor.fetchall())


def _half_way():
    """Whether a migrate stopped short of the latest structure, as one that goes back does."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refused(one: Guard, verb: str) -> str:
    """When the statement is refused, in SQL."""
    old, new = one.closed.format(row="OLD"), one.closed.format(row="NEW")
    looked_at = {"INSERT": [new], "UPDATE": [old, new], "DELETE": [old]}[verb]
    if one.makes_closed:
        looked_at = [old] if verb != "INSERT" else []
    if (
        verb == "INSERT" and connection.vendor == "sqlite"
    ):  # INSERT OR REPLACE removes a row and fires no other trigger
        replaced = one.closed.format(row="replaced")
        looked_at.append(f'EXISTS (SELECT 1 FROM "{one.table}" replaced WHERE replaced.id = NEW.id AND {replaced})')
    if not looked_at:
        return ""
    allowed = {"INSERT": one.insert, "UPDATE": one.update}.get(verb)
    condition = " OR ".join(f"({part})" for part in looked_at)
    return f"({condition}) AND NOT COALESCE(({allowed}), FALSE)" if allowed else condition


def _sqlite(one: Guard):
    sentence = one.sentence.replace("'", "''")
    for verb in ("INSERT", "UPDATE", "DELETE"):
        if refused := _refused(one, verb):
            yield (
                f'CREATE TRIGGER "{PREFIX}_{verb.lower()}_{one.table}" BEFORE {verb} ON "{one.table}" '
                f"WHEN {refused} BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )


def _postgresql(one: Guard):
    """A function for the rows, one more for TRUNCATE: a table is not emptied while it holds a closed row."""
    sentence = one.sentence.replace("'", "''")
    say = f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"
    rows = [(verb, _refused(one, verb)) for verb in ("INSERT", "UPDATE", "DELETE")]
    checks = " ".join(
        f"IF TG_OP = '{verb}' THEN IF {refused} THEN {say} END IF; END IF;" for verb, refused in rows if refused
    )
    back = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
    held = f'EXISTS (SELECT 1 FROM "{one.table}" held WHERE {one.closed.format(row="held")})'
    for kind, body in (("rows", f"{checks} {back}"), ("all", f"IF {held} THEN {say} END IF; RETURN NULL;")):
        yield (
            f'CREATE OR REPLACE FUNCTION "{PREFIX}_{kind}_{one.table}"() RETURNS trigger LANGUAGE plpgsql '
            f"AS $$ BEGIN {body} END $$"
        )
    yield (
        f'CREATE TRIGGER "{PREFIX}_rows_{one.table}" BEFORE INSERT OR UPDATE OR DELETE ON "{one.table}" '
        f'FOR EACH ROW EXECUTE FUNCTION "{PREFIX}_rows_{one.table}"()'
    )
    yield (
        f'CREATE TRIGGER "{PREFIX}_all_{one.table}" BEFORE TRUNCATE ON "{one.table}" '
        f'FOR EACH STATEMENT EXECUTE FUNCTION "{PREFIX}_all_{one.table}"()'
    )


_MAKE = {"sqlite": _sqlite, "postgresql": _postgresql}
_DROP = {"sqlite": 'DROP TRIGGER IF EXISTS "{name}"', "postgresql": 'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'}
_STANDING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{prefix}%'",
    "postgresql": """
        SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE tgname LIKE '{prefix}%' AND NOT tgisinternal AND relnamespace = current_schema()::regnamespace
    """,
}
