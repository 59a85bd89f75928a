"""Draws up the rounds that the timetable wants and opens those whose day has come; `daily` does the same."""

from django.core.management.base import BaseCommand

from audits.actions import open_rounds
from core import clock


class Command(BaseCommand):
    help = "Складає раунди моніторингу та аудиту за календарем і розпочинає ті, чий день настав."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=clock.typed, metavar="DATE", help="станом на день (типово сьогодні)")

    def handle(self, *, on, **options):
        for opened in open_rounds(on=on or clock.today()):
            self.stdout.write(f"{opened.code}: розпочато, позицій: {opened.items.count()}")
