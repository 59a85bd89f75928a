"""Roles the order names: the heir holds them from the day on."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core import history
from core.models import RoleHolding
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover


def _held(unit, day):
    lasting = Q(held_to__isnull=True) | Q(held_to__gte=day)
    return RoleHolding.objects.filter(lasting, unit=unit).select_related("role").order_by("held_from", "pk")


def roles_of(unit, day) -> list[Duty]:
    """Roles the unit holds on the day or later."""
    return [Duty(f"role:{holding.pk}", str(holding.role)) for holding in _held(unit, day)]


def move_roles(handover, whither) -> None:
    """Ends a holding the day before, and begins the heir's."""
    told = {"by": handover.by, "reason": handover.reason}
    for holding in _held(handover.unit, handover.day).select_for_update(of=("self",)):
        heir = whither.get(f"role:{holding.pk}")
        if heir is None:
            continue
        if holding.held_from >= handover.day:
            holding.unit = heir
            history.save(checked(holding), **told)
            continue
        until, holding.held_to = holding.held_to, handover.eve
        history.save(checked(holding), **told)
        after = RoleHolding(role=holding.role, unit=heir, held_from=handover.day, held_to=until)
        after.basis = handover.change.basis
        history.save(checked(after), **told)


ROLES = Mover(_("Ролі, названі в розпорядженні"), roles_of, move_roles)
