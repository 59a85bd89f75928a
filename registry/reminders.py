"""What the register reminds of on a day: updates that are due, files that wait for the coordinator or came back.

In the shape of the plan's reminders: read once, reckoned for each day. The rungs are the office's: those of due dates,
of what was returned, and of what waits for review. A set whose file is with the coordinator asks nothing of its unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from core.ladder import Audience, Cause, Ladder, Reminder, step_day
from core.models import DayOff, ladders
from registry.deadlines import DAYS, Due, Timeliness
from registry.file_workflow import FileState
from registry.frequency import Frequency
from registry.holdings import Holding, all_holdings
from registry.models import FileVersion
from registry.sentences import due_mark

DAY_BY_DAY = frozenset(frequency for frequency, days in DAYS.items() if days == 1)  # spoken of once late only


@dataclass(frozen=True)
class Known:
    """Every set with its newest files, the office's rungs and free days."""

    ladders: dict[Cause, Ladder]
    days_off: frozenset[date]
    holdings: list[Holding]
    returned_on: dict[int, date]  # by version


def due(on: date) -> list[Reminder]:
    """Everything the register reminds of on a day."""
    return reckon(load(on), on)


def load(on: date) -> Known:
    """What is known of the datasets, for any number of days from this one."""
    found = all_holdings(on)
    days_off = DayOff.objects.days()
    return Known(ladders(), days_off, found, _returned_on(found))


def reckon(known: Known, on: date) -> list[Reminder]:
    """Everything that is due on a day, of what is known."""
    return [reminder for held in known.holdings for kind in KINDS for reminder in kind(known, held, on)]


def updates(known: Known, held: Holding, on: date) -> Iterator[Reminder]:
    """An update that is due or late."""
    place = held.dataset.standing(on, known.days_off)
    if place.due_on is None or held.waits or not _spoken_of(held.dataset.frequency, place):
        return
    headings = {
        Audience.UNIT: _("Набори даних: оновлення прострочено") if place.late else _("Набори даних: скоро оновлювати"),
        Audience.COORDINATOR: _("Набори даних підрозділів: оновлення прострочено"),
        Audience.CURATOR: _("Набори даних підрозділів, за які ви відповідаєте: оновлення прострочено"),
    }
    ladder, dataset = known.ladders[Cause.DUE], held.dataset
    rung = ladder.rung(place.due_on, on)
    for audience in ladder.hears(rung) if rung is not None else ():
        yield Reminder(
            item=f"data:{dataset.pk}:{place.due_on:%Y%m%d}",
            rung=rung,
            cause=Cause.DUE,
            audience=audience,
            heading=headings[audience],
            detail=_detail(held, place, audience),
            pressing=place.late,
            reached=step_day(place.due_on, rung),
            **_row(held, audience),
        )


def files(known: Known, held: Holding, on: date) -> Iterator[Reminder]:
    """A file that came back, for its unit; one that waits, for the coordinator."""
    returned = held.returned
    if returned:
        moved_on = known.returned_on[returned.pk]
        told = {"heading": _("Файл набору повернуто: виправте й подайте ще раз"), "detail": f"«{returned.note}»"}
        yield from _rungs(known, Cause.RETURNED, moved_on, on, held, item=f"file-returned:{returned.pk}", **told)
    for version in held.newest(FileState.SUBMITTED):
        told = {"heading": _("Файли наборів чекають вашого розгляду"), "detail": held.dataset.holder.label}
        sent_on, item = timezone.localdate(version.submitted_at), f"file:{version.pk}"
        about = ("file", str(version.pk))
        yield from _rungs(known, Cause.REVIEW, sent_on, on, held, item=item, about=about, **told)


KINDS = (updates, files)


def _returned_on(found) -> dict[int, date]:
    """When each file that came back was returned."""
    wanted = [held.returned.pk for held in found if held.returned]
    moved = FileVersion.history.filter(id__in=wanted, state=FileState.RETURNED).order_by("history_date")
    return {pk: timezone.localdate(when) for pk, when in moved.values_list("id", "history_date")} if wanted else {}


def _spoken_of(frequency: str, place: Due) -> bool:
    """Whether an update is spoken of: daily ones, which are due every day, only once they are late."""
    soon = place.timeliness is Timeliness.SOON and Frequency(frequency) not in DAY_BY_DAY
    return place.late or soon


def _detail(held, place, audience) -> str:
    told = [_("оновити до %s") % f"{place.due_on:%d.%m.%Y}", due_mark(place).words]
    return ", ".join(told if audience is Audience.UNIT else [held.dataset.holder.label, *told])


def _row(held, audience):
    """Whose set it is, what it is called, and where it is found."""
    dataset = held.dataset
    about = ("dataset", dataset.identifier) if audience is Audience.UNIT else ("passport", str(dataset.pk))
    return {"unit": dataset.holder, "words": str(dataset), "about": about}


def _rungs(known, cause, day, on, held, **told) -> Iterator[Reminder]:
    ladder = known.ladders[cause]
    rung = ladder.rung(day, on)
    for audience in ladder.hears(rung) if rung is not None else ():
        more = _row(held, audience) | told
        yield Reminder(
            rung=rung,
            cause=cause,
            audience=audience,
            reached=step_day(day, rung),
            pressing=cause is Cause.RETURNED,
            **more,
        )
