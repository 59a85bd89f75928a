"""How the demo office's quarterly reports were issued: each after its quarter was locked, one of them corrected."""

from datetime import date

from reports import actions
from reports.models import Report
from reports.workflow import Kind

CORRECTED = "Уточнено висновок: додано, що зроблено на прохання виконавчого комітету."
ADDED = "На прохання виконавчого комітету відділ відкритих даних щомісяця нагадуватиме підрозділам про строки."


def issue(plan, quarter, on: date, by):
    """The report goes out in the words suggested from the facts."""
    actions.issue_report(kind=Kind.QUARTERLY, period=str(quarter), by=by, on=on)


def correct(plan, quarter, on: date, by):
    """A new version says a sentence more, and why."""
    draft = actions.draft_report(kind=Kind.QUARTERLY, period=str(quarter), by=by, reason=CORRECTED, on=on)
    words = _latest(quarter).conclusion
    draft = actions.write_conclusion(report=draft, conclusion=f"{words}\n{ADDED}", by=by)
    actions.issue_draft(report=draft, by=by, on=on)


def register(plan, quarter, on: date, by):
    """СЕД gave its number; the coordinator lets everybody read it."""
    report = _latest(quarter)
    number = f"01-21/{quarter.year % 100}{quarter.number}-{report.revision}"
    report = actions.register(report=report, number=number, date=on, by=by, on=on)
    actions.show_to_all(report=report, shown=True, by=by)


VERBS = {"issue": issue, "correct": correct, "register": register}


def _latest(quarter) -> Report:
    return Report.objects.light().in_force().get(kind=Kind.QUARTERLY, period=str(quarter))
