"""What a person changes at the desk itself."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.models import User


@transaction.atomic
def choose_language(*, by: User, language: str):
    """Keeps the language a person reads in."""
    person = User.objects.select_for_update().get(pk=by.pk)
    person.language = language
    return history.save(person, by=by, reason=_("Обрано мову сторінок"))
