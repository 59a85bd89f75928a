"""The data of a set were renewed; or its source changed and the published data are behind."""

from django.db import transaction

from core import history
from core.clock import today
from core.grounds import check_come
from core.refusals import checked
from registry.actions.locking import bump, lock_dataset
from registry.models import DataUpdate


@transaction.atomic
def record_update(
    *, dataset, updated_on, by, true_on=None, source=DataUpdate.Source.TYPED, reason="", version=None, on=None
) -> DataUpdate:
    """Records that the published data were renewed on a day; the same day twice is one update."""
    dataset = lock_dataset(dataset, version)
    check_come(updated_on, on or today())
    reason = reason.strip() or f"Дані оновлено {updated_on:%d.%m.%Y}"
    update = dataset.updates.filter(updated_on=updated_on).first()
    if update is None:
        update = DataUpdate(dataset=dataset, updated_on=updated_on, source=source, recorded_by=by)
    elif update.true_on == (true_on or update.true_on):
        return update
    update.true_on = true_on or update.true_on
    history.save(checked(update), by=by, reason=reason)
    if dataset.changed_on is None or updated_on >= dataset.changed_on:
        dataset.changed_on = updated_on
        dataset.true_on = true_on or dataset.true_on
        if dataset.change_known_on and dataset.change_known_on <= updated_on:
            dataset.change_known_on = None
    if dataset.first_published and updated_on < dataset.first_published:
        dataset.first_published = updated_on
    bump(dataset, by=by, reason=reason)
    return update


@transaction.atomic
def know_change(*, dataset, known_on, by, reason="", version=None, on=None):
    """Records that the source of the data has changed: «відразу після внесення змін» counts from this day."""
    dataset = lock_dataset(dataset, version)
    check_come(known_on, on or today())
    if dataset.change_known_on and dataset.change_known_on <= known_on:
        return dataset  # the first unpublished change sets the term
    if dataset.changed_on and dataset.changed_on >= known_on:
        return dataset
    dataset.change_known_on = known_on
    return bump(dataset, by=by, reason=reason.strip() or f"Відомо про зміни з {known_on:%d.%m.%Y}")
