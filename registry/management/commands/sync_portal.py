"""Reads portals and compares them with the register: manage.py sync_portal [KEY…] [--full] [--background]."""

from django.core.management.base import BaseCommand, CommandError

from core import outbound
from core.refusals import Refused
from registry.actions.portal_reading import read, sentence
from registry.actions.portal_runs import request_sync
from registry.models import DataPortal


class Command(BaseCommand):
    help = "Звірити реєстр із порталами відкритих даних. Перервана звірка продовжується з місця зупинки."

    def add_arguments(self, parser):
        parser.add_argument("keys", nargs="*", metavar="KEY", help="ключові слова порталів (типово всі увімкнені)")
        parser.add_argument("--full", action="store_true", help="прочитати все, а не лише змінене")
        parser.add_argument("--background", action="store_true", help="доручити фоновому процесу")

    def handle(self, *, keys, full, background, **options):
        failed = []
        with outbound.Client() as http:
            for portal in chosen(keys):
                try:
                    run = request_sync(portal=portal, by=None, whole=full or None, in_background=background)
                    done = f"{portal}: передано фоновому процесу." if background else self.read(run, http)
                    self.stdout.write(done)
                except Refused as error:
                    failed.append(f"{portal}: {error}")
        if failed:
            raise CommandError("\n".join(failed))

    def read(self, run, http):
        """Reads one portal, telling how far it got."""
        return sentence(read(run=run, http=http, beat=self.beat))

    def beat(self, done, total):
        """A line a page."""
        self.stdout.write(f"  {done} із {total}")


def chosen(keys):
    """The portals that were named, or all that are on."""
    if not keys:
        found = list(DataPortal.objects.filter(active=True))
        if not found:
            raise CommandError("Жодного порталу ще не записано. Додайте портал у розділі «Портали відкритих даних».")
        return found
    found = {portal.key: portal for portal in DataPortal.objects.filter(key__in=keys)}
    if unknown := [key for key in keys if key not in found]:
        known = ", ".join(DataPortal.objects.values_list("key", flat=True)) or "жодного"
        raise CommandError(f"Порталу «{unknown[0]}» немає. Є: {known}.")
    return [found[key] for key in keys]
