"""The review: accepted, overridden with a reason, returned, by somebody else."""

import pytest

from audits.actions import accept_items, return_items
from audits.actions.reviewing import Verdict
from core.models import User
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(other_unit):
    """A coordinator who sits in the unit that answers."""
    return User.objects.create_user("svij@example.org", role="coordinator", unit=other_unit, last_name="Свій")


def test_what_the_unit_said_is_accepted(answer, accept):
    answer("1")
    settled = accept()
    assert (settled.work_status, settled.result, settled.points) == ("reviewed", "partly", 1)


def test_what_the_machine_found_is_accepted(found, accept):
    found("failed", 0)
    assert accept("M.1").result == "failed"


def test_a_draft_is_nothing_to_accept(accept):
    with pytest.raises(Refused, match="результату ще немає"):
        accept()


def test_a_check_is_overridden_with_a_reason(found, accept):
    found("failed", 0)
    settled = accept("M.1", grade="2", reason="Паспорт доповнено вчора")
    assert (settled.result, settled.points, settled.override_reason) == ("passed", 2, "Паспорт доповнено вчора")


def test_without_a_reason_it_is_not(found, accept):
    found("failed", 0)
    with pytest.raises(Refused, match="чому змінюєте результат перевірки"):
        accept("M.1", grade="2")


def test_the_same_grade_overrides_nothing(found, accept):
    found("passed", 2)
    assert accept("M.1", grade="2", reason="Бачу сам").override_reason == ""


def test_another_grade_than_the_units_is_explained(answer, accept):
    answer("2")
    with pytest.raises(Refused, match="поясніть у коментарі"):
        accept(grade="1")
    assert accept(grade="1", comment="Опису бракує двох полів").points == 1


def test_signs_of_personal_data_want_a_person(found, accept):
    found("passed", 2, look=True)
    with pytest.raises(Refused, match="рішення людини"):
        accept("M.1")
    assert accept("M.1", grade="2").result == "passed"


def test_the_severity_is_separate(answer, accept):
    answer("0", "Не робили")
    assert (accept(severity="high").severity, accept(severity="").severity) == ("high", "")


def test_many_at_once_with_their_history(answer, found, item, approver):
    answer()
    found()
    accept_items(items=[item("M.1"), item("M.2")], by=approver)
    whys = [item(code).history.first().history_change_reason for code in ("M.1", "M.2")]
    assert whys == ["Розглянуто", "Розглянуто"]


def test_all_of_them_or_none(answer, item, approver):
    answer()
    with pytest.raises(Refused, match=r"M\.1"):
        accept_items(items=[item("M.1"), item("M.2")], by=approver)
    assert item().work_status == "answered"


def test_nobody_accepts_his_own_units(answer, accept, colleague):
    answer()
    with pytest.raises(Refused, match="перевіряє хтось інший"):
        accept(by=colleague)


def test_where_the_office_permits_it_is_marked(answer, accept, colleague, office):
    type(office).objects.update(self_acceptance=True)
    answer()
    assert accept(by=colleague).second_check is False


def test_somebody_elses_is_not_marked(answer, accept):
    answer()
    assert accept().second_check is True


def test_returning_wants_a_note(answer, item, approver):
    answer()
    with pytest.raises(Refused, match="що виправити"):
        return_items(items=[item()], by=approver, note=" ")


def test_what_was_not_sent_is_not_returned(item, approver):
    with pytest.raises(Refused, match="ще не подав"):
        return_items(items=[item()], by=approver, note="Додайте")


def test_reviewed_it_is_returned_and_settles_nothing(answer, accept, item, approver):
    answer()
    accept()
    return_items(items=[item()], by=approver, note="Перевірте ще раз")
    assert (item().work_status, item().result, item().settled) == ("returned", "", ("not_checked", None))


def test_two_reviewers(answer, item, approver):
    answer()
    old = item().version
    accept_items(items=[item()], by=approver, versions={item().pk: old})
    with pytest.raises(Conflict, match=r"M\.2"):
        accept_items(items=[item()], by=approver, versions={item().pk: old})


def test_nothing_marked_is_told(approver):
    with pytest.raises(Refused, match="Позначте"):
        accept_items(items=[], by=approver)


def test_a_closed_round_takes_no_verdict(closed, approver):
    with pytest.raises(Refused, match="закрито"):
        accept_items(items=[closed.items.first()], by=approver, verdicts={closed.items.first().pk: Verdict("2")})
