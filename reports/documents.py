"""The quarterly report as a document: its words and pictures for the template, its HTML, PDF and file name."""

from django.utils import translation

from core import pdf
from plan.progress import Category
from reports import charts, sentences
from reports.quarterly import Quarterly
from reports.typography import unbroken, whole_codes

TEMPLATE = "reports/quarterly.html"
LISTED = 20  # late tasks named on the first pages; every one stands in its place in the tables
BAR = 150  # width of the longest bar, in the units of the picture


@translation.override("uk")
def context(report: Quarterly) -> dict:
    """What the template shows beside the report itself."""
    most = max((part.totals.total for part in report.principles), default=0)
    kinds = [kind for kind in Category if report.totals.of(kind)]
    return {
        "report": report,
        "author": ", ".join(report.authority),
        "draft": "ПРОЄКТ",
        "demo": "Демонстраційні дані" if report.demo else "",
        "footer": [report.plan, f"Звіт за {report.quarter.words}"],
        "title": f"Звіт про стан виконання {sentences.title_of(report.plan)} за {report.quarter.words}",
        "plan_of": sentences.title_of(report.plan),
        "acts": unbroken(sentences.acts_of(report.acts)),
        "figures": sentences.figures(report),
        "lead": whole_codes(unbroken(" ".join(sentences.lead(report)))),
        "standing_on": sentences.standing_on(report),
        "overdue": report.overdue[:LISTED],
        "overdue_more": sentences.more_overdue(report, LISTED),
        "opening_gap": unbroken(sentences.opening_gap(report)),
        "legend": [(kind.label, charts.swatch(kind), charts.swatch(kind, "позначка")) for kind in kinds],
        "chart": [_chart_row(part, kinds, most) for part in report.principles],
        "sums": [report.totals.of(kind) for kind in kinds],
    }


def html(report: Quarterly, **more) -> str:
    """The document as HTML; `stylesheet` or `stylesheet_url` gives it its look in a browser."""
    return pdf.html(TEMPLATE, {**context(report), **more})


def standalone(report: Quarterly) -> str:
    """The document as one HTML file."""
    return html(report, stylesheet=pdf.style())


def as_pdf(report: Quarterly) -> bytes:
    """The document as PDF."""
    return pdf.pdf(html(report))


def filename(report: Quarterly) -> str:
    """The name of the draft's file."""
    return f"Звіт за {report.quarter.words} (проєкт).pdf"


def _chart_row(part, kinds, most):
    return {
        "name": f"{part.number}. {part.title}",
        "bar": charts.bar(part.totals, most, BAR, part.number),
        "counts": [part.totals.of(kind) for kind in kinds],
        "total": part.totals.total,
    }
