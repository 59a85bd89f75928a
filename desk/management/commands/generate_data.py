"""Many plausible tasks and datasets in a demo or scratch database: manage.py generate_data --tasks N --datasets N."""

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Refused
from desk.demo import crowd, crowd_datasets

MOST, MOST_DATASETS, LONGEST = 20_000, 200_000, 40  # tasks, datasets, quarters


def tasks(text):
    """How many tasks to make."""
    return _number(text, MOST)


def datasets(text):
    """How many datasets to make."""
    return _number(text, MOST_DATASETS)


def _number(text, most):
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise ArgumentTypeError(f"«{text}» – не кількість. Вкажіть число від 1 до {most}.")
    return int(text)


def quarters(text):
    """For how many quarters units have reported."""
    if not text.isdecimal() or int(text) > LONGEST:
        raise ArgumentTypeError(f"«{text}» – не кількість кварталів. Вкажіть число від 0 до {LONGEST}.")
    return int(text)


class Command(BaseCommand):
    help = "Створює завдання і набори даних для перевірки під навантаженням; лише в демонстраційній або порожній базі."

    def add_arguments(self, parser):
        parser.add_argument("--tasks", type=tasks, metavar="N", help="скільки завдань додати")
        parser.add_argument(
            "--quarters",
            type=quarters,
            metavar="N",
            default=crowd.QUARTERS,
            help="за скільки кварталів підрозділи вже прозвітували (типово 20); план вважатиметься не молодшим",
        )
        parser.add_argument("--datasets", type=datasets, metavar="N", help="скільки наборів даних додати")

    def handle(self, *, tasks, quarters, datasets, **options):
        if tasks is None and datasets is None:
            raise CommandError(_("Вкажіть, скільки створити: --tasks 2000, --datasets 1000."))
        try:
            self.enter(tasks, quarters, datasets)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal

    def enter(self, tasks, quarters, datasets):
        """Makes what was asked for and tells how many."""
        if tasks:
            made = crowd.enter(tasks=tasks, on=clock.today(), quarters=quarters)
            self.stdout.write(_("Створено завдань: {count}.").format(count=made))
        if datasets:
            made = crowd_datasets.enter(datasets=datasets, on=clock.today())
            self.stdout.write(_("Створено наборів даних: {count}.").format(count=made))
