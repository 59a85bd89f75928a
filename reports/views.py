"""The quarterly report to download or to read, for everybody who may see the plan."""

from functools import wraps
from io import BytesIO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from core import pdf
from core.clock import today
from plan.quarters import NotAQuarter, parse
from reports import documents
from reports.quarterly import build, plan_for
from reports.rendering import ask_for_draft


def plan_readers(view):
    """Opens a document to those who may see the plan; for anybody else signed in there is nothing here."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("plan.view_plan"):
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except (NotAQuarter, pdf.DocumentError) as refusal:
            return render(request, "reports/refused.html", {"reason": str(refusal)}, status=404)

    return guarded


@plan_readers
def quarterly_pdf(request, period):
    """The draft of a quarter's report, as a file; a long one is waited for on a page of its own."""
    report = _report(period)
    if pdf.takes_long(len(documents.html(report))):
        return redirect("errand", ask_for_draft(quarter=report.quarter, on=today(), by=request.user).pk)
    content = BytesIO(documents.as_pdf(report))
    return FileResponse(
        content, as_attachment=True, filename=documents.filename(report), content_type="application/pdf"
    )


@plan_readers
def quarterly_html(request, period):
    """The same draft as a page."""
    return HttpResponse(documents.html(_report(period), stylesheet_url=static("css/document.css")))


def _report(period):
    quarter = parse(period)
    return build(plan_for(quarter), quarter, today())
