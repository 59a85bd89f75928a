"""«Нагадати»: a text to copy into a letter or a message, and the note that it was sent."""

from datetime import date, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.clock import today
from core.models import Unit, User
from core.refusals import Refused, checked
from desk.access import staff_page
from desk.models import HandReminder
from plan.asking import reminder
from plan.models import ReportingPeriod
from plan.reported import blocks

CHANGE = "plan.change_task"
SOON = timedelta(days=30)  # a quarter whose information is due this near is the one at hand


def remind_text(unit: Unit, period: ReportingPeriod, on: date | None = None) -> str:
    """What to write to a unit about a quarter; empty where nothing of it is missing."""
    found = (block for block in blocks(period, on or today()) if block.unit == unit)
    return next((reminder(block, period) for block in found), "")


@transaction.atomic
def note_reminded(*, unit: Unit, period: ReportingPeriod, by: User, way: str = "", text: str = "") -> HandReminder:
    """Notes that somebody reminded a unit himself, with the text as it was to be sent."""
    text = text or remind_text(unit, period)
    if not text:
        raise Refused(_("Підрозділ уже подав усе за %s: нагадувати немає про що.") % period)
    way = way or HandReminder.Way.LETTER
    note = checked(HandReminder(unit=unit, period=period, by=by, way=way, text=text))
    note.save()
    return note


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def remind(request, unit_id):
    """The text to copy, how often the unit was reminded already, and the button that notes the next time."""
    unit = get_object_or_404(Unit, pk=unit_id)
    period = _period(request)
    back = _back(request)
    if request.method == "POST":
        return _note(request, unit, period, back)
    context = {
        "unit": unit,
        "period": period,
        "text": remind_text(unit, period),
        "ways": HandReminder.Way.choices,
        "noted": HandReminder.objects.filter(unit=unit, period=period).select_related("by"),
        "may_note": request.user.has_perm(CHANGE),
        "back": back,
    }
    return render(request, "desk/remind.html", context)


def _note(request, unit, period, back):
    if not request.user.has_perm(CHANGE):
        raise Http404
    try:
        note_reminded(unit=unit, period=period, by=request.user, way=request.POST.get("way", ""))
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("Записано: «%s» нагадано.") % unit.label)
    return redirect(back)


def _period(request):
    asked = request.POST.get("period") or request.GET.get("period", "")
    periods = ReportingPeriod.objects.prefetch_related("extensions")
    if asked:
        if not asked.isdecimal() or len(asked) > 9:
            raise Http404
        return get_object_or_404(periods, pk=asked)
    opened = list(periods.filter(closed_on__isnull=True).order_by("-year", "-number"))
    if not opened:
        raise Http404
    soon = today() + SOON
    return next((period for period in opened if period.submit_by <= soon), opened[-1])


def _back(request):
    asked = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if own else "/mail/by-hand/"
