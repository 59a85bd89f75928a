"""Reference data and the approved plan; with --demo a lived-in office in a database made for it."""

import os
import secrets

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core import clock
from core.refusals import Refused
from desk import demo, office


class Command(BaseCommand):
    help = "Заповнює установу: довідники, затверджений план, адміністратор; --demo: демонстраційна установа."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="демонстраційна установа з роком роботи")
        parser.add_argument("--on", type=clock.typed, metavar="DATE", help="станом на день (типово сьогодні)")

    def handle(self, *, on, **options):
        given = os.environ.get("DEMO_PASSWORD", "")
        password = given or secrets.token_urlsafe(12)
        load = demo.load if options["demo"] else office.load
        try:
            accounts = load(on=on or clock.today(), password=password)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        for account in accounts:
            self.stdout.write(str(account))
        if not given and any(account.made for account in accounts):
            self.stdout.write(_("пароль (показано один раз) – {password}").format(password=password))
