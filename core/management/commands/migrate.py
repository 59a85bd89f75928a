"""Django's `migrate`, which backs up a filled database before it changes its structure."""

from django.core.management.commands.migrate import Command as Migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from core import dump
from core.backup import back_up


class Command(Migrate):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--no-backup", action="store_true", help="не робити резервної копії перед змінами")

    def handle(self, *args, no_backup=False, **options):
        looks_only = options["plan"] or options["check_unapplied"]
        if not no_backup and not looks_only and self.changes_filled(options):
            path = back_up()
            self.stdout.write(f"Перед змінами структури збережено резервну копію: {path}")
        return super().handle(*args, **options)

    def changes_filled(self, options):
        """Whether there is data, and a structure to change under it."""
        if options["database"] != DEFAULT_DB_ALIAS or not dump.is_filled():
            return False
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        return bool(options["app_label"] or executor.migration_plan(executor.loader.graph.leaf_nodes()))
