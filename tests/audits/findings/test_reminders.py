"""What rounds and findings remind of, and whom."""

from datetime import date, timedelta

import pytest

from audits.actions import accept_items, close_action, open_round, return_action, return_items, submit_answers
from audits.actions.answering import Asked
from audits.models import Finding, Item
from audits.reminder_facts import known
from audits.reminders import due, next_day, reckon
from core.ladder import Audience, Cause

pytestmark = pytest.mark.django_db


def told(on):
    return [(found.cause, found.audience, found.rung, found.about[0]) for found in due(on)]


def of(cause, on):
    return [line[1:] for line in told(on) if line[0] == cause]


@pytest.fixture
def until(running):
    """The units' last day to answer."""
    return running.answers_due


@pytest.mark.parametrize(("days", "rung"), [(-14, -14), (-7, -7), (-1, -1), (0, 0), (3, 3)])
def test_the_unit_hears_of_answers_it_owes(until, days, rung):
    assert of(Cause.SUBMIT, until + timedelta(days=days)) == [(Audience.UNIT, rung, "rounds")]


def test_the_unit_hears_the_day_the_round_begins(until, today):
    assert of(Cause.SUBMIT, today) == [(Audience.UNIT, (today - until).days, "rounds")]


def test_before_the_first_rung_it_is_told_no_second_time(until, today):
    (first,), (later,) = due(today), due(until - timedelta(days=15))
    assert (later.key, later.reached) == (first.key, today)


def test_of_silence_the_coordinator_hears_then_the_curator(until):
    assert [row[0] for row in of(Cause.SILENT, until + timedelta(days=1))] == [Audience.COORDINATOR]
    assert [row[0] for row in of(Cause.SILENT, until + timedelta(days=3))] == [Audience.COORDINATOR, Audience.CURATOR]


def test_one_reminder_for_all_its_sets(until):
    (found,) = due(until)
    assert (found.code, found.detail) == ("M2026-2", "без відповіді позицій: 3, наборів: 2")


def test_answered_it_ends(until, running, other_unit, answer, unit_head):
    answer()
    parky = Item.objects.get(dataset__identifier="parky")
    submit_answers(asked=Asked(running, other_unit, parky.dataset), answers={}, by=unit_head)
    assert of(Cause.SUBMIT, until) == []


def test_what_waits_for_review_the_coordinator_hears(answer, today):
    answer()
    assert of(Cause.REVIEW, today + timedelta(days=3)) == [(Audience.COORDINATOR, 3, "round_queue")]


def test_reviewed_it_ends(answer, found, item, approver, today):
    answer()
    found()
    accept_items(items=[item("M.1"), item("M.2")], by=approver)
    assert of(Cause.REVIEW, today + timedelta(days=3)) == []


def test_what_came_back_is_named_with_its_note(answer, item, approver, today):
    answer()
    return_items(items=[item()], by=approver, note="Додайте посилання")
    (found,) = [found for found in due(today) if found.cause == Cause.RETURNED]
    assert (found.words, found.detail, found.pressing) == ("Набір reklama", "«Додайте посилання»", True)


class TestFindings:
    @pytest.mark.parametrize(("days", "rung"), [(-14, -14), (-3, -7), (0, 0), (3, 3)])
    def test_the_unit_hears_on_the_rungs_of_due_dates(self, finding, days, rung):
        heard = of(Cause.DUE, finding.due_on + timedelta(days=days))
        assert heard == [(Audience.UNIT, rung, "finding")]

    def test_superiors_hear_of_what_stays_late(self, finding):
        heard = of(Cause.DUE, finding.due_on + timedelta(days=14))
        assert [row[0] for row in heard] == [Audience.UNIT, Audience.COORDINATOR, Audience.CURATOR]
        assert [row[2] for row in heard] == ["finding", "finding_card", "finding_card"]

    def test_a_planned_day_comes_first(self, action):
        assert next_day(action.finding) == date(2026, 10, 20)

    def test_submitted_the_unit_owes_nothing(self, sent, finding):
        assert of(Cause.DUE, finding.due_on + timedelta(days=14)) == []

    def test_its_check_is_waited_for(self, sent, today):
        assert (Audience.COORDINATOR, 3, "action") in of(Cause.REVIEW, today + timedelta(days=3))

    def test_returned_the_unit_hears(self, sent, approver, today):
        return_action(action=sent, by=approver, note="Немає дати")
        assert (Audience.UNIT, 0, "finding") in of(Cause.RETURNED, today)

    def test_closed_nothing_is_said(self, sent, approver, finding):
        close_action(action=sent, by=approver)
        assert of(Cause.DUE, finding.due_on + timedelta(days=14)) == []

    def test_the_day_late_is_said(self, finding):
        (found,) = [found for found in due(finding.due_on + timedelta(days=3)) if found.cause == Cause.DUE]
        assert found.detail == "усунути до 28.10.2026, прострочено на 3 дні"


@pytest.mark.parametrize("count", [1, 9])
def test_reading_takes_as_many_queries_for_any_number(
    planned, make_dataset, coordinator, today, django_assert_num_queries, count
):
    for number in range(count):
        make_dataset(f"nabir-{number}")
    open_round(round=planned, on=today, by=coordinator)
    with django_assert_num_queries(8):
        found = known()
    assert reckon(found, planned.answers_due)


def test_an_office_without_rounds_is_silent(db, today):
    assert (due(today), Finding.objects.count()) == ([], 0)
