"""A round whose answers are in, or whose day has come, goes to review by the office's own hand (`daily`).

The door is that of people (`send_to_review`). Nobody sent it, so whoever alone settled its items does not approve.
"""

from datetime import date

from django.db import transaction

from audits.actions.rounds import send_to_review
from audits.audit_stages import unit_rows
from audits.models import CheckRun, Round
from audits.workflow import Kind, RoundState, WorkStatus
from core.models.work import UNDER_WAY

WAITING = (WorkStatus.TO_DO, WorkStatus.RETURNED)


def pass_rounds(*, on: date, by=None) -> list[Round]:
    """Sends to review what was open past its last day of answers, and what everybody has answered; repeatable."""
    rows = Round.objects.filter(state=RoundState.OPEN).order_by("opens_on", "code")
    passed = [_pass(row, on, by) for row in rows]
    return [row for row in passed if row is not None]


@transaction.atomic
def _pass(round: Round, on: date, by) -> Round | None:
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    why = reason_to_pass(locked, on)
    return send_to_review(round=locked, by=by, reason=f"Раунд передано на розгляд: {why}") if why else None


def reason_to_pass(round: Round, on: date) -> str:
    """Why an open round is to be reviewed on a day; empty where units still answer.

    What somebody has put back to the answers runs to its last day, also where nothing is owed.
    """
    if round.state != RoundState.OPEN:
        return ""
    if on > round.answers_due:
        return f"строк відповідей минув {round.answers_due:%d.%m.%Y}"
    returned = round.history.filter(state=RoundState.REVIEW).exists()
    return "" if returned or not everything_in(round, on) else "усе подано"


def everything_in(round: Round, on: date) -> bool:
    """Whether nobody owes anything any more: answers, tables of assets, checks, replies of the public."""
    items = round.items.all()
    if not items.exists() or items.filter(work_status__in=WAITING).exists():
        return False
    if CheckRun.objects.filter(round=round, state__in=UNDER_WAY).exists():
        return False
    if round.kind != Kind.AUDIT:
        return True
    asking = round.consultations.filter(announced_at__isnull=False, closes_on__gte=on)
    owing = any(row.silent or row.draft or row.returned for row in unit_rows(round, on))
    return not (owing or asking.exists())
