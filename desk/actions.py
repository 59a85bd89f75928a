"""What a person changes at the desk itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.models import Office, User
from core.refusals import Refused


@transaction.atomic
def choose_language(*, by: User, language: str):
    """Keeps the language a person reads in."""
    person = User.objects.select_for_update().get(pk=by.pk)
    person.language = language
    return history.save(person, by=by, reason=_("Обрано мову сторінок"))


@transaction.atomic
def open_pages(*, shown: bool, by: User) -> Office:
    """Opens the plan's pages to everybody, or closes them again."""
    office = Office.objects.select_for_update().first()
    if office is None:
        raise Refused(_("Спершу внесіть відомості про установу."))
    office.public_pages = shown
    reason = _("Сторінки плану відкрито для всіх") if shown else _("Сторінки плану закрито для сторонніх")
    return history.save(office, by=by, reason=reason)
