"""Nothing is taken in before the link in the letter is pressed; a link works once and for three days."""

from datetime import timedelta

import pytest
import time_machine

from registry.actions import feedback_confirming as confirming
from registry.models import CitizenAddress, Feedback, Proposal, Reuse, Unconfirmed, Vote

pytestmark = pytest.mark.django_db
What = Unconfirmed.What
HERE = "olena@example.org"


@pytest.fixture
def asked():
    """Keeps something until it is confirmed; its key."""

    def asked(what, email=HERE, **told):
        return confirming.new_key(confirming.ask(what=what, told=told, email=email))

    return asked


@pytest.fixture
def question(asked, open_set):
    return asked(What.FEEDBACK, dataset=open_set.pk, kind="question", text="Коли оновите?")


@pytest.fixture
def proposal(coordinator):
    """A proposal that gathers support."""
    return Proposal.objects.create(title="Маршрути сміттєвозів", state="open")


def test_until_then_there_is_no_message(question):
    assert not Feedback.objects.exists()


def test_a_pressed_link_makes_a_message(question):
    row = confirming.confirm(key=question).row
    assert (row.text, row.kind, row.state) == ("Коли оновите?", "question", "new")


def test_the_answer_is_due_in_five_working_days(question):
    assert confirming.confirm(key=question).row.due_on.isoformat() == "2026-10-07"  # from Wednesday, over a weekend


def test_the_address_stands_apart(question):
    row = confirming.confirm(key=question).row
    assert CitizenAddress.objects.get(feedback=row).email == HERE
    assert HERE not in str(list(row.history.values()))


def test_what_was_typed_leaves_the_unconfirmed(question):
    confirming.confirm(key=question)
    assert not Unconfirmed.objects.exists()


def test_a_link_works_once(question):
    confirming.confirm(key=question)
    assert confirming.confirm(key=question) is None


def test_an_unknown_link_does_nothing(db):
    assert confirming.confirm(key="немає") is None


def test_after_three_days_a_link_is_dead(question):
    with time_machine.travel("2026-10-03T09:00:01+00:00", tick=False):
        assert confirming.confirm(key=question) is None


def test_the_key_is_kept_as_a_hash(question):
    assert question not in str(list(Unconfirmed.objects.values()))


def test_a_newer_key_replaces_the_older(question):
    confirming.new_key(Unconfirmed.objects.get())
    assert confirming.find(question) is None


def test_a_proposal_is_taken_in(asked):
    row = confirming.confirm(key=asked(What.PROPOSAL, title="Маршрути сміттєвозів", text="Щоб знати")).row
    assert (type(row), row.state) == (Proposal, "new")


def test_a_story_of_reuse_is_taken_in(asked, open_set):
    told = {"title": "Карта", "url": "https://example.org/", "author": "Студенти", "dataset": open_set.pk}
    row = confirming.confirm(key=asked(What.REUSE, **told)).row
    assert (type(row), row.dataset, row.state) == (Reuse, open_set, "new")


def test_one_address_votes_once_however_it_is_written(asked, proposal):
    for email in (HERE, HERE.upper(), f" {HERE}"):
        confirming.confirm(key=asked(What.VOTE, email, proposal=proposal.pk))
    assert Vote.objects.count() == 1


def test_two_addresses_are_two_votes(asked, proposal):
    for email in (HERE, "petro@example.org"):
        confirming.confirm(key=asked(What.VOTE, email, proposal=proposal.pk))
    assert Proposal.objects.with_support().get().support == 2


def test_a_vote_keeps_no_address(asked, proposal):
    confirming.confirm(key=asked(What.VOTE, proposal=proposal.pk))
    assert not CitizenAddress.objects.exists()
    assert HERE not in str(list(Vote.objects.values()))


def test_the_same_address_is_another_voter_of_another_proposal():
    assert confirming.voter(1, HERE) != confirming.voter(2, HERE)


def test_a_decided_proposal_takes_no_votes(asked, proposal):
    key = asked(What.VOTE, proposal=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(state="declined")
    assert confirming.confirm(key=key) is None


def test_an_hour_before_the_end_a_link_is_alive(question):
    with time_machine.travel("2026-09-30T09:00:00+00:00", tick=False) as now:
        now.shift(timedelta(days=3, hours=-1))
        assert confirming.confirm(key=question)
