"""Approving closes a round, by somebody else; reopening says why and asks for another approval."""

import threading

import pytest
from django.db import connection

from audits.actions import approve_round, reopen_round, send_to_review
from audits.models import Round
from core.models import User
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db
WHY = "Виявлено помилку"


@pytest.fixture
def permitted(office):
    """An office of one: the same person may approve."""
    office.self_acceptance = True
    office.save()
    return office


@pytest.fixture
def reopened(closed, coordinator):
    reopen_round(round=closed, by=coordinator, reason=WHY)
    return Round.objects.get(pk=closed.pk)


def test_approving_closes(closed, approver):
    approval = closed.approvals.get()
    assert (closed.state, closed.closings, approval.approved_by, approval.second_check) == (
        "closed",
        1,
        approver,
        True,
    )


def test_a_closed_round_is_final(closed, reviewed):
    assert (closed.is_final, reviewed.is_final) == (True, False)


def test_who_sent_it_does_not_approve(reviewed, coordinator):
    with pytest.raises(Refused, match="хтось інший"):
        approve_round(round=reviewed, by=coordinator)


def test_an_office_of_one_approves_and_it_is_marked(reviewed, coordinator, permitted):
    approve_round(round=reviewed, by=coordinator)
    assert "без другої перевірки" in str(reviewed.approvals.get())


def test_a_running_round_is_not_approved(running, approver):
    with pytest.raises(Refused, match="що на розгляді"):
        approve_round(round=running, by=approver)


def test_answers_that_wait_are_named(reviewed, approver):
    reviewed.items.filter(criterion_code="M.2").update(work_status="answered", answered_at="2026-09-30T10:00Z")
    with pytest.raises(Refused, match="не розглянуто 1 відповідь"):
        approve_round(round=reviewed, by=approver)


def test_approving_a_second_time_is_refused(closed, coordinator):
    with pytest.raises(Refused, match="закрито"):
        approve_round(round=closed, by=coordinator)


def test_reopening_says_why(reopened, coordinator):
    row = reopened.reopenings.get()
    assert (reopened.state, row.reason, row.reopened_by, row.lifts) == ("review", WHY, coordinator, 1)


def test_reopening_wants_a_reason(closed, coordinator):
    with pytest.raises(Refused, match="причину"):
        reopen_round(round=closed, by=coordinator, reason=" ")


def test_what_is_not_closed_is_not_reopened(reviewed, coordinator):
    with pytest.raises(Refused, match="не закрито"):
        reopen_round(round=reviewed, by=coordinator, reason=WHY)


def test_who_reopened_does_not_approve_anew(closed, approver):
    reopen_round(round=closed, by=approver, reason=WHY)
    with pytest.raises(Refused, match="хтось інший"):
        approve_round(round=closed, by=approver)


def test_who_sent_it_first_does_not_either(reopened, coordinator):
    with pytest.raises(Refused, match="хтось інший"):
        approve_round(round=reopened, by=coordinator)


def test_somebody_else_approves_anew(reopened, approver):
    again = approve_round(round=reopened, by=approver)
    assert (again.state, again.closings, again.approvals.count()) == ("closed", 2, 2)


def test_a_reopened_round_takes_answers_after_going_back(reopened, coordinator):
    reopened.items.update(comment="Виправлено")
    assert reopened.items.filter(comment="Виправлено").count() == 3


def test_what_was_looked_at_must_be_current(reviewed, coordinator, approver):
    seen = reviewed.version
    approve_round(round=reviewed, by=approver)
    with pytest.raises(Conflict):
        approve_round(round=reviewed, by=coordinator, version=seen)


@pytest.mark.django_db(transaction=True)
def test_of_racing_approvers_one_closes(reviewed):
    people = [User.objects.create_user(f"p{number}@example.org", role="coordinator") for number in range(4)]
    start, told = threading.Barrier(4), []

    def approve(person):
        start.wait()
        try:
            approve_round(round=reviewed, by=person)
        except Refused as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    racers = [threading.Thread(target=approve, args=(person,)) for person in people]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    reviewed.refresh_from_db()
    assert (len(told), reviewed.closings, reviewed.approvals.count()) == (3, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_race_with_sending_back_leaves_one_state(running, coordinator):
    start, told = threading.Barrier(2), []

    def send():
        start.wait()
        try:
            send_to_review(round=running, by=coordinator, version=running.version)
        except Conflict as refusal:
            told.append(refusal)
        finally:
            connection.close()

    racers = [threading.Thread(target=send) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert len(told) == 1
