"""Whoever answers does not judge: somebody else does, or the office permits otherwise and it is marked."""

from django.utils.translation import gettext as _

from core.models import Office
from core.refusals import Refused


def is_own(unit_id, author_id, by) -> bool:
    """Whether this person would judge what he himself or his own unit has written."""
    return by.pk == author_id or (by.unit_id is not None and by.unit_id == unit_id)


def self_acceptance() -> bool:
    """Whether the office lets one person do both."""
    office = Office.objects.first()
    return office is not None and office.self_acceptance


def second_check(rows, by) -> bool:
    """Whether somebody else judges these (unit, author) pairs; refused where the office does not permit otherwise."""
    if not any(is_own(unit_id, author_id, by) for unit_id, author_id in rows):
        return True
    if not self_acceptance():
        raise Refused(
            _("Подане своїм підрозділом перевіряє хтось інший. Якщо нікому, це дозволяють у відомостях про установу.")
        )
    return False
