"""Citizens' addresses go by the stated term, and only then."""

from datetime import date, timedelta

import pytest
import time_machine

from registry.actions import feedback, proposals, reuses
from registry.actions.feedback_confirming import ask
from registry.actions.feedback_purging import purge
from registry.models import CitizenAddress, Unconfirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(open_set):
    """A message with its address."""
    row = feedback.receive(dataset=open_set.pk, kind="question", text="Коли?")
    CitizenAddress.objects.create(email="olena@example.org", feedback=row)
    return row


@pytest.fixture
def left(today):
    """How many addresses are left after so many days."""

    def left(days):
        purge(on=today + timedelta(days=days))
        return CitizenAddress.objects.count()

    return left


def test_an_unanswered_message_keeps_its_address(question, left):
    assert left(100) == 1


@pytest.mark.parametrize(("days", "kept"), [(29, 1), (30, 0)])
def test_thirty_days_after_the_answer_it_goes(question, left, coordinator, unit, days, kept):
    feedback.answer(feedback=question, text="У жовтні", unit=unit, by=coordinator)
    assert left(days) == kept


def test_a_message_shown_without_an_answer_keeps_it(question, left, coordinator):
    feedback.show(feedback=question, by=coordinator)
    assert left(40) == 1


def test_thirty_days_after_hiding_it_goes(question, left, coordinator):
    feedback.hide(feedback=question, by=coordinator, reason="Реклама")
    assert left(30) == 0


def test_thirty_days_after_handing_over_it_goes(question, left, coordinator):
    feedback.hand_over(feedback=question, number="12/З", by=coordinator)
    assert left(30) == 0


def test_a_year_later_it_goes_whatever_happened(question, left):
    assert left(366) == 0


def test_the_author_of_a_decided_proposal_is_forgotten(left, coordinator):
    row = proposals.receive(title="Маршрути")
    CitizenAddress.objects.create(email="olena@example.org", proposal=row)
    assert left(30) == 1
    proposals.decline(proposal=row, by=coordinator, reason="Міста це не стосується")
    assert left(30) == 0


def test_the_author_of_a_shown_reuse_is_forgotten(left, coordinator):
    row = reuses.receive(title="Карта", url="https://example.org/", author="Студенти")
    CitizenAddress.objects.create(email="olena@example.org", reuse=row)
    reuses.show_reuse(reuse=row, by=coordinator)
    assert left(30) == 0


def test_the_message_stays(question, left, coordinator, unit):
    feedback.answer(feedback=question, text="У жовтні", unit=unit, by=coordinator)
    left(30)
    question.refresh_from_db()
    assert question.answer == "У жовтні"


@pytest.mark.parametrize(("moment", "kept"), [("2026-10-03T08:59:00+00:00", 1), ("2026-10-03T09:00:00+00:00", 0)])
def test_what_nobody_confirmed_goes_after_three_days(db, moment, kept):
    ask(what="feedback", told={}, email="olena@example.org")
    with time_machine.travel(moment, tick=False):
        purge(on=date(2026, 10, 3))
    assert Unconfirmed.objects.count() == kept
