"""Many plausible tasks in a demo or scratch database, with years of reports: manage.py generate_data --tasks N."""

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Refused
from desk.demo import crowd

MOST, LONGEST = 20_000, 40  # tasks, quarters


def number(text):
    """How many rows to make."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"«{text}» – не кількість. Вкажіть число від 1 до {MOST}.")
    return int(text)


def quarters(text):
    """For how many quarters units have reported."""
    if not text.isdecimal() or int(text) > LONGEST:
        raise ArgumentTypeError(f"«{text}» – не кількість кварталів. Вкажіть число від 0 до {LONGEST}.")
    return int(text)


class Command(BaseCommand):
    help = "Створює завдання для перевірки під навантаженням; лише в демонстраційній або порожній базі."

    def add_arguments(self, parser):
        parser.add_argument("--tasks", type=number, metavar="N", help="скільки завдань додати")
        parser.add_argument(
            "--quarters",
            type=quarters,
            metavar="N",
            default=crowd.QUARTERS,
            help="за скільки кварталів підрозділи вже прозвітували (типово 20); план вважатиметься не молодшим",
        )
        parser.add_argument("--datasets", type=number, metavar="N", help="скільки наборів даних додати (ще не працює)")

    def handle(self, *, tasks, quarters, datasets, **options):
        if datasets is not None:
            raise CommandError(_("Реєстру наборів даних ще немає: --datasets запрацює разом із ним."))
        if tasks is None:
            raise CommandError(_("Вкажіть, скільки завдань створити: --tasks 2000."))
        try:
            made = crowd.enter(tasks=tasks, on=clock.today(), quarters=quarters)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        self.stdout.write(_("Створено завдань: {count}.").format(count=made))
