"""Where a task stands, as a cell of the report says it: a sign with its word, and what has to be known beside it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from core.templatetags.ui import Mark, due_mark, stage_mark
from plan.progress import Category
from plan.standing import Position, Timeliness
from plan.workflow import Stage

UNKNOWN = ("wait", "стан не внесено, строк минув")


def headline(place: Position, continuous: bool, known: bool = True, confirmed: bool | None = None) -> Mark:
    """The state that matters most: late, off control, or the stage; a continuous task not confirmed says so."""
    if not known:
        return Mark(*UNKNOWN)
    if place.overdue:
        return due_mark(place)
    if place.released and place.stage != Stage.DONE:
        return Mark("none", _("знято з контролю"))
    if confirmed is False and place.stage == Stage.IN_PROGRESS:
        return Mark("none", str(Category.UNCONFIRMED.label))
    return stage_mark(place.stage, continuous)


def details(place: Position, continuous: bool, since: date | None, confirmed: bool | None = None) -> Iterator[str]:
    """The lines under the headline: the stage where it is not said yet, its date, its timeliness.

    `since` is the day the stage was taken, None where that day is not known (an opening state).
    """
    if place.overdue or (place.released and place.stage != Stage.DONE):
        yield stage_mark(place.stage, continuous).words
    if place.stage == Stage.DONE:
        yield from _done(place)
    else:
        yield from _running(place, since, confirmed)
    if place.timeliness in (Timeliness.DUE_SOON, Timeliness.ON_TIME) and place.due_on:
        yield due_mark(place).words


def _running(place, since, confirmed):
    runs = place.stage == Stage.IN_PROGRESS and not place.released
    if confirmed and runs:
        yield _("підтверджено у кварталі")
    if since:
        words = _("виконується з %(day)s") if confirmed is False and runs else _("з %(day)s")
        yield words % {"day": f"{since:%d.%m.%Y}"}


def _done(place):
    day = f"{place.since:%d.%m.%Y}"
    if place.timeliness is Timeliness.DONE_LATE:
        yield day
        yield due_mark(place).words
    else:
        yield day if place.due_on is None else f"{day}, {_('вчасно')}"
