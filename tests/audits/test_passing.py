"""A round goes to review by itself: when its day has passed, when everything is in; once, and through the one door."""

from datetime import timedelta

import pytest

from audits.actions import approve_round, back_to_answers, move_days, pass_rounds, send_to_review
from audits.models import CheckRun, Item, Round
from core import clock
from core.refusals import Refused
from desk.daily import hold_rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(running):
    """The day after the units' last one."""
    return running.answers_due + timedelta(days=1)


@pytest.fixture
def answered(running):
    """Everything handed in."""
    running.items.update(work_status="answered", answered_at=clock.now())
    return running


def codes(on):
    return [round.code for round in pass_rounds(on=on)]


def test_on_the_last_day_units_still_answer(running):
    assert codes(running.answers_due) == []


def test_the_day_after_it_is_on_review(running, late):
    assert codes(late) == ["M2026-2"]
    row = Round.objects.get()
    assert (row.state, row.sent_by, row.sent_at) == ("review", None, clock.now())


def test_the_history_says_why(running, late):
    pass_rounds(on=late)
    assert (
        f"строк відповідей минув {running.answers_due:%d.%m.%Y}"
        in Round.objects.get().history.first().history_change_reason
    )


def test_twice_it_passes_once(running, late):
    assert (codes(late), codes(late)) == (["M2026-2"], [])


def test_days_that_were_missed_are_caught_up(running, late):
    assert codes(late + timedelta(days=40)) == ["M2026-2"]


def test_a_planned_round_does_not_pass(planned):
    assert codes(planned.answers_due + timedelta(days=1)) == []


def test_with_everything_in_it_does_not_wait(answered, today):
    assert codes(today) == ["M2026-2"]


def test_while_one_answer_is_owed_it_waits(answered, today):
    Item.objects.filter(pk=answered.items.first().pk).update(work_status="to_do")
    assert codes(today) == []


def test_while_links_are_asked_it_waits(answered, today):
    CheckRun.objects.create(round=answered)
    assert codes(today) == []


def test_a_round_without_items_waits_for_its_day(running, today):
    Item.objects.all().delete()
    assert codes(today) == []


def test_what_was_put_back_runs_to_its_day(answered, coordinator, today):
    sent = send_to_review(round=answered, by=coordinator)
    back_to_answers(round=sent, by=coordinator, reason="Просять уточнити")
    assert codes(today) == []


def test_put_back_late_the_units_get_time(running, late, coordinator, time_machine):
    time_machine.move_to(f"{late}T09:00:00+00:00")
    (sent,) = pass_rounds(on=late)
    back = back_to_answers(round=sent, by=coordinator, reason="Не працювала мережа")
    assert (back.answers_due > late, codes(late)) == (True, [])
    assert set(back.moves.values_list("reason", flat=True)) == {"Не працювала мережа"}


def test_a_moved_day_is_waited_for(running, late, coordinator):
    move_days(round=running, days={"answers_due": late}, by=coordinator, reason="Лист")
    assert codes(late) == []


def test_daily_does_it(running, late):
    assert hold_rounds(late) == "розпочато раундів: 0, передано на розгляд: M2026-2"


def test_who_alone_reviewed_does_not_approve(running, late, approver):
    (sent,) = pass_rounds(on=late)
    sent.items.update(work_status="reviewed", result="passed", points=2, reviewed_by=approver, reviewed_at=clock.now())
    with pytest.raises(Refused, match="хтось інший"):
        approve_round(round=sent, by=approver)


def test_somebody_else_approves(running, late, approver, coordinator):
    (sent,) = pass_rounds(on=late)
    sent.items.update(work_status="reviewed", result="passed", points=2, reviewed_by=approver, reviewed_at=clock.now())
    assert approve_round(round=sent, by=coordinator).approvals.get().second_check
