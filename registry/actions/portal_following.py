"""What follows in the register when a portal shows a set of ours; and what is said of a portal that is off."""

from django.db import transaction

from core.clock import today
from core.refusals import Refused
from registry.actions.states import change_state
from registry.actions.updates import record_update
from registry.models import Dataset, DataUpdate, Distribution, FileVersion
from registry.workflow import State

OFF = "Портал «{portal}» вимкнено. Увімкніть його в картці порталу."
KEPT = "На порталі все зроблено, але стан набору лишився «{state}»: {why}"


def told_off(portal) -> str:
    """A portal that is off is not asked anything."""
    return OFF.format(portal=portal)


def follow(publication) -> str:
    """A planned set whose data a portal now shows is published from today; answers why it could not be, if so."""
    dataset = Dataset.objects.get(pk=publication.dataset_id)
    if not becomes_published(dataset):
        return ""
    try:
        with transaction.atomic():
            publication.state_change = _published(dataset, publication)
    except Refused as refusal:
        return KEPT.format(state=dataset.get_state_display(), why=refusal)
    return ""


def becomes_published(dataset) -> bool:
    """Whether a portal that takes this set over makes it published: a passport without data publishes nothing."""
    return dataset.state == State.PLANNED and _has_data(dataset)


def _has_data(dataset):
    """Whether the set has a file or an address of data."""
    rows = dataset.distributions.filter(kind=Distribution.Kind.DATA)
    linked = rows.exclude(download_url="", access_url="")
    return linked.exists() or rows.filter(versions__state=FileVersion.State.PUBLISHED).exists()


def _published(dataset, publication):
    """The state with its day and reason; the first files on a portal are the first update of the data."""
    on = today()
    why = {"by": publication.by, "reason": f"Оприлюднено на порталі «{publication.portal}»", "on": on}
    change = change_state(dataset=dataset, state=State.PUBLISHED, effective_on=on, **why)
    if dataset.changed_on is None:
        record_update(dataset=dataset, updated_on=on, source=DataUpdate.Source.PORTAL, **why)
    return change
