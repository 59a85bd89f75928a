"""Who belongs to a collective party of an order, by date, and how the coordinator records it.

Until its members are recorded, all units of the office belong to it: that is what «Структурні підрозділи…» says.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.models import CollectiveMember, Unit
from core.refusals import Refused, checked


@dataclass(frozen=True)
class Membership:
    """The members of every collective, read once: rows by the collective's key."""

    rows: dict[int, list[CollectiveMember]]

    def recorded(self, collective: int, on: date) -> list[CollectiveMember] | None:
        """The rows that hold on a day; None where none were recorded by then."""
        begun = [row for row in self.rows.get(collective, ()) if row.member_from <= on]
        return [row for row in begun if row.member_to is None or on <= row.member_to] if begun else None

    def belongs(self, collective: int, unit: Unit, on: date) -> bool:
        """Whether a unit belongs to a collective on a day; an heir does in the place of a unit that was closed."""
        rows = self.recorded(collective, on)
        return rows is None or any(row.unit is None or row.unit.heir(on) == unit for row in rows)

    def without(self, units: Collection[Unit], on: date) -> set[int]:
        """The collectives to which none of the units belongs on a day."""
        return {key for key in self.rows if not any(self.belongs(key, unit, on) for unit in units)}


def membership(collective: Unit | None = None) -> Membership:
    """The members of all collectives, or of one."""
    rows = CollectiveMember.objects.select_related("unit__successor").order_by("member_from", "unit__sort_key", "pk")
    found: dict[int, list[CollectiveMember]] = {}
    for row in rows.filter(collective=collective) if collective else rows:
        found.setdefault(row.collective_id, []).append(row)
    return Membership(found)


@transaction.atomic
def set_members(*, collective: Unit, units: Collection[Unit] | None, since: date, by, reason: str) -> None:
    """Records who belongs to a collective from a day on; None: all units of the office. Later records give way."""
    Unit.objects.select_for_update(of=("self",)).get(pk=collective.pk)
    if collective.kind != Unit.Kind.COLLECTIVE:
        raise Refused(_("Склад записують лише для сукупності підрозділів."))
    if units is not None and not units:
        raise Refused(_("Позначте хоча б один підрозділ."))
    wanted = {None: None} if units is None else {unit.pk: unit for unit in units}
    kept = _end_others(collective, wanted, since, by, reason)
    if kept == wanted.keys():
        raise Refused(_("Такий склад уже записано."))
    for key in wanted.keys() - kept:
        row = CollectiveMember(collective=collective, unit=wanted[key], member_from=since)
        history.save(checked(row), by=by, reason=reason)


def _end_others(collective, wanted, since, by, reason) -> set:
    """Ends whoever does not belong any more the day before; who stays in, by key."""
    kept = set()
    for row in collective.members.all():
        if row.member_from >= since:
            history.remove(row, by=by, reason=reason)
        elif row.member_to is None and row.unit_id in wanted:
            kept.add(row.unit_id)
        elif row.member_to is None or row.member_to >= since:
            row.member_to = since - timedelta(days=1)
            history.save(checked(row), by=by, reason=reason)
    return kept
