"""Where a task stands and what a deadline means, in a sentence: the same words on every screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.ui import days
from plan import schedule as schedules
from plan.standing import Position, Timeliness
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
