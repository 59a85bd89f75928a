"""A document marked as read, and the documents of a year in one file."""

from tempfile import TemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from core.access import only
from reports import actions
from reports.models import Report
from reports.year import pack, years


@only
def readers_only(request) -> bool:
    """Opens a view to those who read documents."""
    return request.user.has_perm("reports.view_report")


@require_POST
@readers_only
def report_read(request, kind, period, revision):
    """«Прочитано»."""
    asked = {"kind": kind, "period": period, "revision": revision}
    report = Report.objects.light().sealed().filter(**asked).first() if "\x00" not in kind + period else None
    if report is None:
        raise Http404
    actions.mark_read(report=report, by=request.user)
    back = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if own else "/")


@require_safe
@readers_only
def report_year(request, year):
    """Every document issued of a year, with what lies beside it and the sums that prove it."""
    if year not in years():
        raise Http404
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    pack(year, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"Документи {year}.zip", content_type="application/zip")
