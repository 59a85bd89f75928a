"""What happened in a quarter and what waits for a decision."""

from datetime import date

import pytest

from plan.actions import annul, decline, meet_checkpoint
from plan.workflow import Stage

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 31)


def told(report):
    return [(change.day, change.words) for change in report().changes]


def wishes(report, **more):
    return [request.wish for request in report(**more).requests]


def test_a_stage_taken_in_the_quarter(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 8, 30))
    assert told(report) == [(date(2026, 8, 30), "виконано")]


def test_a_stage_names_its_basis(report, make_task, staged, basis):
    staged(make_task(), Stage.SUSPENDED, date(2026, 8, 1), basis)
    assert report().changes[0].basis == "розпорядження від 15.07.2026 №\xa0214"


def test_a_moved_date_tells_from_what_to_what(report, make_task, moved):
    task = make_task("до 30.06.2026")
    moved(task, date(2026, 8, 31))
    moved(task, LATER, day=date(2026, 9, 1))
    assert told(report) == [
        (date(2026, 7, 15), "строк перенесено з 30.06.2026 на 31.08.2026"),
        (date(2026, 9, 1), "строк перенесено з 31.08.2026 на 31.12.2026"),
    ]


def test_a_date_met(report, make_task, coordinator):
    checkpoint = make_task("Щороку").checkpoints.get(rule_date=LATER)
    meet_checkpoint(checkpoint=checkpoint, met_on=date(2026, 9, 15), by=coordinator, reason="Аудит завершено")
    assert told(report) == [(date(2026, 9, 15), "контрольний строк 31.12.2026 виконано")]


def test_a_release(report, make_task, released):
    released(make_task())
    assert told(report) == [(date(2026, 9, 10), "знято з контролю")]


def test_changes_stand_in_the_order_of_their_days(report, make_task, done):
    done(make_task("до 30.11.2026"), date(2026, 9, 2))
    done(make_task("до 30.11.2026"), date(2026, 9, 1))
    assert [change.code for change in report().changes] == ["I.1.2", "I.1.1"]


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 10, 1)])
def test_what_happened_outside_the_quarter_is_left_out(report, make_task, done, day):
    done(make_task("до 30.11.2026"), day)
    assert told(report) == []


def test_a_fact_taken_back_is_left_out(report, make_task, done, coordinator):
    annul(fact=done(make_task("до 30.11.2026"), date(2026, 8, 30)), by=coordinator, reason="Помилка")
    assert told(report) == []


def test_the_opening_state_is_no_change(report, make_task, done):
    change = done(make_task("до 30.11.2026"), date(2026, 8, 30))
    change.opening = True
    change.save()
    assert told(report) == []


# --- Requests


def test_a_request_to_move_names_the_date_in_force(report, make_task, moved):
    task = make_task("до 31.03.2026")
    moved(task, date(2026, 8, 31))
    moved(task, LATER, day=date(2026, 9, 18), basis=None)
    (request,) = report().requests
    assert request.wish == "перенести строк з 31.08.2026 на 31.12.2026"
    assert (request.day, request.reason) == (date(2026, 9, 18), "Немає підрядника")


@pytest.mark.parametrize(
    ("stage", "wish"),
    [(Stage.SUSPENDED, "призупинити виконання"), (Stage.CANCELLED, "скасувати завдання")],
)
def test_a_request_to_stop(report, make_task, staged, stage, wish):
    staged(make_task(), stage, date(2026, 9, 1))
    assert wishes(report) == [wish]


def test_a_request_to_take_up_again(report, make_task, staged, basis):
    task = make_task("до 31.03.2026")
    staged(task, Stage.CANCELLED, date(2026, 8, 1), basis)
    staged(task, Stage.IN_PROGRESS, date(2026, 9, 1))
    assert wishes(report) == ["відновити виконання"]


def test_a_request_to_release(report, make_task, released):
    released(make_task(), basis=None)
    assert wishes(report) == ["зняти з контролю"]


def test_requests_stand_in_the_order_of_the_tasks(report, make_task, released):
    for number in (10, 9):
        released(make_task(number=number), basis=None)
    assert [request.code for request in report().requests] == ["I.1.9", "I.1.10"]


def test_a_request_of_a_later_day_does_not_wait_yet(report, make_task, released):
    released(make_task(), basis=None, day=date(2026, 9, 10))
    assert wishes(report, on=date(2026, 9, 9)) == []


def test_a_declined_request_waits_no_more(report, make_task, released, coordinator):
    decline(fact=released(make_task(), basis=None), by=coordinator, reason="Передчасно")
    assert wishes(report) == []


def test_a_long_reason_is_cut(report, make_task, released):
    request = released(make_task(), basis=None)
    request.reason = "слово " * 300
    request.save()
    assert len(report().requests[0].reason) <= 400
