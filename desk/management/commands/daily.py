"""The daily round: manage.py daily [--on DATE] [--dry-run] [--to ADDRESS]."""

import fcntl
from argparse import ArgumentTypeError
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from core import clock, dump
from desk.daily import make_round, owed_words


def address(text):
    """An e-mail address."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise ArgumentTypeError(f"«{text}» — не електронна пошта.") from error
    return text


@contextmanager
def alone():
    """One round at a time; yields whether it is ours."""
    with (settings.VAR_DIR / f"daily-{dump.name()}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


class Command(BaseCommand):
    help = "Щоденний обхід: резервна копія, строки, фонові роботи, прострочене. Можна повторювати."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=clock.typed, metavar="DATE", help="за який день (типово сьогодні)")
        parser.add_argument("--dry-run", action="store_true", help="лише сказати, що було б зроблено")
        parser.add_argument("--to", type=address, metavar="ADDRESS", help="усі листи на цю адресу")

    def handle(self, *, on, dry_run, to, verbosity, **options):
        on = on or clock.today()
        if dry_run:
            self.stdout.write("\n".join([*owed_words(on), "sent: 0"]))
            return
        with alone() as ours:
            if not ours:
                self.stdout.write("Обхід саме робить інший процес.\nsent: 0")
                return
            self.tell(make_round(on=on, to=to or ""), quiet=verbosity == 0)

    def tell(self, outcome, *, quiet):
        """What was done, what was not, and how many letters went out; trouble makes the exit code 1."""
        for line in [] if quiet else outcome.told:
            self.stdout.write(line)
        for line in outcome.troubles:
            self.stderr.write(f"Не вдалося — {line}")
        self.stdout.write(f"sent: {outcome.sent}")
        if outcome.troubles:
            raise CommandError("Щоденний обхід зроблено не повністю.")
