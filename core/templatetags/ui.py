"""State signs and due-date words: one source for pages, the admin and documents.

Colour says the state and never says it alone: every mark is a tone, a sign and words. Positions and stages come
from the plan's room and are read by their attributes, since core imports no other room.
"""

from dataclasses import dataclass

from django import template
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from core.acts import whole_number
from core.people import plural

register = template.Library()

SIGNS = {"done": "✓", "loop": "↻", "run": "◐", "owed": "○", "late": "▲", "wait": "↩", "none": "–"}

STAGE_TONES = {
    "not_started": "none",
    "in_progress": "run",
    "done": "done",
    "suspended": "none",
    "cancelled": "none",
}
CATEGORY_TONES = {
    "done": "done",
    "continuous": "loop",
    "unconfirmed": "none",
    "in_progress": "run",
    "overdue": "late",
    "not_started": "none",
    "stopped": "none",
}
STANDING_TONES = {"in_force": "done", "requested": "wait", "declined": "none", "annulled": "none"}
FRESHNESS_TONES = {
    "not_asked": "none",
    "expected": "owed",
    "waiting": "run",
    "returned": "wait",
    "reported": "done",
    "silent": "late",
}
TIMELINESS_TONES = {
    "no_date": "none",
    "on_time": "owed",
    "due_soon": "owed",
    "overdue": "late",
    "done_in_time": "done",
    "done_late": "done",
    "not_applicable": "none",
}
TIMELINESS = {
    "overdue": gettext_lazy("прострочено"),
    "due_soon": gettext_lazy("строк наближається"),
    "on_time": gettext_lazy("строк не настав"),
    "no_date": gettext_lazy("без дати"),
    "done_in_time": gettext_lazy("виконано вчасно"),
    "done_late": gettext_lazy("виконано із запізненням"),
    "not_applicable": gettext_lazy("строк не рахується"),
}
TELLING = ("overdue", "due_soon", "done_late")  # what a list says of a due date beside the stage


@dataclass(frozen=True)
class Mark:
    """A state as people see it."""

    tone: str
    words: str

    @property
    def sign(self) -> str:
        """The sign that stands for the tone where colour is lost."""
        return SIGNS[self.tone]

    @property
    def html(self):
        """The mark as HTML, for a page or a cell of the admin."""
        return format_html(
            '<span class="mark tone-{}"><i aria-hidden="true">{}</i>{}</span>', self.tone, self.sign, self.words
        )

    def __str__(self):
        return f"{self.sign} {self.words}"


@register.filter
def whole(act) -> str:
    """An act or a basis whose number stays on one line: «розпорядження від 07.02.2023 № 21 Р»; nothing for none."""
    return whole_number(str(act)) if act else ""


def in_ukrainian() -> bool:
    """Whether the page is in Ukrainian, whose three plural forms need no catalogue."""
    return (get_language() or "uk").startswith("uk")


@register.filter
def days(number: int) -> str:
    """«92 дні»."""
    word = plural(number, "день", "дні", "днів") if in_ukrainian() else ngettext("день", "днів", number)
    return f"{number} {word}"


@register.filter
def tasks(number: int) -> str:
    """«21 завдання», «5 завдань»."""
    if in_ukrainian():
        return f"{number} {plural(number, 'завдання', 'завдання', 'завдань')}"
    return f"{number} {ngettext('завдання', 'завдань', number)}"


@register.filter
def of_tasks(number: int) -> str:
    """After «із»: «21 завдання», «17 завдань»."""
    if in_ukrainian():
        return f"{number} {plural(number, 'завдання', 'завдань', 'завдань')}"
    return f"{number} {ngettext('завдання', 'завдань', number)}"


def stage_mark(stage, continuous=False) -> Mark:
    """The stage of a task; a continuous duty that runs has a sign of its own."""
    if continuous and stage == "in_progress":
        return Mark("loop", gettext("виконується постійно"))
    return Mark(STAGE_TONES[str(stage)], gettext(str(stage.label)))


def due_mark(place) -> Mark:
    """How a position stands against its due date, with the days it is away."""
    kind = str(place.timeliness)
    if kind == "on_time" and place.due_on is None:
        return Mark("done", gettext("усі строки виконано"))
    return Mark(TIMELINESS_TONES[kind], _due_words(kind, abs(place.days)))


def _due_words(kind, number):
    if kind == "overdue":
        return gettext("прострочено на %(days)s") % {"days": days(number)}
    if kind == "done_late":
        return gettext("із запізненням на %(days)s") % {"days": days(number)}
    if kind == "due_soon" and number == 0:
        return gettext("строк сьогодні")
    if kind == "due_soon":
        return gettext("до строку %(days)s") % {"days": days(number)}
    return str(TIMELINESS[kind])


def marks(place, continuous=False) -> list[Mark]:
    """Everything a list says of a task: lateness first, then the stage, then whether it left control."""
    stage = stage_mark(place.stage, continuous)
    due = [due_mark(place)] if str(place.timeliness) in TELLING else []
    released = [Mark("done", gettext("знято з контролю"))] if place.released else []
    return [*due, stage, *released] if place.overdue else [stage, *due, *released]


@register.filter
def category_mark(category) -> Mark:
    """A category of `plan.progress`, for bars and legends."""
    return Mark(CATEGORY_TONES[str(category)], str(category.label))


@register.filter
def standing_mark(standing) -> Mark:
    """Whether a dated fact counts or waits for a decision."""
    return Mark(STANDING_TONES[str(standing)], gettext(str(standing.label)))


@register.filter
def freshness_mark(freshness) -> Mark:
    """What is known of a task for a quarter."""
    return Mark(FRESHNESS_TONES[str(freshness)], gettext(str(freshness.label)))


@register.simple_tag
def state(place, continuous=False):
    """The marks of a position, as HTML."""
    return format_html_join(" ", "{}", ((mark.html,) for mark in marks(place, continuous)))


@register.filter
def called(unit, on):
    """What a unit was called on a day."""
    return unit.called(on)


@register.filter
def figure(value) -> str:
    """A number of an indicator: «61,6», «80» without an empty fraction."""
    return floatformat(value, -1)


@register.simple_tag
def reading(shown) -> str:
    """What an indicator showed: «45 із 73 (61,6 %)», «2», «немає з чого рахувати»."""
    if shown.of is None:
        return str(shown.count)
    if shown.value is None:
        return gettext("немає з чого рахувати")
    told = {"count": shown.count, "of": shown.of, "share": figure(shown.value)}
    return gettext("%(count)s із %(of)s (%(share)s %%)") % told


@register.simple_tag
def goal(shown) -> str:
    """«ціль: від 90 %»."""
    said = gettext("ціль: від %(target)s %%") if shown.indicator.share else gettext("ціль: від %(target)s")
    return said % {"target": figure(shown.target)}


@register.simple_tag
def brief(shown):
    """An indicator in a list: its name with the way to its source, value, target, change over the quarter."""
    named = format_html('<a href="{}">{}</a>', reverse(shown.indicator.source), shown.indicator.title)
    change = gettext("за квартал: %s") % shown.trend if shown.trend else ""
    told = ", ".join(filter(None, [reading(shown.today), goal(shown), change]))
    return format_html('<span class="indicator-brief">{}: {}</span>', named, told)
