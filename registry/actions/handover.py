"""Datasets go with their unit's reorganisation: the heir holds them from the day on."""

from django.utils.translation import gettext_lazy as _

from core import history
from core.clock import today
from core.refusals import checked
from core.reorganisation.movers import Duty, Mover
from registry.actions.locking import bump
from registry.models import Dataset, HolderChange
from registry.workflow import State


def _held(unit, day):
    """Its datasets that nobody was named to hold from the day or later."""
    named = HolderChange.objects.filter(effective_on__gte=day).exclude(unit=unit)
    rows = Dataset.objects.filter(holder=unit).exclude(state=State.ARCHIVED).exclude(pk__in=named.values("dataset"))
    return rows.select_related("legal_item", "holder")


def datasets_of(unit, day) -> list[Duty]:
    """Datasets the unit holds."""
    return [Duty(f"dataset:{dataset.pk}", dataset.title, dataset.identifier) for dataset in _held(unit, day)]


def move_datasets(handover, whither) -> None:
    """Records the new holder from the day on; the passport names him at once where the day has come."""
    for dataset in _held(handover.unit, handover.day).select_for_update(of=("self",)):
        heir = whither.get(f"dataset:{dataset.pk}")
        if heir is None:
            continue
        change = HolderChange(
            dataset=dataset,
            unit=heir,
            effective_on=handover.day,
            recorded_by=handover.by,
            reason=handover.reason[:500],
        )
        change.basis = handover.change.basis
        history.save(checked(change), by=handover.by, reason=handover.reason)
        if handover.day <= today():
            _name(dataset, heir, handover)


def settle_datasets(handover, on) -> None:
    """On the day itself the passports name their new holders."""
    changes = HolderChange.objects.filter(effective_on=handover.day, dataset__holder=handover.unit)
    for change in changes.select_related("unit"):
        dataset = Dataset.objects.select_for_update(of=("self",)).get(pk=change.dataset_id)
        _name(dataset, change.unit, handover)


def _name(dataset, heir, handover):
    dataset.holder = heir
    bump(dataset, by=handover.by, reason=handover.reason)


HOLDERS = Mover(_("Набори даних"), datasets_of, move_datasets, settle_datasets)
