"""An issued document at its own address: the file, and its twins as they were kept the day it was issued."""

from functools import wraps
from io import BytesIO

from csp.constants import SELF
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from core.context import pages_open
from core.sheets import CONTENT_TYPES
from reports import documents, twins
from reports.book import workbook
from reports.kinds import form_of
from reports.models import Report
from reports.printing import opened
from reports.workflow import State


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
    kept = report.workbook
    if kept is None:  # issued before workbooks were kept
        kept = workbook(form_of(report.kind).tables(opened(report.kind, report.payload)), str(report), report.as_of)
    name = f"{report}.xlsx"
    return FileResponse(BytesIO(kept), as_attachment=True, filename=name, content_type=CONTENT_TYPES["xlsx"])


@issued
def report_json(request, report):
    """The frozen data themselves, with what proves them."""
    about = {"kind": report.kind, "period": report.period, "revision": report.revision, "state": report.state}
    about |= {"sha256": report.sha256, "code": report.code, "issued_at": report.issued_at, "document": report.payload}
    return JsonResponse(about, json_dumps_params={"ensure_ascii": False})


@issued
def report_html(request, report):
    """The same document as a page; a version that was replaced says so above everything."""
    return as_page(report, _replaced(report))


def as_page(report, notice="") -> HttpResponse:
    """The page as it was kept, with its own style."""
    if report.page is None:  # issued before pages were kept
        sealed = opened(report.kind, report.payload)
        markup = form_of(report.kind).html(sealed, stylesheet_url=static("css/document.css"))
        return HttpResponse(markup.replace("<main>", f"<main>{notice}", 1))
    markup = twins.opened_page(bytes(report.page))
    answer = HttpResponse(markup.replace("<main>", f"<main>{notice}", 1))
    answer._csp_update = {"style-src": [SELF, twins.style_of(markup)]}
    return answer


def _replaced(report) -> str:
    if report.state != State.SUPERSEDED:
        return ""
    latest = Report.objects.light().in_force().get(kind=report.kind, period=report.period)
    where = reverse("report_html", args=[latest.kind, latest.period, latest.revision])
    day = f"{timezone.localtime(latest.issued_at):%d.%m.%Y}"
    words = '<p class="on-screen" role="note">Цю версію замінено: <a href="{}">версія {} від {}</a></p>'
    return format_html(words, where, latest.revision, day)
