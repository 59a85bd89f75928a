"""Issues an official document: its data, pages and hash are stored for good."""

from django.core.management.base import BaseCommand, CommandError

from core.models import User
from core.refusals import Refused
from reports import actions
from reports.workflow import Kind


class Command(BaseCommand):
    help = "Видає офіційний документ: дані, PDF і контрольна сума зберігаються незмінно."

    def add_arguments(self, parser):
        parser.add_argument("kind", help=f"який документ: {', '.join(Kind.values)}")
        parser.add_argument("period", help="період: 2026-Q3, 2026 або код раунду")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="хто видає")
        parser.add_argument("--reason", default="", metavar="TEXT", help="чому виправляють уже виданий документ")

    def handle(self, *, kind, period, by, reason, **options):
        try:
            report = actions.issue_report(kind=kind, period=period, by=_person(by), reason=reason)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        self.stdout.write(f"Видано: {report}")
        self.stdout.write(f"SHA-256: {report.sha256}")


def _person(email):
    person = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None:
        raise CommandError(f"Чинного користувача «{email}» немає. Вкажіть його електронну пошту: --by EMAIL")
    if not person.has_perm("reports.change_report"):
        raise CommandError(f"{person} не видає документів: це робить координатор або адміністратор.")
    return person
