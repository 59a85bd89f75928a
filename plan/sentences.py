"""Where a task stands and what a deadline means, in a sentence: the same words on every screen."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.ui import Mark, days, due_mark
from plan import schedule as schedules
from plan.standing import Due, Facts, Position, Timeliness, position
from plan.workflow import Stage

EVERY = {
    "month": gettext_lazy("щомісяця"),
    "quarter": gettext_lazy("щокварталу"),
    "half-year": gettext_lazy("щопівроку"),
    "year": gettext_lazy("щороку"),
}


def position_sentence(place: Position, continuous: bool) -> str:
    """«Прострочено на 92 дні: строк був 30.06.2026. Стан – виконується з 07.02.2023.»"""
    said = [_due_sentence(place)]
    if place.stage == Stage.IN_PROGRESS and continuous:
        said.append(_("Виконується постійно."))
    elif place.stage != Stage.DONE:
        since = _(" з %(day)s") % {"day": _day(place.since)} if place.since else ""
        said.append(_("Стан – %(stage)s%(since)s.") % {"stage": place.stage.label, "since": since})
    if place.removed:
        said.append(_("Вилучено з плану."))
    if place.released:
        said.append(_("Знято з контролю."))
    return " ".join(filter(None, said))


def _due_sentence(place):
    told = {"days": days(abs(place.days)), "due": _day(place.due_on), "since": _day(place.since)}
    words = {
        Timeliness.OVERDUE: _("Прострочено на %(days)s: строк був %(due)s."),
        Timeliness.DUE_SOON: _("До строку %(days)s: %(due)s.") if place.days else _("Строк сьогодні, %(due)s."),
        Timeliness.ON_TIME: _("Строк %(due)s, до нього %(days)s.") if place.due_on else _("Усі строки виконано."),
        Timeliness.DONE_IN_TIME: _("Виконано %(since)s, вчасно.") if place.due_on else _("Виконано %(since)s."),
        Timeliness.DONE_LATE: _("Виконано %(since)s, на %(days)s пізніше за строк %(due)s."),
    }
    return words.get(place.timeliness, "") % told


def due_state(due: Due, place: Position, on: date) -> Mark:
    """How one due date stands on a day, of a task that stands at `place`: met, late, ahead, or out of the count."""
    if due.until is not None and not due.in_force(on):
        return Mark("none", _("не рахується з %(day)s") % {"day": _day(due.until)})
    done_on = _done_on(due, place, on)
    if done_on is not None:
        late = (done_on - due.as_of(done_on)).days
        words = _("виконано %(day)s, із запізненням на %(days)s") if late > 0 else _("виконано %(day)s")
        return Mark("done", words % {"day": _day(done_on), "days": days(late)})
    if place.released or place.removed or place.stage in (Stage.CANCELLED, Stage.SUSPENDED):
        return Mark("none", _("не рахується"))
    return due_mark(position(Facts(continuous=False, dues=(due,)), on))


def _done_on(due, place, on):
    """The day a due date was met: its own, or that of the done task - unless a later act set the date afterwards."""
    if due.is_met(on):
        return due.met_on
    done = place.since if place.stage == Stage.DONE else None
    return None if done is not None and due.since is not None and done < due.since else done


def deadline_sentence(schedule: schedules.Schedule, since, until) -> str:
    """«щороку: 31.12.2023 … 31.12.2026 (4 строки)», «постійно», «не розпізнано: текст збережено дослівно»."""
    if not schedule.recognised:
        return _("не розпізнано, текст збережено дослівно, строків не буде. %(note)s") % {"note": schedule.note}
    dues = schedules.due_dates(schedule, since, until)
    said = [_("постійно")] if schedule.continuous else []
    said += [str(EVERY[schedule.every])] if schedule.every else []
    said += [_dates(dues)] if dues else []
    said = said or [_("без дати")]
    return ": ".join(said) if schedule.every else ", ".join(said)


def _dates(dues):
    if len(dues) <= 2:
        return ", ".join(f"{due:%d.%m.%Y}" for due in dues)
    return _("%(first)s … %(last)s, разом %(count)s") % {
        "first": _day(dues[0]),
        "last": _day(dues[-1]),
        "count": len(dues),
    }


def _day(day):
    return f"{day:%d.%m.%Y}" if day else ""
