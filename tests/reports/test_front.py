"""The first two pages: what is proposed, what is late and why, who did not report."""

from datetime import date

import pytest

from plan import actions
from reports import front
from tests.plan.conftest import period  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
TOLD = actions.Told("Немає виконавця робіт")


def heads(report):
    return [proposal.head for proposal in front.proposals(report)]


def test_nothing_asked_proposes_nothing(report, make_task):
    make_task("2027 рік")
    assert front.proposals(report()) == []


def test_a_request_is_proposed_under_its_head(report, make_task, moved):
    moved(make_task("до 09.09.2026"), date(2026, 12, 31), day=date(2026, 9, 1), basis=None)
    (proposal,) = front.proposals(report())
    assert proposal.head == "Перенести строк виконання"
    assert [request.reason for request in proposal.requests] == ["Немає підрядника"]


def test_a_release_asked_for_has_its_own_head(report, make_task, released):
    released(make_task("2027 рік"), basis=None)
    assert heads(report()) == ["Зняти з контролю"]


def test_what_is_done_is_proposed_for_release(report, make_task, done):
    task = make_task("2026 рік")
    done(task, date(2026, 9, 1))
    (proposal,) = front.proposals(report())
    assert (proposal.head, proposal.words) == ("Зняти з контролю як виконані", f"1 завдання: {task.code}.")


def test_what_is_released_already_is_not(report, make_task, done, released):
    task = make_task("2026 рік")
    done(task, date(2026, 9, 1))
    released(task)
    assert front.proposals(report()) == []


def test_a_long_list_is_cut_and_counted(report, make_task, moved):
    for _each in range(12):
        moved(make_task("до 09.09.2026"), date(2026, 12, 31), day=date(2026, 9, 1), basis=None)
    first, rest = front.proposals(report())
    assert (len(first.requests), rest.words) == (10, "ще 2, перелік – у додатку 1.")


def test_the_reason_of_a_delay_is_what_was_asked_for(report, make_task, moved):
    moved(make_task("до 09.09.2026"), date(2026, 12, 31), day=date(2026, 9, 1), basis=None)
    (late,) = front.late(report())
    assert late.cause == "Немає підрядника"


def test_without_a_word_there_is_no_reason(report, make_task, page):
    make_task("до 09.09.2026")
    assert "Причини не повідомлено." in page(report()).section("Прострочено")


def test_a_short_list_of_delays_names_them_all(report, make_task):
    make_task("до 09.09.2026")
    assert front.late_more(report()) == ""


def test_annexes_are_named_in_order(report, make_task):
    make_task("Постійно")
    assert front.annexes(report()) == ["Стан виконання завдань плану", "Зміни за квартал"]


def test_a_report_has_contents_that_lead_somewhere(report, make_task, page):
    make_task("Постійно")
    document = page(report())
    links = [link.get("href") for link in document.all("nav//a")]
    anchors = {f"#{found.get('id')}" for found in document.root.iter() if found.get("id")}
    assert links
    assert set(links) <= anchors


def test_a_change_tells_why(report, make_task, moved):
    moved(make_task("до 09.09.2026"), date(2026, 12, 31))
    (change,) = report().changes
    assert change.reason == "Немає підрядника"
