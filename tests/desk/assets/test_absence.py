"""«Інформаційних активів немає» as a unit's head says it."""

from datetime import date

import pytest

from audits.models import AssetAbsence
from desk.asset_rows import NONE, urgency_of
from desk.duties import Urgency
from plan.actions import open_periods

pytestmark = pytest.mark.django_db
WHY = "Ведемо лише листування."


@pytest.fixture
def say(head, audit):
    return lambda reason=WHY: head.post("/work/assets/none/", {"reason": reason}, follow=True)


def test_an_empty_table_offers_it(words, audit):
    assert "Інформаційних активів немає" in words()


def test_a_table_with_rows_does_not(words, asset):
    assert "Інформаційних активів немає" not in words()


def test_said_it_stands_on_the_page(say, words):
    say()
    assert (WHY in words(), "Відкликати заяву" in words()) == (True, True)


def test_without_words_it_is_refused_on_the_page(say):
    answer = say(" ")
    assert (answer.status_code, "Напишіть одним реченням" in answer.content.decode()) == (422, True)


def test_a_unit_with_rows_is_refused(say, asset):
    assert say("Немає.").status_code == 422


def test_taken_back_the_table_is_empty_again(say, head, words):
    say()
    head.post("/work/assets/none/back/")
    assert (AssetAbsence.objects.exists(), "Відкликати заяву" in words()) == (False, False)


def test_on_the_page_of_tasks_it_is_done(say, words, plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)
    say()
    assert "заяву можна відкликати" in words("/")


def test_it_counts_as_handed_in(audit):
    assert urgency_of(audit, [NONE], audit.answers_due) is Urgency.SENT
