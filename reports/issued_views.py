"""An issued document at its own address: the file, and its twin as a page."""

from functools import wraps
from io import BytesIO

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from core.context import pages_open
from core.sheets import CONTENT_TYPES
from reports import documents
from reports.book import workbook
from reports.kinds import form_of
from reports.models import Report
from reports.printing import opened


def may_read(request, report) -> bool:
    """Whether a person may read a document: those inside, and everybody once the coordinator has opened it."""
    if request.user.has_perm("reports.view_report"):
        return True
    return report is not None and report.shown_to_all and pages_open(request)


def issued(view):
    """Finds the document; a stranger is asked to sign in, anybody else finds nothing there."""

    @require_safe
    @wraps(view)
    def guarded(request, kind, period, revision):
        asked = Report.objects.sealed().filter(kind=kind, period=period, revision=revision)
        report = asked.light().first() if "\x00" not in kind + period else None
        if not may_read(request, report):
            if request.user.is_anonymous:
                return redirect_to_login(request.get_full_path())
            raise Http404
        if report is None:
            raise Http404
        return view(request, report)

    return guarded


@issued
def report_pdf(request, report):
    """The file itself, byte for byte as it was issued."""
    answer = FileResponse(
        BytesIO(report.pdf),
        as_attachment=True,
        filename=documents.issued_name(report),
        content_type="application/pdf",
    )
    answer["ETag"] = f'"{report.sha256}"'
    return answer


@issued
def report_xlsx(request, report):
    """The tables of the document as a workbook."""
    tables = form_of(report.kind).tables(opened(report.kind, report.payload))
    content = BytesIO(workbook(tables, str(report), report.as_of))
    return FileResponse(content, as_attachment=True, filename=f"{report}.xlsx", content_type=CONTENT_TYPES["xlsx"])


@issued
def report_json(request, report):
    """The frozen data themselves, with what proves them."""
    about = {"kind": report.kind, "period": report.period, "revision": report.revision, "state": report.state}
    about |= {"sha256": report.sha256, "code": report.code, "issued_at": report.issued_at, "document": report.payload}
    return JsonResponse(about, json_dumps_params={"ensure_ascii": False})


@issued
def report_html(request, report):
    """The same document as a page, from its frozen data."""
    sealed = opened(report.kind, report.payload)
    return HttpResponse(form_of(report.kind).html(sealed, stylesheet_url=static("css/document.css")))
