"""«Нагадування»: what was sent to whom and about what, and what the coming week's rounds would send."""

from datetime import date, timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.clock import today
from core.models import ReminderRule, Unit
from desk.access import staff_page
from desk.digest import Digest, upcoming
from desk.ladder_words import to_whom, when
from desk.models import HandReminder, Letter, SentReminder
from desk.recipients import directory

ON_A_PAGE = 50
AHEAD = 7  # days
LISTED = (Unit.Kind.UNIT, Unit.Kind.ROLE)  # whom the pages can be narrowed to


@require_safe
@staff_page
def sent(request):
    """Letters that went out or did not, the latest first."""
    chosen = _unit(request)
    stamps = SentReminder.objects.filter(unit=chosen) if chosen else SentReminder.objects.all()
    letters = Letter.objects.select_related("user").prefetch_related(Prefetch("reminders", stamps))
    if chosen:
        letters = letters.filter(pk__in=stamps.values("letter"))
    return _page(request, "sent", chosen, page=Paginator(letters, ON_A_PAGE).get_page(request.GET.get("page")))


@require_safe
@staff_page
def coming(request):
    """What rounds of today and the next seven days would send if nobody did anything meanwhile."""
    on, people = today(), directory()
    chosen = next((unit for unit in people.units if str(unit.pk) == request.GET.get("unit")), None)
    told = upcoming(on, AHEAD, people).items()
    days = [(day_name(day, on), day, _of_unit(letters, chosen)) for day, letters in told]
    days = [(name, day, letters) for name, day, letters in days if letters]
    count, units = sum(len(one[2]) for one in days), [unit for unit in people.units if unit.kind in LISTED]
    return _page(request, "next", chosen, units, days=days, count=count, warnings=warnings())


@require_safe
@staff_page
def by_hand(request):
    """Reminders that people noted as sent by themselves."""
    chosen = _unit(request)
    notes = HandReminder.objects.select_related("unit", "period", "by")
    if chosen:
        notes = notes.filter(unit=chosen)
    return _page(request, "by-hand", chosen, page=Paginator(notes, ON_A_PAGE).get_page(request.GET.get("page")))


@require_safe
@staff_page
def ladder(request):
    """On which days the office reminds of what, and who hears of it."""
    rules = [
        {"pk": rule.pk, "title": capfirst(_(rule.get_cause_display())), "when": capfirst(when(rule))}
        | {"to_whom": to_whom(rule.ladder)}
        for rule in ReminderRule.objects.all()
    ]
    may_change = request.user.has_perm("core.change_reminderrule")
    return _page(request, "ladder", None, rules=rules, may_change=may_change)


def warnings() -> list[str]:
    """What the settings leave out, in the office's words."""
    found = []
    if settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend")):
        found.append(_("Поштового сервера в налаштуваннях не вказано: листи лише друкуються в журнал сервера."))
    if not settings.SITE_URL:
        found.append(_("Адреси сайту в налаштуваннях не вказано: у листах не буде посилань на завдання."))
    return found


def day_name(day: date, on: date) -> str:
    """«Сьогодні», «Завтра», or nothing."""
    return {on: _("Сьогодні"), on + timedelta(days=1): _("Завтра")}.get(day, "")


def _of_unit(letters, unit):
    if unit is None:
        return letters
    narrowed = (Digest(one.user, one.on, [e for e in one.entries if e.reminder.unit == unit]) for one in letters)
    return [letter for letter in narrowed if letter.entries]


def _unit(request):
    """The unit the page is narrowed to, or None."""
    asked = request.GET.get("unit", "")
    return Unit.objects.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None


def _page(request, tab, chosen, units=None, **context):
    if units is None:
        units = Unit.objects.filter(kind__in=LISTED)
    return render(request, f"desk/mail/{tab}.html", {"tab": tab, "chosen": chosen, "units": units, **context})
