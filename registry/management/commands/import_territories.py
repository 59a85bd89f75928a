"""The codifier of territories as a code list: manage.py import_territories FILE [--within CODE] [--dry-run]."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from core.models import User
from core.refusals import Refused
from registry.actions.territories import difference, keep_territories
from registry.tables import katottg

SHOWN = 20  # lines of each kind


class Command(BaseCommand):
    help = "Довідник територій з файлу КАТОТТГ (XLSX або CSV з data.gov.ua). З --dry-run лише показує зміни."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="файл кодифікатора")
        parser.add_argument("--within", default="", metavar="CODE", help="лише ця територія: код громади чи області")
        parser.add_argument("--dry-run", action="store_true", help="лише показати, що зміниться")
        parser.add_argument("--by", metavar="EMAIL", help="від чийого імені записати")

    def handle(self, *, file, within, dry_run, by, **options):
        try:
            places = katottg.read(file.name, file.read_bytes())
            pairs = katottg.pairs(katottg.within(places, within))
            self.show(difference(pairs))
            if not dry_run:
                keep_territories(pairs=pairs, by=self.person(by), reason=f"З файлу {file.name}")
        except OSError as error:
            raise CommandError(f"Не вдалося прочитати файл «{file}».") from error
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal

    def show(self, changes):
        """Each kind of change with its first lines."""
        kinds = {"Додано": changes.added, "Вилучено": changes.gone, "Змінено": changes.changed}
        for words, lines in kinds.items():
            self.stdout.write(f"{words}: {len(lines)}")
            for line in lines[:SHOWN]:
                self.stdout.write(f"  {line}")
            if len(lines) > SHOWN:
                self.stdout.write(f"  … ще {len(lines) - SHOWN}")

    def person(self, email):
        """Who stands in the history."""
        found = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
        if email and found is None:
            raise CommandError(f"Користувача «{email}» немає.")
        return found
