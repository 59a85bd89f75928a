"""The quarterly report as a document: its words and pictures for the template, its HTML, PDF and file name."""

from django.utils import translation

from core import pdf
from plan.progress import Category, label
from plan.reporting import Freshness
from reports import charts, front, sentences
from reports.contents import reachable
from reports.form import DRAFT
from reports.quarterly import Quarterly
from reports.sealed import Sealed
from reports.told import COUNTED
from reports.typography import unbroken, whole_codes

TEMPLATE = "reports/quarterly.html"
HEADERS = {
    Freshness.REPORTED: "Прийнято",
    Freshness.WAITING: "На розгляді",
    Freshness.RETURNED: "Повернуто",
    Freshness.EXPECTED: "Очікується",
    Freshness.SILENT: "Не надано",
}
BAR = 150  # width of the longest bar, in the units of the picture


@translation.override("uk")
def context(report: Quarterly, sealed: Sealed | None = None, conclusion: str = "") -> dict:
    """What the template shows beside the report itself; `sealed` is what makes it final, else it is a draft."""
    most = max((part.totals.total for part in report.principles), default=0)
    kinds = [kind for kind in Category if report.totals.of(kind)]
    return {
        "report": report,
        "author": ", ".join(report.authority),
        **_finality(sealed),
        "demo": "Демонстраційні дані" if report.demo else "",
        "footer": [report.plan, f"Звіт за {report.quarter.words}"],
        "title": f"Звіт про стан виконання {sentences.title_of(report.plan)} за {report.quarter.words}",
        "plan_of": sentences.title_of(report.plan),
        "acts": unbroken(sentences.acts_of(report.acts)),
        "figures": sentences.figures(report),
        "lead": _paragraphs(_words(report, sealed, conclusion)),
        "standing_on": sentences.standing_on(report),
        "overdue": front.late(report),
        "overdue_more": front.late_more(report),
        "proposals": front.proposals(report),
        "silent": [
            (unit.unit, whole_codes(unbroken(front.silent_words(unit))))
            for unit in front.silent(report)[: front.SILENT]
        ],
        "silent_more": max(len(front.silent(report)) - front.SILENT, 0),
        "annexes": front.annexes(report),
        "round_annex": 4 if report.discipline else 3,
        "opening_gap": unbroken(sentences.opening_gap(report)),
        "legend": [_legend(kind, report.totals) for kind in kinds],
        "chart": [_chart_row(part, kinds, most) for part in report.principles],
        "sums": [report.totals.of(kind) for kind in kinds],
        **(_told(report) if report.told else {}),
    }


@translation.override("uk")
def suggested(report: Quarterly) -> str:
    """The plain conclusion as the facts suggest it; the coordinator may put it otherwise."""
    return " ".join(sentences.lead(report))


def html(report: Quarterly, *, conclusion: str = "", **more) -> str:
    """The draft as HTML; `stylesheet` or `stylesheet_url` gives it its look in a browser."""
    return reachable(pdf.html(TEMPLATE, {**context(report, conclusion=conclusion), **more}))


def sealed_html(sealed: Sealed, **more) -> str:
    """The issued document as HTML."""
    return reachable(pdf.html(TEMPLATE, {**context(sealed.report, sealed), **more}))


def standalone(report: Quarterly) -> str:
    """The document as one HTML file."""
    return html(report, stylesheet=pdf.style())


def as_pdf(report: Quarterly) -> bytes:
    """The document as PDF."""
    return pdf.pdf(html(report))


def filename(report: Quarterly) -> str:
    """The name of the draft's file."""
    return f"Звіт за {report.quarter.words} (проєкт).pdf"


def issued_name(report) -> str:
    """The name of an issued document's file: «Квартальний звіт за III квартал 2026 року, версія 2.pdf»."""
    return f"{report}.pdf"


def _words(report, sealed, conclusion):
    """The first words: those it was issued with, those the coordinator wrote, or those the facts suggest."""
    return sealed.conclusion if sealed else conclusion or suggested(report)


def _paragraphs(text):
    return [whole_codes(unbroken(each.strip())) for each in text.splitlines() if each.strip()]


def _silent_words(unit):
    return whole_codes(unbroken(front.silent_words(unit)))


def _finality(sealed):
    """Whether the document is final, and what it corrects."""
    if sealed is None:
        return {"draft": DRAFT, "sealed": None, "correction": None, "mark": None}
    return {"draft": "", "sealed": sealed, "correction": sealed.correction, "mark": sealed.mark}


def _told(report):
    """What units told: the sentence, a column for each freshness that occurs, the events with their sum."""
    told = report.told
    kinds = [kind for kind in COUNTED if told.count(kind)]
    return {
        "told_lead": whole_codes(unbroken(" ".join(sentences.told(report)))),
        "told_columns": [HEADERS[kind] for kind in kinds],
        "tellers": [(unit, [unit.counts.get(kind, 0) for kind in kinds]) for unit in told.units],
        "told_sums": [told.count(kind) for kind in kinds],
        "events_number": sum(events.number for events in told.events),
        "events_people": sum(events.people for events in told.events),
    }


def _legend(kind, totals):
    words = label(kind, totals)
    return words, charts.swatch(kind, words), charts.swatch(kind, "позначка")


def _chart_row(part, kinds, most):
    return {
        "name": f"{part.number}. {part.title}",
        "bar": charts.bar(part.totals, most, BAR, part.number),
        "counts": [part.totals.of(kind) for kind in kinds],
        "total": part.totals.total,
    }
