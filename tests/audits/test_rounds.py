"""A round on its way: drawn up, opened, its days moved, sent to review and back."""

from datetime import date

import pytest

from audits.actions import back_to_answers, draw_up, move_days, open_round, open_rounds, send_to_review
from audits.models import Methodology, Round, RoundCalendar
from audits.timetable import parse
from core.models import DayOff
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db
WHY = "Вимкнення світла"
OCTOBER, OPENING = date(2026, 10, 3), date(2026, 11, 2)


def codes(**found):
    return sorted(Round.objects.filter(**found).values_list("code", flat=True))


def test_nothing_is_drawn_up_without_a_methodology(db):
    assert (open_rounds(on=OPENING), codes()) == ([], [])


def test_nor_with_one_that_is_not_approved(make_methodology):
    make_methodology()
    open_rounds(on=OPENING)
    assert codes() == []


def test_a_round_is_planned_a_month_ahead(methodology):
    open_rounds(on=OCTOBER)
    assert codes(state="planned") == ["M2026-2"]


def test_it_opens_on_its_day(methodology, datasets):
    open_rounds(on=OCTOBER)
    (opened,) = open_rounds(on=OPENING)
    assert (opened.code, opened.state, opened.items.count()) == ("M2026-2", "open", 3)


def test_a_second_time_nothing_happens(methodology, datasets):
    open_rounds(on=OPENING)
    assert (open_rounds(on=OPENING), codes()) == ([], ["M2026-2"])


def test_missed_days_are_caught_up(methodology, make_methodology):
    make_methodology("audit", valid_from=date(2026, 1, 1))
    opened = open_rounds(on=date(2027, 9, 20))
    assert {round.code for round in opened} == {"A2026", "A2027", "M2026-2", "M2027-1"}


def test_a_round_in_time_has_the_timetable_s_days(methodology):
    (opened,) = open_rounds(on=OPENING)
    days = (opened.reference_on, opened.answers_due, opened.review_due, opened.report_due)
    assert days == (OPENING, date(2026, 11, 24), date(2026, 12, 7), date(2026, 12, 14))


def test_a_round_opened_late_leaves_time_to_answer(methodology):
    (opened,) = open_rounds(on=date(2026, 11, 24))
    assert (opened.opens_on, opened.answers_due) == (OPENING, date(2026, 12, 8))
    assert opened.answers_due < opened.review_due < opened.report_due


def test_a_round_opened_early_is_of_that_day(running, today):
    assert (running.opens_on, running.reference_on) == (today, today)


def test_the_office_sets_its_own_calendar(methodology):
    RoundCalendar.objects.create(kind="monitoring", month=4, day=5, answers_after=10, review_after=20, report_after=30)
    open_rounds(on=date(2026, 10, 5))
    assert codes(state="open") == ["M2026-2"]


def test_a_day_off_moves_the_beginning(methodology):
    DayOff.objects.create(day=OPENING)
    open_rounds(on=OCTOBER)
    open_rounds(on=date(2026, 10, 4))
    assert Round.objects.get().opens_on == date(2026, 11, 3)


def test_the_title_says_what_it_is(methodology):
    open_rounds(on=OCTOBER)
    assert str(Round.objects.get()) == "M2026-2 Моніторинг наборів даних за II півріччя 2026 року"


def test_by_hand_a_round_is_drawn_up_once(planned, coordinator, today):
    with pytest.raises(Refused, match="уже є"):
        draw_up(slot=parse("M2026-2"), on=today, by=coordinator, reason=WHY)


def test_by_hand_it_needs_a_methodology(coordinator, today):
    with pytest.raises(Refused, match="Немає затвердженої методики"):
        draw_up(slot=parse("M2026-2"), on=today, by=coordinator, reason=WHY)


def test_a_round_opens_once(running, coordinator, today):
    with pytest.raises(Refused, match="уже розпочато"):
        open_round(round=running, on=today, by=coordinator)


def test_a_day_moves_with_its_reason(running, coordinator):
    moved = move_days(round=running, days={"report_due": date(2026, 12, 21)}, by=coordinator, reason=WHY)
    row = moved.moves.get()
    assert (moved.report_due, row.was, row.now, row.reason) == (
        date(2026, 12, 21),
        date(2026, 12, 14),
        date(2026, 12, 21),
        WHY,
    )


def test_several_days_move_together(running, coordinator):
    days = {"answers_due": date(2026, 11, 30), "review_due": date(2026, 12, 9)}
    assert move_days(round=running, days=days, by=coordinator, reason=WHY).moves.count() == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_moving_wants_a_reason(running, coordinator, reason):
    with pytest.raises(Refused, match="причину"):
        move_days(round=running, days={"report_due": date(2026, 12, 21)}, by=coordinator, reason=reason)


def test_moving_to_the_same_day_is_told(running, coordinator):
    with pytest.raises(Refused, match="ті самі"):
        move_days(round=running, days={"report_due": running.report_due}, by=coordinator, reason=WHY)


def test_days_stay_in_order(running, coordinator):
    with pytest.raises(Refused, match="один за одним"):
        move_days(round=running, days={"report_due": date(2026, 11, 1)}, by=coordinator, reason=WHY)
    assert running.moves.count() == 0


def test_the_beginning_moves_before_it_only(running, coordinator):
    with pytest.raises(Refused, match="початок не переносять"):
        move_days(round=running, days={"opens_on": date(2026, 10, 1)}, by=coordinator, reason=WHY)


def test_the_reference_date_follows_the_beginning(planned, coordinator):
    moved = move_days(round=planned, days={"opens_on": date(2026, 11, 9)}, by=coordinator, reason=WHY)
    assert moved.reference_on == date(2026, 11, 9)


def test_a_moved_beginning_holds_for_the_daily_round(planned, coordinator):
    move_days(round=planned, days={"opens_on": date(2026, 11, 9)}, by=coordinator, reason=WHY)
    assert [open_rounds(on=OPENING), [row.code for row in open_rounds(on=date(2026, 11, 9))]] == [[], ["M2026-2"]]


def test_review_knows_who_sent_it(reviewed, coordinator):
    assert (reviewed.state, reviewed.sent_by) == ("review", coordinator)


def test_a_planned_round_is_not_sent(planned, coordinator):
    with pytest.raises(Refused, match="що триває"):
        send_to_review(round=planned, by=coordinator)


def test_answers_may_be_taken_again(reviewed, coordinator):
    back = back_to_answers(round=reviewed, by=coordinator, reason=WHY)
    assert (back.state, back.sent_by) == ("open", None)


def test_a_running_round_is_not_returned(running, coordinator):
    with pytest.raises(Refused, match="що на розгляді"):
        back_to_answers(round=running, by=coordinator, reason=WHY)


def test_two_editors_of_a_round(running, coordinator):
    move_days(round=running, days={"report_due": date(2026, 12, 21)}, by=coordinator, reason=WHY)
    with pytest.raises(Conflict):
        send_to_review(round=running, by=coordinator, version=running.version)


def test_progress_is_counted(running):
    running.items.filter(criterion_code="M.1").update(auto_at="2026-09-30T10:00Z", auto_result="passed")
    row = Round.objects.with_progress().get()
    counted = (row.item_count, row.automatic_count, row.checked_count, row.person_count, row.answered_count)
    assert counted == (3, 2, 2, 1, 0)


def test_the_methodology_of_the_opening_judges(methodology):
    open_rounds(on=OCTOBER)
    assert Round.objects.get().methodology == Methodology.objects.get()
