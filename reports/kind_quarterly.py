"""The quarterly report as a kind of document."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.refusals import Refused
from plan.quarters import parse
from reports import documents
from reports.differences import differences
from reports.form import Form, Subject
from reports.quarterly import Quarterly, build, plan_for
from reports.quarterly_tables import tables
from reports.sealed import Sealed


@dataclass(frozen=True)
class SealedQuarterly(Sealed):
    """An issued quarterly report."""

    report: Quarterly


def subject(period: str) -> Subject:
    """The plan that was in force in the quarter."""
    return Subject(plan_for(parse(period)))


def draw(period: str, on: date) -> Quarterly:
    """The report of a quarter as the facts stand on a day."""
    quarter = parse(period)
    return build(plan_for(quarter), quarter, on)


def check(report: Quarterly) -> None:
    """A report is issued of a quarter that is over, when nobody still has time to report."""
    if not report.ended:
        raise Refused(
            _("%(quarter)s ще триває: звіт видають, коли квартал скінчиться.") % {"quarter": report.quarter.words}
        )
    if report.told and report.told.open_until:
        raise Refused(
            _("Підрозділи ще мають час до %(day)s подати інформацію. Видайте звіт після цього дня.")
            % {"day": f"{report.told.open_until:%d.%m.%Y}"}
        )


FORM = Form(
    sealed=SealedQuarterly,
    subject=subject,
    draw=draw,
    html=documents.sealed_html,
    suggested=documents.suggested,
    differences=differences,
    tables=tables,
    templates=(
        "document",
        "quarterly",
        "due",
        "state",
        "word",
        "measured",
        "signature",
        "mark",
        "discipline",
        "round_told",
        "findings",
        "correction",
    ),
    words=("charts", "documents", "front", "measured", "sentences", "states", "typography"),
    check=check,
    mailed=True,
)
