"""Documents that take long to set: drawn up or issued in the background, while who asked waits on a page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from core import errands
from core.models import Errand, User
from plan.quarters import Quarter, parse
from reports import actions, documents
from reports.models import Report
from reports.quarterly import build, plan_for

DRAFT, ISSUE = "quarterly_draft", "issue_report"


def ask_for_draft(*, quarter: Quarter, on: date, by: User) -> Errand:
    """Hands the draft of a quarter's report, to download, to the background."""
    title = _("Проєкт звіту за %s") % quarter.words
    return errands.ask(kind=DRAFT, title=title, by=by, asked={"period": str(quarter), "on": on.isoformat()})


def draw_up(errand: Errand, beat) -> errands.File:
    """The draft as the facts stand now."""
    quarter = parse(errand.asked["period"])
    report = build(plan_for(quarter), quarter, date.fromisoformat(errand.asked["on"]))
    return errands.File(documents.filename(report), documents.as_pdf(report))


def ask_to_issue(*, report: Report, by: User, on: date, seen: str | None = None, version=None) -> Errand:
    """Hands the issuing of a draft to the background; what was looked at goes with it, as in `actions.issue_draft`."""
    asked = {"report": report.pk, "on": on.isoformat(), "seen": seen, "version": version}
    return errands.ask(kind=ISSUE, title=_("Видаємо: %s") % report, by=by, asked=asked, back=_page(report.pk))


def issue(errand: Errand, beat) -> errands.Place:
    """Issues the draft; refused in words where it is gone, issued by somebody else, or the facts moved on."""
    asked = errand.asked
    actions.issue_draft(
        report=Report(pk=asked["report"]),
        by=errand.by,
        seen=asked["seen"],
        version=asked["version"],
        on=date.fromisoformat(asked["on"]),
    )
    return errands.Place(_page(asked["report"]))


def _page(key: int) -> str:
    return reverse("admin:reports_report_change", args=[key])
