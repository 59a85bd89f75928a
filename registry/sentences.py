"""How a dataset stands, in words and marks: one source for pages, the admin and documents."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.templatetags.ui import Mark, days
from registry.deadlines import Due, Timeliness
from registry.workflow import State

STATE_TONES = {
    State.PLANNED: "owed",
    State.PUBLISHED: "done",
    State.SUSPENDED: "none",
    State.ARCHIVED: "none",
}
DUE_TONES = {
    Timeliness.ON_TIME: "done",
    Timeliness.SOON: "owed",
    Timeliness.LATE: "late",
    Timeliness.UNKNOWN: "wait",
    Timeliness.NOT_APPLICABLE: "none",
}
DUE_WORDS = {
    Timeliness.ON_TIME: gettext_lazy("оновлено вчасно"),
    Timeliness.SOON: gettext_lazy("скоро оновлювати"),
    Timeliness.LATE: gettext_lazy("прострочено"),
    Timeliness.UNKNOWN: gettext_lazy("дата оновлення невідома"),
    Timeliness.NOT_APPLICABLE: gettext_lazy("строк не рахується"),
}


def state_mark(state: str) -> Mark:
    """The state of a dataset as people see it."""
    return Mark(STATE_TONES[State(state)], str(State(state).label))


def due_mark(due: Due) -> Mark:
    """How punctual its updates are."""
    words = str(DUE_WORDS[due.timeliness])
    return Mark(DUE_TONES[due.timeliness], f"{words} {days(due.days)}" if due.late else words)


def due_sentence(due: Due) -> str:
    """When the next update is due, in a sentence; "" where none is."""
    if due.timeliness == Timeliness.UNKNOWN:
        return _("Набір оприлюднено, але коли його востаннє оновили, не записано: внесіть дату оновлення.")
    if due.due_on is None:
        return ""
    told = {"day": f"{due.due_on:%d.%m.%Y}", "days": days(due.days)}
    if due.late:
        return _("Оновити треба було до %(day)s: прострочено %(days)s.") % told
    return _("Оновити до %(day)s.") % told
