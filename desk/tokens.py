"""Keys to calendar feeds: made for a person, shown once, kept as a hash, revoked by him."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.models import Unit, User
from core.refusals import Refused, checked
from desk.models import CalendarToken

MOST = 10  # a key for each device is enough


def hash_of(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(token.encode()).hexdigest()


def reads_plan(user: User) -> bool:
    """Whether a person's calendar is of the whole plan: who works in the coordinator's room, or has no unit."""
    return user.has_perm("plan.view_task") and (user.is_staff or user.unit is None)


def scope_of(user: User) -> Unit | None:
    """The unit whose dates a person's calendar holds; None is the whole plan. Whoever sees no tasks is refused."""
    if reads_plan(user):
        return None
    if user.has_perm("plan.view_task"):
        return user.unit
    raise Refused(_("Календар строків мають ті, хто бачить завдання плану."))


@transaction.atomic
def make_token(*, by: User) -> str:
    """A new key; the answer is the only time anybody sees it."""
    person = User.objects.select_for_update().get(pk=by.pk)
    if person.calendar_tokens.filter(revoked_at__isnull=True).count() >= MOST:
        raise Refused(_("У вас уже %s чинних адрес календаря. Скасуйте ті, якими не користуєтеся.") % MOST)
    token = secrets.token_urlsafe(32)
    checked(CalendarToken(user=person, unit=scope_of(person), hash=hash_of(token))).save()
    return token


@transaction.atomic
def revoke_token(*, token: CalendarToken, by: User) -> CalendarToken:
    """The address stops working at once; only its owner revokes it."""
    token = CalendarToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if token.user_id != by.pk:
        raise Refused(_("Адресу календаря скасовує той, хто її створив."))
    if token.revoked_at is None:
        token.revoked_at = max(clock.now(), token.made_at)
        token.save()
    return token


def token_of(key: str) -> CalendarToken | None:
    """The live key an address holds, whose owner may still read what it was made for."""
    token = CalendarToken.objects.select_related("user__unit", "unit").filter(hash=hash_of(key)).first()
    if token is None or token.revoked_at is not None or not token.user.is_active:
        return None
    try:
        return token if scope_of(token.user) in (None, token.unit) else None
    except Refused:
        return None
