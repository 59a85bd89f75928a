"""A row of the table: a new one, one to mend, one that was handed in and can only be read."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from audits.actions.assets import keep_asset
from audits.asset_columns import BY_FIELD
from audits.asset_workflow import TONES, AssetState
from audits.forms.asset import AssetForm
from audits.models import InformationAsset
from core.refusals import Conflict, Refused
from core.templatetags.ui import Mark
from desk.asset_place import place_of
from desk.reach import unit_page

asking = require_http_methods(["GET", "HEAD", "POST"])


@asking
@unit_page
@never_cache
def new(request):
    """«Додати рядок»."""
    place = place_of(request)
    return _form(request, place, None)


@asking
@unit_page
@never_cache
def asset(request, pk):
    """A row; what was handed in, or is of an audit that takes no answers, is only shown."""
    place = place_of(request)
    row = place.find(pk)
    if place.open and row.is_written:
        return _form(request, place, row)
    told = [(column.title, cell) for column, cell in zip(BY_FIELD.values(), row.cells, strict=True)]
    mark = Mark(TONES[AssetState(row.state)], row.get_state_display())
    return render(request, "desk/asset.html", place.told(row=row, told=told, mark=mark))


def _form(request, place, row):
    fresh = row or InformationAsset(
        round=place.round, unit=place.unit, data_user=place.unit.name, data_creator=place.unit.name
    )
    form = AssetForm(request.POST if request.method == "POST" else None, instance=fresh)
    reasons, status = (), 200 if place.open else 422
    if not place.open:
        reasons = (_("Зараз таблицю активів не заповнюють."),)
    elif request.method == "POST" and form.is_valid():
        try:
            kept = _keep(request, place, row, form)
        except Refused as refusal:
            reasons, status = refusal.reasons, 409 if isinstance(refusal, Conflict) else 422
            _carry(form, row)
        else:
            messages.success(request, _("Рядок «%s» збережено.") % kept.title)
            return redirect(place.address("work_assets"))
    elif form.errors:
        status = 422
    context = place.told(form=form, row=row, reasons=reasons)
    return render(request, "desk/asset_form.html", context, status=status)


def _keep(request, place, row, form):
    return keep_asset(
        round=place.round,
        unit=place.unit,
        values=form.values,
        by=request.user,
        asset=row,
        version=form.cleaned_data["version"] if row else None,
    )


def _carry(form, row):
    """After a conflict the next save goes through: the form takes the row's new version."""
    if row is not None:
        version = InformationAsset.objects.filter(pk=row.pk).values_list("version", flat=True).first()
        form.data = form.data.copy()
        form.data["version"] = str(version)
