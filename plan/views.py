"""A unit's quarterly form to download: for the unit's own people, and for whoever sees what every unit reports."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_GET

from core.clock import today
from core.models import Post, Unit
from plan import form_intake, quarters
from plan.models import Plan, ReportingPeriod
from plan.writing import TYPES

SEES_ALL = "plan.view_progressupdate"


@require_GET
@login_required
def unit_form(request, unit_id, quarter, kind):
    """The form as DOCX or XLSX; another unit's is not there."""
    if kind not in form_intake.KINDS or not (request.user.has_perm(SEES_ALL) or _own(request.user, unit_id, today())):
        raise Http404
    unit = Unit.objects.filter(pk=unit_id).first()
    period = _period(quarter, request.GET.get("plan", ""))
    if unit is None or period is None:
        raise Http404
    content = form_intake.make(kind, period, unit, today())
    name = f"blank-{period.quarter}-{unit.pk}.{kind}"
    nice = escape_uri_path(f"Бланк {period.quarter} {unit.label}.{kind}")
    headers = {"Content-Disposition": f"attachment; filename=\"{name}\"; filename*=UTF-8''{nice}"}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)


def _own(user, unit_id, on):
    """Whether a person is of a unit, or heads it, acts for its head or answers for its data on a day."""
    held = user.posts.filter(unit=unit_id, held_from__lte=on).exclude(held_to__lt=on)
    return user.unit_id == unit_id or (bool(user.role) and held.exclude(kind=Post.Kind.CURATOR).exists())


def _period(code, plan):
    """The quarter of the plan in force that is named; of several plans the one asked for, else the latest."""
    try:
        asked = quarters.parse(code)
    except quarters.NotAQuarter:
        return None
    found = ReportingPeriod.objects.filter(plan__state=Plan.State.IN_FORCE, year=asked.year, number=asked.number)
    if plan.isdecimal():
        found = found.filter(plan=plan)
    return found.select_related("plan__open_data_unit").order_by("-plan__starts_on", "-plan").first()
