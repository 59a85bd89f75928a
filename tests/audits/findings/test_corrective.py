"""Corrective actions: planned, proved, checked by another person."""

from datetime import date

import pytest

from audits.actions import (
    close_action,
    drop_action,
    edit_action,
    keep_done,
    plan_action,
    return_action,
    submit_action,
)
from audits.models import Finding
from core.models import User
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(finding):
    """Where the finding stands now."""
    return lambda: Finding.objects.get(pk=finding.pk).state


def test_planned_the_finding_is_in_work(action, state):
    assert (action.state, state()) == ("planned", "in_work")


def test_not_later_than_the_finding(finding, unit_head, today):
    with pytest.raises(Refused, match=r"усунути до 28\.10\.2026"):
        plan_action(finding=finding, what="Колись", due_on=date(2026, 11, 1), by=unit_head, on=today)


def test_not_in_the_past(finding, unit_head, today):
    with pytest.raises(Refused, match="уже минув"):
        plan_action(finding=finding, what="Учора", due_on=date(2026, 9, 29), by=unit_head, on=today)


def test_after_the_findings_term_only_at_once(finding, unit_head):
    on = date(2026, 11, 5)
    assert plan_action(finding=finding, what="Негайно", due_on=on, by=unit_head, on=on).due_on == on


def test_without_words_it_is_refused(finding, unit_head, today):
    with pytest.raises(Refused, match="Що зробити"):
        plan_action(finding=finding, what=" ", due_on=today, by=unit_head, on=today)


def test_other_words_before_it_is_sent(action, unit_head, today):
    changed = edit_action(action=action, what="Описати й оприлюднити", due_on=action.due_on, by=unit_head, on=today)
    assert changed.what == "Описати й оприлюднити"


def test_a_plan_is_dropped(action, unit_head, state):
    drop_action(action=action, by=unit_head)
    assert state() == "open"


def test_what_is_being_done_is_not_dropped(action, unit_head):
    keep_done(action=action, done="Почато", by=unit_head)
    with pytest.raises(Refused, match="вже виконують"):
        drop_action(action=action, by=unit_head)


def test_without_a_proof_it_is_not_sent(action, unit_head):
    with pytest.raises(Refused) as refusal:
        submit_action(action=action, done="", by=unit_head)
    assert refusal.value.reasons == ("Напишіть, що зроблено.", "Додайте підтвердження: файл або посилання.")


def test_sent_the_finding_waits_for_its_check(sent, state):
    assert (sent.state, state()) == ("submitted", "submitted")


def test_twice_is_told(sent, unit_head):
    with pytest.raises(Refused, match="вже подано"):
        submit_action(action=sent, done="Ще раз", by=unit_head)


def test_checked_by_another_the_finding_is_closed(sent, approver, finding, state):
    close_action(action=sent, by=approver)
    closed = Finding.objects.get(pk=finding.pk)
    assert (closed.state, closed.closed_by, closed.second_check) == ("closed", approver, True)


def test_while_another_action_waits_it_is_not(sent, finding, unit_head, approver, today, state):
    plan_action(finding=finding, what="Навчити", due_on=today, by=unit_head, on=today)
    close_action(action=sent, by=approver)
    assert state() == "in_work"


def test_who_sent_it_does_not_check_it(sent, unit_head):
    with pytest.raises(Refused, match="перевіряє хтось інший"):
        close_action(action=sent, by=unit_head)


def test_nor_does_his_unit(sent, other_unit):
    colleague = User.objects.create_user("kolega@example.org", role="unit_deputy", unit=other_unit)
    with pytest.raises(Refused, match="перевіряє хтось інший"):
        close_action(action=sent, by=colleague)


def test_where_the_office_permits_it_is_marked(sent, unit_head, office, finding):
    type(office).objects.update(self_acceptance=True)
    close_action(action=sent, by=unit_head)
    assert Finding.objects.get(pk=finding.pk).second_check is False


def test_returned_with_what_is_still_to_be_done(sent, approver, state):
    back = return_action(action=sent, by=approver, note="Немає дати оновлення")
    assert (back.state, back.check_note, state()) == ("returned", "Немає дати оновлення", "in_work")


def test_returning_wants_a_note(sent, approver):
    with pytest.raises(Refused, match="що доробити"):
        return_action(action=sent, by=approver, note="")


def test_returned_it_is_sent_again(sent, approver, unit_head, state):
    back = return_action(action=sent, by=approver, note="Немає дати")
    submit_action(action=back, done="Дату додано", by=unit_head)
    assert state() == "submitted"


def test_a_plan_is_not_checked(action, approver):
    with pytest.raises(Refused, match="заплановано"):
        close_action(action=action, by=approver)


def test_a_colleague_was_quicker(action, unit_head):
    keep_done(action=action, done="Почато", by=unit_head)
    with pytest.raises(Conflict):
        keep_done(action=action, done="Інакше", by=unit_head, version=1)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 20), False), (date(2026, 10, 21), True)])
def test_overdue_after_its_day(action, day, late):
    assert action.is_overdue(day) is late
