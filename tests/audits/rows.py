"""Rows of the room for the guards: a round with items, its days moved, in review, beside a methodology."""

from datetime import date

from audits.actions import approve_methodology, draw_up, keep_criterion, move_days, open_round, send_to_review
from audits.models import Methodology, Round, RoundCalendar
from audits.timetable import Slot
from audits.workflow import Kind

RUBRIC = [{"points": 2, "text": "Так"}, {"points": 0, "text": "Ні"}]
CRITERIA = (
    {"code": "M.1.1", "kind": "automatic", "check_name": "passport_complete", "applies_to": "datasets"},
    {"code": "M.1.2", "kind": "person", "applies_to": "datasets"},
)


def monitoring_methodology(by) -> Methodology:
    """The approved methodology of the monitoring."""
    found = Methodology.objects.approved().filter(kind=Kind.MONITORING).first()
    if found:
        return found
    methodology = Methodology.objects.create(kind=Kind.MONITORING, title="Методика моніторингу")
    for row in CRITERIA:
        values = {"wording": f"Критерій {row['code']}", "rubric": RUBRIC, "principle": "I", **row}
        keep_criterion(methodology=methodology, values=values, by=by, reason="Методика")
    return approve_methodology(methodology=methodology, valid_from=date(2020, 1, 1), by=by, reason="Методика")


def round_rows(*, number, on, by) -> Round:
    """A round of its own year, opened on a day and in review."""
    monitoring_methodology(by)
    RoundCalendar.objects.get_or_create(
        kind=Kind.MONITORING,
        defaults={"month": 5, "day": 1, "answers_after": 23, "review_after": 36, "report_after": 43},
    )
    slot = Slot(Kind.MONITORING, 2026 + number // 2, number % 2 + 1)
    row = draw_up(slot=slot, on=on, by=by, reason="За календарем")
    row = open_round(round=row, on=on, by=by)
    move_days(round=row, days={"report_due": date(2060, 1, 1)}, by=by, reason="Вимкнення світла")
    return send_to_review(round=row, by=by)
