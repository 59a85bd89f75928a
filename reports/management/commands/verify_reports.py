"""Proves that issued documents are what they were; fails where what is stored differs from its hash."""

from django.core.management.base import BaseCommand, CommandError

from reports.verifying import Count, proofs


class Command(BaseCommand):
    help = "Перевіряє видані документи: збережене проти контрольних сум і чи друкується воно так само."

    def handle(self, **options):
        count = Count()
        for proof in proofs():
            count.add(proof)
            self.stdout.write(str(proof))
        if count.trouble:
            raise CommandError(count.trouble)
        self.stdout.write(f"Перевірено документів: {count.checked}. Усі цілі.")
