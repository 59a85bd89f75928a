"""What every recorded change must have: a reason in words, and a document that can exist."""

from datetime import date

from django.utils.translation import gettext as _

from core.refusals import Refused

FIRST_ACT = date(1991, 8, 24)


def check_reason(reason):
    """The reason in one piece; an empty one is refused."""
    if not (reason or "").strip():
        raise Refused(_("Вкажіть причину: вона залишиться в історії."))
    return reason.strip()


def check_basis(basis, on):
    """A document that a change rests on exists already: it bears a day of independent Ukraine that has come."""
    if basis is None:
        return None
    if basis.date > on:
        raise Refused(_("Документ-підстава датований {day:%d.%m.%Y}: цей день ще не настав.").format(day=basis.date))
    if basis.date < FIRST_ACT:
        raise Refused(_("Перевірте рік документа-підстави: {day:%d.%m.%Y}.").format(day=basis.date))
    return basis


def check_come(day, on):
    """A fact is recorded on its day or later, never before."""
    if day > on:
        raise Refused(
            _("Дата {day:%d.%m.%Y} ще не настала. Вкажіть день не пізніше {on:%d.%m.%Y}.").format(day=day, on=on)
        )
