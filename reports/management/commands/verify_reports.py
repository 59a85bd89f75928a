"""Proves that issued documents are what they were; fails where stored bytes differ from their hash."""

from django.core.management.base import BaseCommand, CommandError

from core.people import plural
from reports.verifying import proofs


class Command(BaseCommand):
    help = "Перевіряє видані документи: байти проти контрольної суми та чи друкуються вони так само."

    def handle(self, **options):
        broken = checked = 0
        for proof in proofs():
            checked += 1
            broken += not proof.whole
            self.stdout.write(str(proof))
        if broken:
            word = plural(broken, "документ пошкоджено", "документи пошкоджено", "документів пошкоджено")
            raise CommandError(f"{broken} {word}: файл не збігається з контрольною сумою.")
        self.stdout.write(f"Перевірено документів: {checked}. Усі цілі.")
