"""The third source of «Мої завдання»: datasets of the unit that wait for something."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from core.templatetags.ui import Mark
from desk.dataset_body import DatasetBody
from desk.duties import Duty, Urgency
from desk.frame_tasks import FrameTasks
from registry.deadlines import Timeliness
from registry.holdings import Holding, holdings
from registry.sentences import due_mark

TEMPLATE = "desk/workspace/dataset.html"
SOON, GAPS = -1, -1_000  # weights within a group: after the tasks; last of all
ASKS = (Timeliness.SOON, Timeliness.UNKNOWN)


def dataset_duties(gathered: FrameTasks) -> list[Duty]:
    """Sets that are due, were returned, or lack something; none on the page of a quarter that is over."""
    frame = gathered.frame
    if not frame.open:
        return []
    rows = (dataset_row(held, frame.on, back=str(frame.quarter)) for held in holdings(frame.units, frame.on))
    return [row for row in rows if row.urgency is not None]


def dataset_row(held: Holding, on: date, back: str = "") -> Duty:
    """The row of a set; its urgency is None where nothing is asked."""
    dataset, urgency = held.dataset, urgency_of(held)
    return Duty(
        anchor=anchor_of(dataset.identifier),
        code=_("Дані"),
        title=str(dataset),
        detail=_detail(held),
        mark=_mark(held, urgency),
        urgency=urgency,
        template=TEMPLATE,
        address=reverse("work_dataset", args=[dataset.identifier]),
        body=DatasetBody(held, on, back),
        weight=_weight(held),
        counted=False,
    )


def anchor_of(identifier: str) -> str:
    """What the row is called within a page."""
    return f"nabir-{identifier}"


def urgency_of(held: Holding) -> Urgency | None:
    """Which group of the page a set belongs to."""
    if held.returned:
        return Urgency.RETURNED
    if held.waits:
        return Urgency.SENT
    if held.due.late:
        return Urgency.LATE
    return Urgency.DUE if held.due.timeliness in ASKS or held.dataset.gaps else None


def _weight(held):
    if held.due.late:
        return held.due.days
    return SOON if held.due.timeliness in ASKS else GAPS


def _mark(held, urgency) -> Mark:
    if urgency is Urgency.RETURNED:
        return Mark("wait", _("файл повернуто"))
    if urgency is Urgency.SENT:
        return Mark("run", _("файл на розгляді"))
    if urgency is Urgency.DUE and held.due.timeliness not in ASKS:
        return Mark("wait", _("паспорт неповний"))
    return due_mark(held.due)


def _detail(held) -> str:
    if held.returned:
        return f"«{held.returned.note}»"
    dataset, said = held.dataset, [held.dataset.get_frequency_display()]
    if dataset.changed_on:
        said.append(_("оновлено %s") % f"{dataset.changed_on:%d.%m.%Y}")
    if held.due.due_on:
        said.append(_("оновити до %s") % f"{held.due.due_on:%d.%m.%Y}")
    return " · ".join(filter(None, said))
