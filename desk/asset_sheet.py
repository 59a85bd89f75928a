"""A filled table of assets: sent, shown with what each row would change, taken in whole or not at all."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from audits import asset_intake
from core import uploads
from core.refusals import Refused
from core.sheets import MAX_BYTES
from desk.asset_place import Place, place_of
from desk.reach import unit_page

PURPOSE = "desk.assets"
ACCEPT = ".xlsx,.csv,.ods"
MOST_MB = MAX_BYTES >> 20


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page
@never_cache
def sheet(request):
    """«Завантажити з таблиці»: the file is read and shown, nothing is written yet."""
    place = place_of(request)
    reasons: tuple[str, ...] = () if place.open else (_("Зараз таблицю активів не заповнюють."),)
    if request.method == "POST" and place.open:
        try:
            ticket = _kept(request, place)
        except Refused as refusal:
            reasons = tuple(refusal.reasons)
        else:
            return redirect(place.address("work_assets_preview", upload=ticket))
    context = place.told(reasons=reasons, accept=ACCEPT, most=MOST_MB)
    return render(request, "desk/asset_sheet.html", context, status=422 if reasons else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page
@never_cache
def preview(request):
    """What each row would change; written only from here, all of it or nothing."""
    place, ticket = place_of(request), request.GET.get("upload", "")
    try:
        intake, name = _taken(request, place, ticket)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(place.address("work_assets_sheet"))
    given = (place.round, place.unit, request.user, name)
    reasons = intake.errors or asset_intake.try_out(intake, *given)
    if request.method == "POST" and not reasons:
        try:
            number = asset_intake.submit(intake, *given)
        except Refused as refusal:
            reasons = list(refusal.reasons)
        else:
            uploads.drop(ticket)
            messages.success(request, _("З таблиці записано рядків: %s. Перегляньте їх і подайте.") % number)
            return redirect(place.address("work_assets"))
    context = place.told(intake=intake, reasons=reasons, file_name=name, back=place.address("work_assets_sheet"))
    return render(request, "desk/asset_preview.html", context, status=422 if reasons else 200)


def _kept(request, place: Place) -> str:
    """Reads the file once, so that what is no such table is refused at once, and keeps it for its preview."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused(_("Оберіть заповнений файл."))
    if sent.size > MAX_BYTES:
        raise Refused(_("Файл завеликий: понад %s МБ.") % MOST_MB)
    content = sent.read()
    asset_intake.take(sent.name, content, place.round, place.unit)
    return uploads.keep(content, by=request.user, purpose=PURPOSE, name=sent.name, **_facts(place))


def _taken(request, place: Place, ticket: str):
    """The kept file as it reads now, and its name."""
    name, content, facts = uploads.take(ticket, by=request.user, purpose=PURPOSE)
    if facts != _facts(place):
        raise Refused(_("Цей файл надіслано для іншого підрозділу. Завантажте його ще раз."))
    return asset_intake.take(name, content, place.round, place.unit), name


def _facts(place: Place) -> dict[str, int]:
    return {"round": place.round.pk, "unit": place.unit.pk}
