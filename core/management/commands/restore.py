"""Restores the office from a backup: manage.py restore FILE [--yes]."""

from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.restore import examine, restore

WORD = "відновити"


class Command(BaseCommand):
    help = "Відновлює базу даних, файли і ключ із резервної копії; теперішній стан спершу зберігає."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="архів, зроблений командою backup")
        parser.add_argument("--yes", action="store_true", help="не питати підтвердження")

    def handle(self, *, file, yes, **options):
        manifest = examine(file)
        when = timezone.localtime(datetime.fromisoformat(manifest["made"]))
        self.stdout.write(f"Копія бази «{manifest['database']}» від {when:%d.%m.%Y %H:%M} ціла.")
        if not yes:
            self.confirm()
        done = restore(file)
        if done.safety:
            self.stdout.write(f"Попередній стан збережено: {done.safety}")
        self.stdout.write(
            "Відновлено. Перезапустіть bin/run (або виконайте manage.py migrate і перезапустіть служби)."
        )

    def confirm(self):
        """Asks for a word, since everything entered after the backup leaves the office."""
        try:
            answer = input(f"Усе, внесене після цієї копії, буде замінено. Щоб продовжити, введіть «{WORD}»: ")
        except EOFError:
            answer = ""
        if answer.strip().casefold() != WORD:
            raise CommandError("Не підтверджено: нічого не змінено. Без запитання працює параметр --yes.")
