"""The coordinator's lists of what people wrote, and the steps on it."""

import pytest

from registry.actions import feedback, proposals, reuses
from registry.models import CitizenAddress, Dataset, Feedback, Proposal, Reuse

pytestmark = pytest.mark.django_db
LIST = "/admin/registry/feedback/"


@pytest.fixture
def question(open_set):
    row = feedback.receive(dataset=open_set.pk, kind="question", text="Коли оновите?")
    CitizenAddress.objects.create(email="olena@example.org", feedback=row)
    return row


@pytest.fixture
def proposal(db):
    return proposals.receive(title="Маршрути сміттєвозів")


@pytest.fixture
def step(client, coordinator):
    """Makes a step as the coordinator."""

    def step(row, name, **typed):
        client.force_login(coordinator)
        model = row._meta.model_name
        return client.post(f"/admin/registry/{model}/{row.pk}/step/{name}/", {"version": row.version, **typed})

    return step


def test_an_answer_is_given(step, question, unit):
    step(question, "answer", text="У жовтні", unit=unit.pk)
    assert Feedback.objects.get().answer == "У жовтні"


def test_a_request_is_handed_over(step, question):
    step(question, "hand-over", number="12/З")
    assert Feedback.objects.get().request_number == "12/З"


def test_a_message_is_hidden_with_its_reason(step, question):
    step(question, "hide", reason="Реклама")
    assert Feedback.objects.get().note == "Реклама"


def test_a_message_is_shown(step, question):
    step(question, "show")
    assert Feedback.objects.get().state == "shown"


def test_an_empty_form_says_what_is_missing(step, question):
    assert "Напишіть відповідь." in step(question, "answer").content.decode()


def test_an_unknown_step_is_not_there(step, question):
    assert step(question, "x").status_code == 404


def test_an_auditor_looks_and_decides_nothing(client, auditor, question):
    client.force_login(auditor)
    assert client.get(f"{LIST}{question.pk}/step/show/").status_code == 403
    assert "olena@example.org" not in client.get(f"{LIST}{question.pk}/change/").content.decode()


def test_the_coordinator_sees_where_to_answer(client, coordinator, question):
    client.force_login(coordinator)
    assert "olena@example.org" in client.get(f"{LIST}{question.pk}/change/").content.decode()


def test_the_list_shows_no_address(client, coordinator, question):
    client.force_login(coordinator)
    assert "olena@example.org" not in client.get(LIST).content.decode()


def test_a_late_answer_is_marked_and_found(client, coordinator, question, day):
    Feedback.objects.update(due_on=day)
    client.force_login(coordinator)
    assert "прострочено, 01.09.2026" in client.get(f"{LIST}?owed=late").content.decode()


def test_a_proposal_is_accepted(step, proposal, unit):
    step(proposal, "accept", identifier="smittia", holder=unit.pk, reason="Дані є")
    assert Dataset.objects.get().identifier == "smittia"


def test_a_wrong_identifier_is_told(step, proposal, unit):
    answer = step(proposal, "accept", identifier="Сміття", holder=unit.pk, reason="Дані є")
    assert "малих латинських літер" in answer.content.decode()


def test_a_proposal_is_pointed_to_its_data(step, proposal, open_set):
    step(proposal, "already", dataset=open_set.pk, reason="Ось вони")
    assert Proposal.objects.get().dataset == open_set


@pytest.mark.parametrize(("name", "state"), [("open", "open"), ("decline", "declined"), ("hide", "hidden")])
def test_a_proposal_is_decided(step, proposal, name, state):
    step(proposal, name, reason="Так вирішено")
    assert Proposal.objects.get().state == state


@pytest.mark.parametrize(("name", "state"), [("show", "shown"), ("hide", "hidden")])
def test_a_reuse_is_decided(step, name, state):
    step(reuses.receive(title="Карта", url="https://example.org/", author="Студенти"), name, reason="Перевірено")
    assert Reuse.objects.get().state == state
