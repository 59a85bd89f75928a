"""The approved plan in force as a file: manage.py export_plan --format json|csv|xlsx|docx [--output FILE]."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from core import clock
from plan.models import Plan
from plan.writing import TYPES, write


def in_force(on):
    """The plan that was in force on a day, or None."""
    adopted = Plan.objects.exclude(state=Plan.State.DRAFT).filter(starts_on__lte=on)
    return adopted.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).first()


class Command(BaseCommand):
    help = "Вивантажує затверджений план: json, csv, xlsx або docx; типово – у стандартне виведення."

    def add_arguments(self, parser):
        parser.add_argument("--plan", type=int, metavar="ID", help="номер плану (типово чинний)")
        parser.add_argument("--on", type=clock.typed, metavar="DATE", help="станом на день (типово сьогодні)")
        parser.add_argument("--format", choices=list(TYPES), required=True)
        parser.add_argument("--output", type=Path, metavar="FILE", help="куди записати")

    def handle(self, *, plan, on, format, output, **options):
        on = on or clock.today()
        content = write(self.chosen(plan, on), format, on)
        if output is None:
            self.stdout.buffer.write(content)
            return
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(
                _(
                    "Файл не записано: {file}. Перевірте, чи є така тека, чи дозволено в неї писати і чи є місце."
                ).format(file=output)
            ) from error

    def chosen(self, number, on):
        """The plan of the number, or the one in force on the day."""
        if number is not None:
            plan = Plan.objects.filter(pk=number).first()
            refusal = _("Плану з номером {number} немає.").format(number=number)
        else:
            plan = in_force(on)
            refusal = _("На {on:%d.%m.%Y} немає чинного плану. Внесіть його: manage.py import_plan ФАЙЛ").format(on=on)
        if plan is None:
            raise CommandError(refusal)
        return plan
