"""What citizens see: forms, letters with links, answers; and what keeps spam out."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache

from registry.actions import feedback, proposals, reuses
from registry.actions.feedback_letters import write_answer, write_confirmation
from registry.forms.feedback_limits import LIMITS, Sender, within_limit
from registry.models import CitizenAddress, Feedback, Unconfirmed

pytestmark = pytest.mark.django_db
TYPED = {"kind": "question", "text": "Коли оновите?", "email": "olena@example.org"}
SITE = "http://testserver"


@pytest.fixture
def send(client, open_set):
    """Opens a form, waits some seconds and sends it with what is typed."""

    def send(address="/datasets/reklamni-zasoby/feedback/", seconds=10, typed=TYPED, **headers):
        with time_machine.travel("2026-09-30T09:00:00+00:00", tick=False) as now:
            opened = client.get(address).context["form"].initial["opened"]
            now.shift(timedelta(seconds=seconds))
            return client.post(address, {**typed, "opened": opened}, **headers)

    return send


@pytest.fixture
def pressed(send, client):
    """The address of the link in the letter."""
    send()
    write_confirmation.call(Unconfirmed.objects.get().pk, SITE)
    return next(line for line in mail.outbox[0].body.splitlines() if line.startswith(SITE)).removeprefix(SITE)


def errors(answer):
    return str(answer.context["form"].errors)


def test_a_sent_form_waits_for_its_confirmation(send):
    assert send()["Location"] == "/confirm/"
    assert Unconfirmed.objects.get().told["text"] == "Коли оновите?"


def test_opening_the_link_confirms_nothing(pressed, client):
    assert "Підтвердити" in client.get(pressed).content.decode()
    assert not Feedback.objects.exists()


def test_pressing_the_button_confirms(pressed, client):
    assert "Відповімо до 07.10.2026" in client.post(pressed).content.decode()
    assert Feedback.objects.get().text == "Коли оновите?"


def test_a_link_pressed_again_is_gone(pressed, client):
    client.post(pressed)
    assert client.post(pressed).status_code == 410


def test_the_letter_goes_to_the_author_alone(pressed):
    assert [letter.to for letter in mail.outbox] == [["olena@example.org"]]


def test_nothing_typed_is_lost(send):
    answer = send(typed={**TYPED, "email": "olena"})
    assert "Коли оновите?" in answer.content.decode()
    assert "Перевірте адресу" in errors(answer)


def test_a_form_sent_at_once_is_refused(send):
    assert "надто швидко" in errors(send(seconds=1))


def test_a_form_that_lay_open_is_sent_once_more(send):
    assert "застаріла" in errors(send(seconds=60 * 60 * 13))


def test_a_forged_moment_is_refused(client, open_set):
    answer = client.post("/datasets/reklamni-zasoby/feedback/", {**TYPED, "opened": "form:x:y"})
    assert "застаріла" in errors(answer)


def test_a_trapped_program_is_thanked_and_forgotten(send):
    assert send(typed={**TYPED, "website": "https://spam.example"})["Location"] == "/confirm/"
    assert not Unconfirmed.objects.exists()


@pytest.mark.parametrize(
    "text", ["https://spam.example", "Купуйте www.spam.example\nсьогодні", "а\n" + "http://a " * 4]
)
def test_texts_that_are_links_are_refused(send, text):
    assert "посилань" in errors(send(typed={**TYPED, "text": text}))


def test_a_link_further_down_is_welcome(send):
    send(typed={**TYPED, "text": "Помилка в рядку 5\nhttps://example.org/dokaz"})
    assert Unconfirmed.objects.exists()


def test_an_address_writes_only_so_often(send):
    for _number in range(LIMITS["email"]):
        send()
    assert "Забагато повідомлень" in errors(send())


def test_a_network_writes_only_so_often(db):
    counted = [within_limit("network", "198.51.100.0/24") for _number in range(LIMITS["network"] + 1)]
    assert counted == [True] * LIMITS["network"] + [False]


def test_the_cache_keeps_no_address(send, django_db_blocker):
    send()
    assert cache.get("olena@example.org") is None


@pytest.mark.parametrize(
    ("headers", "network"),
    [
        ({"REMOTE_ADDR": "198.51.100.7"}, "198.51.100.0/24"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3::4"}, "2001:db8:1:2::/64"),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9, 198.51.100.7"}, "198.51.100.0/24"),
        ({"REMOTE_ADDR": "198.51.100.7", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "198.51.100.0/24"),
        ({"REMOTE_ADDR": ""}, ""),
    ],
)
def test_a_sender_is_known_by_his_network(rf, headers, network):
    assert Sender.of(rf.get("/", **headers)).network == network


def test_a_shown_message_stands_on_the_page_with_its_answer(client, open_set, coordinator, unit):
    row = feedback.receive(dataset=open_set.pk, kind="question", text="Коли оновите?")
    feedback.answer(feedback=row, text="У жовтні", unit=unit, by=coordinator)
    text = client.get("/datasets/reklamni-zasoby/").content.decode()
    assert "Коли оновите?" in text
    assert "У жовтні" in text
    assert "Відділ відкритих даних</span>, 30.09.2026" in text


@pytest.mark.parametrize("state", ["new", "hidden", "handed"])
def test_other_messages_stand_nowhere(client, open_set, state, today):
    Feedback.objects.create(dataset=open_set, kind="question", text="Таємне слово", state=state, due_on=today)
    assert "Таємне слово" not in client.get("/datasets/reklamni-zasoby/").content.decode()


def test_an_answer_is_posted_while_the_address_is_kept(open_set, coordinator, unit):
    row = feedback.receive(dataset=open_set.pk, kind="question", text="Коли?")
    address = CitizenAddress.objects.create(email="olena@example.org", feedback=row)
    feedback.answer(feedback=row, text="У жовтні", unit=unit, by=coordinator)
    write_answer.call(address.pk, SITE)
    assert "У жовтні" in mail.outbox[0].body
    assert f"{SITE}/datasets/reklamni-zasoby/" in mail.outbox[0].body


def test_proposals_are_listed_with_their_support_and_decision(client, coordinator):
    open_one = proposals.open_proposal(proposal=proposals.receive(title="Маршрути"), by=coordinator)
    proposals.decline(proposal=proposals.receive(title="Погода"), by=coordinator, reason="Місто її не міряє")
    proposals.receive(title="Ще не переглянуто")
    text = client.get("/proposals/").content.decode()
    assert f'href="/proposals/{open_one.pk}/"' in text
    assert "Місто її не міряє" in text
    assert "Ще не переглянуто" not in text


def test_a_vote_is_sent_like_a_message(send, coordinator):
    row = proposals.open_proposal(proposal=proposals.receive(title="Маршрути"), by=coordinator)
    assert send(f"/proposals/{row.pk}/", typed={"email": "olena@example.org"})["Location"] == "/confirm/"
    assert Unconfirmed.objects.get().told == {"proposal": row.pk}


def test_a_proposal_is_sent(send):
    send("/proposals/new/", typed={"title": "Маршрути", "email": "olena@example.org"})
    assert Unconfirmed.objects.get().told == {"title": "Маршрути", "text": ""}


def test_a_reuse_is_sent_with_its_dataset(send, open_set):
    typed = {"title": "Карта", "url": "https://example.org/", "author": "Студенти", "email": "olena@example.org"}
    send("/reuses/new/", typed={**typed, "dataset": "reklamni-zasoby"})
    assert Unconfirmed.objects.get().told["dataset"] == open_set.pk


def test_a_reuse_of_an_unknown_dataset_is_refused(send):
    assert "немає" in errors(send("/reuses/new/", typed={"dataset": "x", "email": "olena@example.org"}))


def test_a_script_is_no_link(send):
    typed = {"title": "Карта", "url": "javascript:alert(1)", "author": "Студенти", "email": "olena@example.org"}
    assert "не посилання" in errors(send("/reuses/new/", typed=typed))


def test_the_showcase_shows_what_was_let_in(client, coordinator):
    row = reuses.receive(title="Карта реклами", url="https://example.org/", author="Студенти")
    assert "Карта реклами" not in client.get("/reuses/").content.decode()
    reuses.show_reuse(reuse=row, by=coordinator)
    assert "Карта реклами" in client.get("/reuses/").content.decode()


@pytest.mark.parametrize("address", ["/proposals/", "/reuses/", "/proposals/new/", "/reuses/new/", "/confirm/"])
def test_a_page_costs_few_queries(client, coordinator, address, django_assert_max_num_queries):
    for number in range(5):
        proposals.open_proposal(proposal=proposals.receive(title=f"Дані {number}"), by=coordinator)
        row = reuses.receive(title=f"Карта {number}", url="https://example.org/", author="Студенти")
        reuses.show_reuse(reuse=row, by=coordinator)
    with django_assert_max_num_queries(5):
        client.get(address)
