"""How a deadline is understood: manage.py parse_deadline TEXT|- --from DATE --until DATE. JSON, one line a wording."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core import clock
from plan import schedule


class Command(BaseCommand):
    help = "Показує, як зрозуміло строк виконання; «-» читає строки зі стандартного введення, по одному на рядок."

    def add_arguments(self, parser):
        parser.add_argument("text", metavar="TEXT", help="строк словами або «-»")
        parser.add_argument("--from", dest="since", type=clock.typed, required=True, metavar="DATE")
        parser.add_argument("--until", type=clock.typed, required=True, metavar="DATE")

    def handle(self, *, text, since, until, **options):
        if until < since:
            raise CommandError(_("Кінець (--until) раніший за початок (--from)."))
        for wording in sys.stdin.read().splitlines() if text == "-" else [text]:
            understood = schedule.as_dict(schedule.parse(wording, since, until), since, until)
            self.stdout.write(json.dumps(understood, ensure_ascii=False))
