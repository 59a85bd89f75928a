"""What the office does with people's messages, and what it is refused."""

from datetime import date

import pytest

from core.refusals import Conflict, Refused
from registry.actions import feedback, proposals, reuses
from registry.models import Dataset, Feedback, Proposal, Vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(open_set):
    return feedback.receive(dataset=open_set.pk, kind="question", text="Коли оновите?")


@pytest.fixture
def proposal(db):
    return proposals.receive(title="Маршрути сміттєвозів", text="Щоб знати, коли виносити")


@pytest.fixture
def reuse(db):
    return reuses.receive(title="Карта", url="https://example.org/", author="Студенти")


def test_an_answer_has_its_unit_and_day_and_is_shown(question, coordinator, unit, today):
    row = feedback.answer(feedback=question, text="У жовтні", unit=unit, by=coordinator)
    assert (row.state, row.answered_by, row.answered_on, row.waits) == ("shown", unit, today, False)


def test_an_answer_goes_into_history_with_its_author(question, coordinator, unit):
    row = feedback.answer(feedback=question, text="У жовтні", unit=unit, by=coordinator)
    assert (row.history.first().history_user, row.history.count()) == (coordinator, 2)


def test_an_empty_answer_is_refused(question, coordinator, unit):
    with pytest.raises(Refused, match="Напишіть відповідь"):
        feedback.answer(feedback=question, text="  ", unit=unit, by=coordinator)


def test_a_request_is_handed_over_with_its_number(question, coordinator, today):
    row = feedback.hand_over(feedback=question, number=" 12/З ", by=coordinator)
    assert (row.state, row.request_number, row.settled_on) == ("handed", "12/З", today)


def test_what_was_shown_is_not_handed_over(question, coordinator):
    feedback.show(feedback=question, by=coordinator)
    with pytest.raises(Refused, match="показано на сторінці"):
        feedback.hand_over(feedback=question, number="1", by=coordinator)


def test_hiding_needs_a_reason(question, coordinator):
    with pytest.raises(Refused):
        feedback.hide(feedback=question, by=coordinator, reason=" ")


def test_a_second_coordinator_is_told_of_the_first(question, coordinator):
    feedback.show(feedback=question, by=coordinator, version=1)
    with pytest.raises(Conflict):
        feedback.hide(feedback=question, by=coordinator, reason="Реклама", version=1)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 7), 0), (date(2026, 10, 8), 1)])
def test_an_answer_is_late_after_its_day(question, day, late):
    assert Feedback.objects.overdue(day).count() == late
    assert question.is_overdue(day) == bool(late)


def test_a_story_that_is_shown_waits_for_no_answer(open_set, coordinator):
    row = feedback.receive(dataset=open_set.pk, kind="reuse", text="Зробили карту")
    assert not feedback.show(feedback=row, by=coordinator).waits
    assert not Feedback.objects.waiting().exists()


def test_an_accepted_proposal_becomes_a_planned_dataset(proposal, coordinator, unit):
    proposals.accept(proposal=proposal, identifier="smittia", holder=unit, by=coordinator, reason="Дані є")
    dataset = Dataset.objects.get(identifier="smittia")
    assert (dataset.title, dataset.state, dataset.holder) == ("Маршрути сміттєвозів", "planned", unit)
    assert dataset.proposals.get().state == "accepted"


def test_a_taken_identifier_is_refused_and_nothing_decided(proposal, open_set, coordinator, unit):
    with pytest.raises(Refused):
        proposals.accept(proposal=proposal, identifier=open_set.identifier, holder=unit, by=coordinator, reason="Так")
    assert Proposal.objects.get().state == "new"


def test_a_declined_proposal_has_its_reason(proposal, coordinator):
    row = proposals.decline(proposal=proposal, by=coordinator, reason="Таких даних місто не має")
    assert (row.state, row.reason) == ("declined", "Таких даних місто не має")


def test_data_that_are_there_are_pointed_to(proposal, open_set, coordinator):
    row = proposals.point_to(proposal=proposal, dataset=open_set, by=coordinator, reason="Ось вони")
    assert (row.state, row.dataset) == ("already", open_set)


def test_only_published_data_are_pointed_to(proposal, make_dataset, coordinator):
    with pytest.raises(Refused, match="не оприлюднено"):
        proposals.point_to(proposal=proposal, dataset=make_dataset(), by=coordinator, reason="Ось")


def test_a_decided_proposal_is_decided(proposal, coordinator):
    proposals.decline(proposal=proposal, by=coordinator, reason="Ні")
    with pytest.raises(Refused):
        proposals.open_proposal(proposal=proposal, by=coordinator)


def test_the_most_wanted_come_first(proposal, coordinator, today):
    other = proposals.receive(title="Розклад басейну")
    for row in (proposal, other):
        proposals.open_proposal(proposal=row, by=coordinator)
    Vote.objects.create(proposal=other, voter="1", given_on=today)
    assert [(row.title, row.support) for row in Proposal.objects.listed()] == [
        ("Розклад басейну", 1),
        ("Маршрути сміттєвозів", 0),
    ]


def test_a_new_proposal_is_not_listed(proposal):
    assert not Proposal.objects.listed().exists()


def test_a_reuse_is_shown_and_hidden(reuse, coordinator):
    assert reuses.show_reuse(reuse=reuse, by=coordinator).state == "shown"
    assert reuses.hide_reuse(reuse=reuse, by=coordinator, reason="Сайт зник").note == "Сайт зник"
