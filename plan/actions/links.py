"""Which datasets of the register a task is about."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import history
from plan.actions.locking import bump, check_reason, lock_task
from plan.models import TaskDataset


@transaction.atomic
def link_datasets(*, task, datasets, by, reason, version=None):
    """Makes these the datasets of a task; what is no longer among them is unlinked."""
    reason = check_reason(reason)
    task = lock_task(task, version)
    wanted = {dataset.pk: dataset for dataset in datasets}
    there = {link.dataset_id: link for link in task.dataset_links.select_related("dataset")}
    gone = [link for pk, link in there.items() if pk not in wanted]
    new = [dataset for pk, dataset in wanted.items() if pk not in there]
    if not (gone or new):
        return task
    for link in gone:
        history.remove(link, by=by, reason=reason)
    for dataset in new:
        history.save(TaskDataset(task=task, dataset=dataset), by=by, reason=reason)
    told = [_("додано: %s") % dataset for dataset in new] + [_("вилучено: %s") % link.dataset for link in gone]
    return bump(task, by=by, reason=f"Набори даних: {'; '.join(told)}. {reason}")
