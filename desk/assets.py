"""«Таблиця інформаційних активів» of a unit: its rows, last year's carried over, handed in, taken away as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from audits import asset_files
from audits.actions.absences import declare_none, take_back
from audits.actions.assets import carry_over, remove_asset, submit_assets
from audits.asset_workflow import TONES, AssetState
from core.refusals import Refused
from core.templatetags.ui import Mark
from desk.asset_place import Place, place_of
from desk.reach import unit_page


@require_safe
@unit_page
@never_cache
def assets(request):
    """The rows, the most pressing first, and what can be done."""
    return page(request, place_of(request))


@require_POST
@unit_page
@never_cache
def carry(request):
    """«Перенести торішні рядки»."""
    place = place_of(request)
    words = _("Перенесено рядків: %s. Перегляньте їх і подайте.")
    return done(request, place, lambda: words % len(carry_over(round=place.round, unit=place.unit, by=request.user)))


@require_POST
@unit_page
@never_cache
def submit(request):
    """«Подати»: everything the unit has written."""
    place = place_of(request)
    words = _("Подано рядків: %s. Аудитор їх розгляне.")
    return done(
        request, place, lambda: words % len(submit_assets(round=place.round, unit=place.unit, by=request.user))
    )


@require_POST
@unit_page
@never_cache
def none(request):
    """«Інформаційних активів немає»: what was typed is not lost where it is refused."""
    place, why = place_of(request), request.POST.get("reason", "")

    def run():
        declare_none(round=place.round, unit=place.unit, reason=why, by=request.user)
        return _("Записано: інформаційних активів немає. Аудитор це побачить.")

    return done(request, place, run, why=why)


@require_POST
@unit_page
@never_cache
def none_back(request):
    """«Відкликати»."""
    place = place_of(request)

    def run():
        take_back(round=place.round, unit=place.unit, by=request.user)
        return _("Заяву відкликано: заповніть таблицю.")

    return done(request, place, run)


@require_POST
@unit_page
@never_cache
def remove(request, pk):
    """«Вилучити рядок»."""
    place = place_of(request)
    row = place.find(pk)

    def run():
        remove_asset(asset=row, by=request.user)
        return _("Рядок «%s» вилучено.") % row.title

    return done(request, place, run)


@require_safe
@unit_page
@never_cache
def table(request, kind):
    """The unit's rows in the official columns."""
    if kind not in asset_files.TYPES:
        raise Http404
    place = place_of(request)
    rows = sorted(place.rows, key=lambda row: row.uid)
    return handed(asset_files.write(kind, rows), f"{place.round.code}.{kind}", asset_files.TYPES[kind])


@require_safe
@unit_page
@never_cache
def empty(request):
    """The empty table to fill in."""
    place = place_of(request)
    return handed(asset_files.template(), f"{place.round.code}-blank.xlsx", asset_files.TYPES["xlsx"])


def handed(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to save."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def page(request, place: Place, reasons=(), status=200, **more):
    """The table's page."""
    rows = [(row, Mark(TONES[AssetState(row.state)], row.get_state_display())) for row in place.rows]
    kinds = list(asset_files.TYPES)
    return render(
        request, "desk/assets.html", place.told(rows=rows, reasons=reasons, kinds=kinds, **more), status=status
    )


def done(request, place: Place, run, **typed):
    """Runs an action; what it refuses is told on the table's page."""
    try:
        messages.success(request, run())
    except Refused as refusal:
        return page(request, place, refusal.reasons, 422, **typed)
    return redirect(place.address("work_assets"))
