"""A unit sends back its quarterly form filled in a spreadsheet: read, shown, and only then handed in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import uploads
from core.models import Unit
from core.refusals import Refused
from core.templatetags import ui
from desk.reach import unit_page
from desk.workspace import asked_frame
from plan import form_intake

SHEET = "desk.unit_form"
ACCEPT = ".xlsx,.csv,.ods"


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page
@never_cache
def sheet(request, code):
    """«Завантажити заповнений бланк»: the file is read and shown, nothing is written yet."""
    frame, unit = asked(request, code)
    reasons: tuple[str, ...] = () if frame.open else (_("Подання за цей квартал закрито."),)
    if request.method == "POST" and frame.open:
        try:
            ticket = keep(request, frame, unit)
        except Refused as refusal:
            reasons = tuple(refusal.reasons)
        else:
            return redirect(address("work_sheet_preview", frame, unit, upload=ticket))
    context = {"frame": frame, "unit": unit, "reasons": reasons, "accept": ACCEPT, "most": form_intake.MOST_MB}
    return render(request, "desk/workspace/sheet.html", context, status=422 if reasons else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page
@never_cache
def sheet_preview(request, code):
    """What each row would change; handed in only from here, all of it or nothing."""
    frame, unit = asked(request, code)
    ticket = request.GET.get("upload", "")
    try:
        intake, name = taken(request, frame, unit, ticket)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(address("work_sheet", frame, unit))
    reasons = intake.errors or form_intake.try_out(intake, frame.period, request.user)
    if request.method == "POST" and not reasons:
        try:
            done = form_intake.submit(intake, frame.period, request.user)
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            uploads.drop(ticket)
            messages.success(request, _("З бланка подано: %s.") % ui.tasks(len(done)))
            return redirect("work_quarter", str(frame.quarter))
    back = address("work_sheet", frame, unit)
    context = {"frame": frame, "unit": unit, "intake": intake, "reasons": reasons, "file_name": name, "back": back}
    return render(request, "desk/workspace/sheet_preview.html", context, status=422 if reasons else 200)


def asked(request, code):
    """The quarter, and which of the person's units the form is of: the one named, else his first."""
    frame = asked_frame(request, code)
    units = [unit for unit in frame.units if unit.kind == Unit.Kind.UNIT]
    named = request.GET.get("unit")
    unit = next((unit for unit in units if named in (None, str(unit.pk))), None)
    if unit is None:
        raise Http404(_("Такого бланка серед ваших підрозділів немає."))
    return frame, unit


def address(name, frame, unit, **more):
    """A page of the form of a unit."""
    return f"{reverse(name, args=[str(frame.quarter)])}?{urlencode({'unit': unit.pk, **more})}"


def keep(request, frame, unit) -> str:
    """Reads the file once, so that what is no form is refused at once, and keeps it for its preview."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused(_("Оберіть заповнений файл."))
    form_intake.check_size(sent.size)
    content = sent.read()
    form_intake.take(sent.name, content, frame.period, unit, frame.on)
    facts = {"period": frame.period.pk, "unit": unit.pk}
    return uploads.keep(content, by=request.user, purpose=SHEET, name=sent.name, **facts)


def taken(request, frame, unit, ticket):
    """The kept file as it reads now, and its name."""
    name, content, facts = uploads.take(ticket, by=request.user, purpose=SHEET)
    if facts != {"period": frame.period.pk, "unit": unit.pk}:
        raise Refused(_("Цей файл надіслано для іншого підрозділу. Завантажте його ще раз."))
    return form_intake.take(name, content, frame.period, unit, frame.on), name
