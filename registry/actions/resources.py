"""Resources of a dataset: entered, changed, taken off."""

from django.db import transaction
from django.db.models import Max

from core import history
from core.grounds import check_reason
from core.refusals import checked
from registry.actions.locking import bump, lock_dataset
from registry.models import Distribution


@transaction.atomic
def keep_resource(*, dataset, values, by, reason, resource=None, version=None) -> Distribution:
    """Enters a resource, or changes one; `values` maps field names to values. The set's formats follow."""
    reason = check_reason(reason)
    dataset = lock_dataset(dataset, version)
    if resource is None:
        last = dataset.distributions.aggregate(last=Max("order"))["last"] or 0
        resource = Distribution(dataset=dataset, order=last + 1)
    for name, value in values.items():
        setattr(resource, name, value)
    history.save(checked(resource), by=by, reason=reason)
    _follow(dataset, by=by, reason=reason)
    return resource


@transaction.atomic
def remove_resource(*, resource, by, reason, version=None):
    """Takes a resource off its dataset; its history stays."""
    reason = check_reason(reason)
    dataset = lock_dataset(resource.dataset, version)
    history.remove(resource, by=by, reason=reason)
    _follow(dataset, by=by, reason=reason)


def _follow(dataset, *, by, reason):
    """The passport lists the formats of its data and points at the structure."""
    rows = list(dataset.distributions.all())
    data = [row for row in rows if row.kind == Distribution.Kind.DATA and row.format]
    structure = next((row for row in rows if row.kind == Distribution.Kind.STRUCTURE and row.url), None)
    dataset.formats = list(dict.fromkeys(row.format for row in data)) or dataset.formats
    dataset.structure_url = structure.url if structure else dataset.structure_url
    bump(dataset, by=by, reason=reason)
