"""Rename, merge, split: one transaction each, dated, with its act. What waits for the day is done by `settle`."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from core.acts import Basis
from core.clock import today
from core.models import FormerName, Reorganisation, Succession, Unit
from core.refusals import Refused, checked
from core.reorganisation import checks
from core.reorganisation.movers import Handover, hand_over, settle_day

Kind = Reorganisation.Kind


@transaction.atomic
def rename_unit(
    *, unit: Unit, name: str, effective_on: date, basis: Basis, by, reason, short_name="", version=None, on=None
) -> Reorganisation:
    """A unit is called otherwise from a day on; what was before keeps the old name."""
    on = on or today()
    unit = checks.locked(unit, version)
    reason = checks.check_ground(reason, basis, effective_on, on)
    if unit.kind not in checks.RENAMED:
        raise Refused(_("Ролі й сукупності названо в розпорядженні: їхні назви змінює лише акт про зміни до плану."))
    checks.check_stands(unit, effective_on)
    name = checks.check_name(unit, name)
    if (name, short_name) == (unit.name, unit.short_name):
        raise Refused(_("Назва та сама, що й тепер."))
    change = _recorded(Kind.RENAMED, effective_on, basis, by, reason)
    told = {"by": by, "reason": f"{change} ({basis}). {reason}"}
    row = FormerName(unit=unit, reorganisation=change, name=unit.name, short_name=unit.short_name)
    history.save(checked(row), **told)
    unit.renamed = [*unit.renamed, [effective_on.isoformat(), unit.name, unit.short_name]]
    unit.name, unit.short_name = name, short_name
    history.save(checked(unit), **told)
    change.moved = [[str(_("Назва")), row.name, name]]
    change.settled_on = effective_on  # nothing is left for the day: names go by date
    return history.save(checked(change), by=by, reason=reason)


@transaction.atomic
def merge_units(
    *,
    units: Sequence[Unit],
    into: Unit,
    effective_on: date,
    basis: Basis,
    by,
    reason,
    choices: Mapping[str, int | None] | None = None,
    versions: Mapping[int, int] | None = None,
    on: date | None = None,
) -> Reorganisation:
    """Units end the day before and their duties go to another one, known or (not yet saved) new."""
    on, versions = on or today(), versions or {}
    checks.check_merged(units, into)
    going = [checks.locked(unit, versions.get(unit.pk)) for unit in sorted(units, key=lambda unit: unit.pk)]
    reason = checks.check_ground(reason, basis, effective_on, on)
    change = _recorded(Kind.MERGED, effective_on, basis, by, reason)
    for unit in going:
        checks.check_unit(unit)
        checks.check_stands(unit, effective_on)
    heirs = _heirs([into], change, by, gone=going)
    handovers = [Handover(change, unit, heirs, by) for unit in going]
    for handover in handovers:
        _close(handover)
    for handover in handovers:
        _carry(handover, choices or {}, ends=True)
    return _settled(change, by, on)


@transaction.atomic
def split_unit(
    *,
    unit: Unit,
    into: Sequence[Unit],
    effective_on: date,
    basis: Basis,
    by,
    reason,
    ends: bool = True,
    choices: Mapping[str, int | None] | None = None,
    version: int | None = None,
    on: date | None = None,
) -> Reorganisation:
    """A unit's duties go to several; it ends, or (`ends=False`) goes on and keeps what is given to nobody else.

    `choices` map the key of a duty to the place of its new owner in `into` (None: a person leaves); where the unit
    goes on it is itself the first of them, at place 0.
    """
    on = on or today()
    unit = checks.locked(unit, version)
    reason = checks.check_ground(reason, basis, effective_on, on)
    checks.check_unit(unit)
    checks.check_stands(unit, effective_on)
    if unit in into or len(into) < 2 - (not ends):
        raise Refused(_("Вкажіть, на які підрозділи ділять цей: щонайменше два, а якщо він лишається, то один інший."))
    change = _recorded(Kind.SPLIT, effective_on, basis, by, reason)
    heirs = _heirs(into, change, by, gone=[unit] if ends else [])
    handover = Handover(change, unit, heirs if ends else (unit, *heirs), by)
    if ends:
        _close(handover)
    _carry(handover, choices or {}, ends=ends)
    return _settled(change, by, on)


def settle(on: date) -> int:
    """What could not be done before the day has come: for each reorganisation whose day it is, once. How many."""
    waiting = Reorganisation.objects.filter(settled_on__isnull=True, effective_on__lte=on).order_by(
        "effective_on", "pk"
    )
    keys = list(waiting.values_list("pk", flat=True))
    for key in keys:
        with transaction.atomic():
            change = Reorganisation.objects.select_for_update(of=("self",)).get(pk=key)
            if change.settled_on is None:
                _settled(change, change.recorded_by, on)
    return len(keys)


def _recorded(kind, day, basis, by, reason) -> Reorganisation:
    change = Reorganisation(kind=kind, effective_on=day, recorded_by=by, reason=reason)
    change.basis = basis
    return history.save(checked(change), by=by, reason=reason)


def _heirs(into, change, by, gone) -> tuple[Unit, ...]:
    """The successors, known ones locked, new ones entered from the day on."""
    found = []
    for heir in into:
        if heir.pk:
            heir = checks.locked(heir)
            checks.check_heir(heir, change.effective_on)
        else:
            heir.name = checks.check_name(None, heir.name, gone)
            heir.kind, heir.valid_from = Unit.Kind.UNIT, change.effective_on
        found.append(heir)
    names = [heir.name.casefold() for heir in found]
    if len(set(names)) < len(names):
        raise Refused(_("Кожного правонаступника вкажіть один раз."))
    return tuple(found)


def _close(handover):
    handover.unit.valid_to = handover.eve
    history.save(checked(handover.unit), by=handover.by, reason=handover.reason)


def _carry(handover, choices, *, ends):
    """Enters the successors of a unit, moves what it answers for."""
    change, unit, told = handover.change, handover.unit, {"by": handover.by, "reason": handover.reason}
    for heir in handover.heirs:
        if heir.pk is None:
            history.save(checked(heir), **told)
    for heir in handover.heirs:
        if heir != unit:
            history.save(checked(Succession(reorganisation=change, unit=unit, into=heir)), **told)
    if ends:
        unit.successor = handover.heirs[0]
        history.save(checked(unit), **told)
    if unit.open_data and ends:
        handover.heirs[0].open_data = True
        history.save(checked(handover.heirs[0]), **told)
    chosen = {key: None if place is None else handover.heirs[place] for key, place in choices.items()}
    change.moved = [*change.moved, *hand_over(handover, chosen)]


def _settled(change, by, on) -> Reorganisation:
    """Keeps the reorganisation; once its day has come, with what waited for it."""
    if change.effective_on <= on and change.kind != Kind.RENAMED:
        for unit, heirs in _handed(change).items():
            handover = Handover(change, unit, heirs, by)
            if unit.valid_to is not None:
                change.moved = [*change.moved, *hand_over(handover, {})]  # what came to it since
            settle_day(handover, on)
        change.settled_on = on
    return history.save(checked(change), by=by, reason=change.reason)


def _handed(change) -> dict[Unit, tuple[Unit, ...]]:
    found: dict[Unit, tuple[Unit, ...]] = {}
    for row in change.successions.select_related("unit", "into"):
        found[row.unit] = (*found.get(row.unit, ()), row.into)
    return found
