"""A round on its way: drawn up from the timetable, opened with its items, its days moved, sent to review."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audits import timetable
from audits.actions.drafting import draft_items
from audits.actions.locking import bump, check_reason, lock_round
from audits.models import Methodology, Round, RoundMove, rules_of
from audits.models.round import Day
from audits.timetable import Days, Slot
from audits.workflow import Kind, RoundState, round_may
from core import history
from core.clock import now, today
from core.models import DayOff
from core.refusals import Refused, checked

LATER = ("answers_due", "review_due", "report_due")


@transaction.atomic
def open_rounds(*, on: date, by=None) -> list[Round]:
    """Draws up what the timetable wants by a day and opens what is to begin; what is there already stays as it is.

    Rounds are held since the office approved its first methodology of the kind.
    """
    days_off = DayOff.objects.days()
    known = set(Round.objects.values_list("code", flat=True))
    for kind in Kind:
        since = _held_since(kind)
        for slot, days in timetable.drawn_up(kind, since, on, rules_of(kind), days_off) if since else ():
            if slot.code not in known and Methodology.objects.in_force(kind, _judged_on(days, on)):
                _draw_up(slot, days, on, by)
    due = Round.objects.filter(state=RoundState.PLANNED, opens_on__lte=on).order_by("opens_on", "code")
    return [open_round(round=row, on=on, by=by) for row in due]


@transaction.atomic
def draw_up(*, slot: Slot, on: date, by, reason) -> Round:
    """A round drawn up by hand, before or after the timetable would; its days are the timetable's."""
    if Round.objects.filter(code=slot.code).exists():
        raise Refused(_("Раунд {code} уже є.").format(code=slot.code))
    days = timetable.days(slot, rules_of(slot.kind), DayOff.objects.days())
    return _draw_up(slot, days, on, by, check_reason(reason))


@transaction.atomic
def open_round(*, round, on: date, by, version=None) -> Round:
    """Opens a planned round: its items are written as of the reference date, units are asked.

    Opened late, it gives the units, the review and the report a fair least; opened early, it is of the day it opens.
    """
    round = lock_round(round, version)
    check_move(round, RoundState.OPEN, _("Раунд уже розпочато."))
    planned = _days_of(round)
    if on < round.opens_on:
        planned = Days(on, on, *(getattr(round, name) for name in LATER))
    days = timetable.opened_late(planned, on, DayOff.objects.days()) if on > round.opens_on else planned
    _set_days(round, days)
    round.state, round.opened_at = RoundState.OPEN, now()
    bump(round, by=by, reason="Раунд розпочато")
    draft_items(round, by=by)
    return round


@transaction.atomic
def move_days(*, round, days: Mapping[str, date], by, reason, version=None) -> Round:
    """Moves days of a round (`RoundMove.Day` to the new day), with the reason; a closed one is opened again first."""
    reason = check_reason(reason)
    round = lock_round(round, version)
    moved = {Day(name): day for name, day in days.items() if day and day != getattr(round, name)}
    if round.state == RoundState.CLOSED:
        raise Refused(_("Раунд закрито: строки вже не змінюють."))
    if not moved:
        raise Refused(_("Строки ті самі: вкажіть нову дату."))
    if Day.OPENS in moved and round.state != RoundState.PLANNED:
        raise Refused(_("Раунд уже розпочато: початок не переносять."))
    _record_moves(round, moved, by, reason)
    if Day.OPENS in moved:
        round.reference_on = round.opens_on
    return bump(round, by=by, reason=reason)


@transaction.atomic
def send_to_review(*, round, by, version=None, reason="Раунд передано на розгляд") -> Round:
    """Ends the answering: what was not answered stays «не перевірено», the review settles the rest."""
    round = lock_round(round, version)
    check_move(round, RoundState.REVIEW, _("На розгляд передають раунд, що триває."))
    round.state, round.sent_by, round.sent_at = RoundState.REVIEW, by, now()
    return bump(round, by=by, reason=reason)


@transaction.atomic
def back_to_answers(*, round, by, reason, version=None) -> Round:
    """Lets the units answer again; where their last day is over, they get the fair least from today."""
    reason = check_reason(reason)
    round = lock_round(round, version)
    check_move(round, RoundState.OPEN, _("До відповідей повертають раунд, що на розгляді."))
    round.state, round.sent_by, round.sent_at = RoundState.OPEN, None, None
    if round.answers_due < today():
        days = timetable.opened_late(_days_of(round), today(), DayOff.objects.days())
        _record_moves(round, {Day(name): getattr(days, name) for name in LATER}, by, reason)
    return bump(round, by=by, reason=reason)


def check_move(round, state, sentence):
    """One door: a move that the table does not know is refused, with what is the matter."""
    if not round_may(RoundState(round.state), state):
        now_words = _("Зараз раунд {code}: {state}.").format(code=round.code, state=round.get_state_display())
        raise Refused(f"{sentence} {now_words}")


def _held_since(kind) -> date | None:
    first = Methodology.objects.approved().filter(kind=kind).order_by("approved_at").first()
    return timezone.localdate(first.approved_at) if first else None


def _judged_on(days: Days, on: date) -> date:
    """The day whose methodology judges: that of the beginning, or of the opening where it is late."""
    return max(days.opens_on, on)


def _draw_up(slot: Slot, days: Days, on: date, by, reason="") -> Round:
    methodology = Methodology.objects.in_force(slot.kind, _judged_on(days, on))
    if methodology is None:
        raise Refused(_("Немає затвердженої методики, що діє на початку раунду: затвердьте її."))
    round = Round(
        code=slot.code,
        kind=slot.kind,
        year=slot.year,
        half=slot.half,
        title=slot.title,
        methodology=methodology,
        **vars(days),
    )
    return history.save(checked(round), by=by, reason=reason or "Складено за календарем раундів")


def _days_of(round) -> Days:
    return Days(*(getattr(round, name) for name in Days.__dataclass_fields__))


def _record_moves(round, moved: Mapping[Day, date], by, reason):
    for name, day in moved.items():
        if day != getattr(round, name):
            row = RoundMove(round=round, day=name, was=getattr(round, name), now=day, reason=reason, recorded_by=by)
            history.save(checked(row), by=by, reason=reason)
            setattr(round, name, day)


def _set_days(round, days: Days):
    for name, day in vars(days).items():
        setattr(round, name, day)
