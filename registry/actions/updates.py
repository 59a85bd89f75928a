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
    update = _update_of(dataset, updated_on, source, by)
    if update.pk and true_on in (None, update.true_on):
        return update
    reason = reason.strip() or f"Дані оновлено {updated_on:%d.%m.%Y}"
    update.true_on = true_on
    history.save(checked(update), by=by, reason=reason)
    _take_over(dataset, update)
    bump(dataset, by=by, reason=reason)
    return update


def _update_of(dataset, day, source, by):
    """The update of a day, known or new."""
    known = dataset.updates.filter(updated_on=day).first()
    return known or DataUpdate(dataset=dataset, updated_on=day, source=source, recorded_by=by)


def _take_over(dataset, update):
    """The passport's dates follow its latest update, and the first publication is not later than any of them."""
    day = update.updated_on
    dataset.first_published = dataset.first_published and min(dataset.first_published, day)
    if dataset.changed_on and day < dataset.changed_on:
        return
    dataset.changed_on, dataset.true_on = day, update.true_on or dataset.true_on
    if dataset.change_known_on and dataset.change_known_on <= day:
        dataset.change_known_on = None


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
