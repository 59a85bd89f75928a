"""Which datasets of the register a task is about."""

from django.db import transaction

from core import history
from plan.actions.locking import bump, check_reason, lock_task
from plan.models import TaskDataset


@transaction.atomic
def link_datasets(*, task, datasets, by, reason, version=None):
    """Makes these the datasets of a task; what is no longer among them is unlinked."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    gone, new = _difference(task, datasets)
    if not (gone or new):
        return task
    for link in gone:
        history.remove(link, by=by, reason=reason)
    for dataset in new:
        history.save(TaskDataset(task=task, dataset=dataset), by=by, reason=reason)
    return bump(task, by=by, reason=_told(gone, new, reason))


def _difference(task, datasets):
    """Links that go, and datasets that are new."""
    wanted = {dataset.pk: dataset for dataset in datasets}
    there = {link.dataset_id: link for link in task.dataset_links.select_related("dataset")}
    gone = [link for pk, link in there.items() if pk not in wanted]
    return gone, [dataset for pk, dataset in wanted.items() if pk not in there]


def _told(gone, new, reason):
    told = [f"додано: {dataset}" for dataset in new] + [f"вилучено: {link.dataset}" for link in gone]
    return f"Набори даних: {'; '.join(told)}. {reason}"
