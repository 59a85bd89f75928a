"""Rounds and findings on «Мої завдання»."""

from datetime import date

import pytest

from audits.actions import submit_answers
from audits.grading import Answer
from plan.actions import open_periods
from tests.desk.rounds.conftest import PAGE

pytestmark = pytest.mark.django_db
HOME = "/work/2026-Q3/"


@pytest.fixture(autouse=True)
def quarter(plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)


@pytest.fixture
def codes(head):
    """The rows of the page, by code."""
    return lambda: [duty.code for duty in head.get(HOME).context["work"].duties if not duty.counted]


def test_rows_of_a_round_stand_there(codes, running):
    assert codes().count("M2026-2") == 2


def test_findings_stand_there(codes, finding):
    assert "M2026-2-001" in codes()


def test_they_are_no_datasets(head, running):
    work = head.get(HOME).context["work"]
    assert (work.datasets, work.asked) == (2, [])


def test_a_form_there_leads_back_there(send):
    assert send(back="2026-Q3").url == HOME


def test_handed_in_they_wait_for_nobody(codes, head, asked, item, unit_head):
    submit_answers(asked=asked, answers={item().pk: Answer("2")}, by=unit_head)
    sent = [duty.title for duty in head.get(HOME).context["work"].duties if duty.sent]
    assert sent == ["Набір reklama"]


def test_a_past_quarter_shows_none(head, running, plan):
    plan.periods.update(submit_by=date(2026, 9, 1), review_by=date(2026, 9, 2))
    assert [duty for duty in head.get(HOME).context["work"].duties if duty.code == "M2026-2"] == []


def test_the_page_leads_to_all_of_it(head):
    assert f'href="{PAGE}"' in head.get(HOME).content.decode()


def test_within_its_budget_of_queries(head, queries, finding):
    head.get(HOME)
    assert queries(HOME) == 15
