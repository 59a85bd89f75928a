"""Backs up the office: manage.py backup [--output FILE] [--background]."""

from pathlib import Path

from django.core.management.base import BaseCommand

from core import jobs
from core.backup import back_up, size_words, thin_out


class Command(BaseCommand):
    help = "Резервна копія: база даних, файли і ключ в одному архіві з контрольними сумами."

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, metavar="FILE", help="куди записати (типово var/backups)")
        parser.add_argument("--background", action="store_true", help="доручити фоновому процесу")

    def handle(self, *, output, background, **options):
        if background:
            job = jobs.start(kind="backup")
            self.stdout.write(f"Завдання № {job.pk} передано фоновому процесу.")
            return
        path = back_up(output=output.absolute() if output else None)
        if output is None:
            thin_out()
        self.stdout.write(f"Резервну копію збережено: {path} ({size_words(path)})")
