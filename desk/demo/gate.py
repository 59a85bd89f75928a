"""Invented data go only into a database made for them."""

from django.conf import settings
from django.utils.translation import gettext as _

from core.models import Office, Unit, User
from core.refusals import Refused
from desk.demo.days import EARLIEST
from plan.models import Plan


def check_made_for_it():
    """Refuses where demo data are not allowed or where an own office's data live."""
    if not settings.DEMO_ALLOWED:
        raise Refused(_("Демонстраційні дані заборонено, коли PRODUCTION=1."))
    office = Office.objects.first()
    if office is not None and office.demo:
        return
    if office is not None or any(model.objects.exists() for model in (User, Unit, Plan)):
        raise Refused(
            _("У цій базі живуть дані власної установи. Для демонстрації візьміть іншу, порожню базу (DATABASE_URL).")
        )


def check_day(on):
    """Refuses a day too early for the plan to have a year of work behind it."""
    if on < EARLIEST:
        raise Refused(
            _("Демонстрацію готують на день не раніше {day:%d.%m.%Y}: до того за планом минуло замало часу.").format(
                day=EARLIEST
            )
        )
