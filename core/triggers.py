"""History that nobody rewrites: triggers on both databases refuse to change or remove a record of the trail.

Put in place after every migrate, because SQLite drops a table's triggers when it rebuilds the table.
"""

from django.apps import apps
from django.db import connection

SENTENCE = "Історію не змінюють і не вилучають."
NAME = "append_only"


def history_tables() -> list[str]:
    """Tables of every historical model."""
    return sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "history_object"))


def guard_history(**kwargs):
    """Receiver of `post_migrate`: installs the triggers, over old ones too."""
    _each_table(_GUARD[connection.vendor], prepare=_PREPARE.get(connection.vendor, ""))


def free_history():
    """Takes the triggers away, for a test that empties its tables."""
    _each_table(_FREE[connection.vendor])


def _each_table(statements, prepare=""):
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        if prepare:
            cursor.execute(prepare)
        for table in history_tables():
            if table in present:
                for statement in statements:
                    cursor.execute(statement.format(table=table, name=NAME, sentence=SENTENCE))


_PREPARE = {
    "postgresql": f"""
        CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """
}
_GUARD = {
    "sqlite": [
        'DROP TRIGGER IF EXISTS "{table}_{name}_update"',
        'DROP TRIGGER IF EXISTS "{table}_{name}_delete"',
        """CREATE TRIGGER "{table}_{name}_update" BEFORE UPDATE ON "{table}"
           BEGIN SELECT RAISE(ABORT, '{sentence}'); END""",
        """CREATE TRIGGER "{table}_{name}_delete" BEFORE DELETE ON "{table}"
           BEGIN SELECT RAISE(ABORT, '{sentence}'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE TRIGGER {name} BEFORE UPDATE OR DELETE ON "{table}"
           FOR EACH ROW EXECUTE FUNCTION refuse_history_change()""",
        """CREATE OR REPLACE TRIGGER {name}_all BEFORE TRUNCATE ON "{table}"
           FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()""",
    ],
}
_FREE = {
    "sqlite": [
        'DROP TRIGGER IF EXISTS "{table}_{name}_update"',
        'DROP TRIGGER IF EXISTS "{table}_{name}_delete"',
    ],
    "postgresql": [
        'DROP TRIGGER IF EXISTS {name} ON "{table}"',
        'DROP TRIGGER IF EXISTS {name}_all ON "{table}"',
    ],
}
