"""Runs the automatic checks of a round: manage.py run_checks [ROUND] [--dataset ID] [--no-probe]."""

from django.core.management.base import BaseCommand, CommandError

from audits.actions.check_runs import request_checks
from audits.actions.checking import run_checks, sentence
from audits.models import Round
from core.refusals import Refused
from registry.models import Dataset


class Command(BaseCommand):
    help = "Виконує автоматичні перевірки раунду (типово всіх, що тривають): спершу посилання, тоді кожен набір."

    def add_arguments(self, parser):
        parser.add_argument("round", nargs="?", metavar="ROUND", help="код раунду, наприклад M2027-1")
        parser.add_argument("--dataset", metavar="ID", help="лише один набір: його номер або ідентифікатор")
        parser.add_argument("--no-probe", action="store_true", help="до посилань не звертатися, узяти вже відоме")

    def handle(self, *, round, dataset, no_probe, **options):
        wanted = found(dataset) if dataset else None
        failed = []
        for one in chosen(round):
            try:
                run = request_checks(round=one, by=None, dataset=wanted, probes=not no_probe, in_background=False)
                self.stdout.write(sentence(run_checks(run=run, beat=self.beat)))
            except Refused as error:
                failed.append(str(error))
        if failed:
            raise CommandError("\n".join(failed))

    def beat(self, done, total):
        """A line a step."""
        self.stdout.write(f"  {done} із {total}")


def chosen(code) -> list[Round]:
    """The round that was named, or all that are under way."""
    if code is None:
        rounds = list(Round.objects.running().order_by("opens_on", "code"))
        if not rounds:
            raise CommandError("Зараз не триває жоден раунд.")
        return rounds
    round = Round.objects.filter(code=code).first()
    if round is None:
        known = ", ".join(Round.objects.values_list("code", flat=True)) or "жодного"
        raise CommandError(f"Раунду «{code}» немає. Є: {known}.")
    return [round]


def found(told) -> Dataset:
    """The dataset by its key or identifier."""
    by_identifier = Dataset.objects.filter(identifier=told).first()
    dataset = by_identifier or (Dataset.objects.filter(pk=told).first() if told.isdigit() else None)
    if dataset is None:
        raise CommandError(f"Набору «{told}» у реєстрі немає.")
    return dataset
