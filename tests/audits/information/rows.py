"""One row or more of an information audit, for tests that open every page."""

from datetime import date

from audits.actions import open_round
from audits.actions.assets import keep_asset
from audits.actions.consultations import keep_consultation, keep_question
from audits.actions.visits import keep_visit
from audits.models import Methodology, Reply, Round
from audits.timetable import parse
from core import clock


def audit_of(on, by):
    """The audit that is open: the one there is, else one drawn up by hand."""
    known = Round.objects.filter(kind="audit", state="open").first()
    if known:
        return known
    methodology = Methodology.objects.filter(kind="audit").first() or Methodology.objects.create(
        kind="audit", title="Методика аудиту", edition=1, state="approved", valid_from=on, approved_at=clock.now()
    )
    slot = parse("A2026")
    days = {name: on for name in ("reference_on", "opens_on", "answers_due", "review_due", "report_due")}
    row = Round.objects.create(
        code=slot.code, kind="audit", year=2026, title=slot.title, methodology=methodology, **days
    )
    return open_round(round=row, on=on, by=by)


def information_rows(*, number, unit, by, on=date(2026, 9, 30)):
    """A consultation with a question and a reply, a row of assets and notes of a visit."""
    audit = audit_of(on, by)
    said = {"title": f"Які дані потрібні? {number}", "intro": "Запитуємо", "opens_on": on, "closes_on": on}
    consultation = keep_consultation(round=audit, values=said, by=by)
    question = keep_question(consultation=consultation, values={"kind": "text", "text": "Чого бракує?"}, by=by)
    Reply.objects.create(consultation=consultation, answers={str(question.pk): "Маршрутів"}, voter=str(number))
    asset = keep_asset(round=audit, unit=unit, values={"title": f"Парки {number}"}, by=by)
    notes = {"unit": unit, "visited_on": on, "place": "Кабінет 12", "present": "Керівник", "text": "Усе на місці"}
    visit = keep_visit(round=audit, values=notes, by=by)
    return {"audit": audit, "consultation": consultation, "question": question, "asset": asset, "visit": visit}
