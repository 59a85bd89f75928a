"""Approves the results of a round, which closes it: by somebody else than who sent it to review."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from audits.actions import approve_round
from audits.models import Round
from audits.timetable import NotARound, parse
from core.models import User
from core.refusals import Refused


class Command(BaseCommand):
    help = "Затверджує результати раунду на розгляді й закриває його."

    def add_arguments(self, parser):
        parser.add_argument("round", metavar="ROUND", help="код раунду: M2027-1, A2027")
        parser.add_argument("--by", metavar="EMAIL", help="хто затверджує: адреса облікового запису")
        parser.add_argument("--note", default="", metavar="TEXT", help="примітка до затвердження")

    def handle(self, *, round, by, note, **options):
        try:
            closed = approve_round(round=_round(round), by=_person(by), note=note)
        except Refused as refusal:
            raise CommandError("\n".join(refusal.reasons)) from refusal
        self.stdout.write(f"{closed.code}: {closed.approvals.last()}")


def _round(code):
    try:
        slot = parse(code)
    except NotARound as error:
        raise CommandError(str(error)) from error
    row = Round.objects.filter(code=slot.code).first()
    if row is None:
        raise CommandError(_("Раунду {code} немає. Складіть його: manage.py open_rounds.").format(code=slot.code))
    return row


def _person(email):
    """Whose approval it is; without an address it is nobody's, which only an office of one permits."""
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None or not person.has_perm("audits.change_round"):
        raise CommandError(_("Немає чинного облікового запису {email}, що затверджує раунди.").format(email=email))
    return person
