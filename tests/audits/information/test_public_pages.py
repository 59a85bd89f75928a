"""Consultations as everybody sees them: the list, the form, the letter's link, the results."""

import time
from datetime import date

import pytest
import time_machine
from django.core import signing

from audits.actions.consultations import announce, keep_consultation, keep_question, publish_results
from audits.actions.replies import take
from audits.models import Reply
from registry.actions.feedback_confirming import new_key
from registry.forms.feedback_limits import SALT
from registry.models import CitizenAddress, Unconfirmed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
AFTER = "2026-10-11T09:00:00+00:00"


@pytest.fixture(autouse=True)
def opened(settings):
    settings.PUBLIC_PAGES = True


@pytest.fixture
def draft(audit, coordinator):
    days = {"opens_on": date(2026, 9, 30), "closes_on": date(2026, 10, 10)}
    said = {"title": "Які дані відкрити?", "intro": "Скажіть нам", **days}
    row = keep_consultation(round=audit, values=said, by=coordinator)
    ask = {"kind": "one", "text": "Що потрібніше?", "options": ["парки", "дороги"]}
    keep_question(consultation=row, values=ask, by=coordinator)
    keep_question(consultation=row, values={"kind": "text", "text": "Чого бракує?", "required": False}, by=coordinator)
    return row


@pytest.fixture
def consultation(draft, coordinator):
    return announce(consultation=draft, by=coordinator)


@pytest.fixture
def keys(consultation):
    """The names of the form's questions."""
    return [f"q{question.pk}" for question in consultation.questions.all()]


@pytest.fixture
def send(client, consultation, keys):
    """Sends the form as somebody who read it for a while."""

    def send(chosen="парки", said="", email="a@example.org", **more):
        opened = signing.TimestampSigner(salt=SALT).sign("form")
        with time_machine.travel(time.time() + 10, tick=False):
            told = {keys[0]: chosen, keys[1]: said, "email": email, "opened": opened, "website": ""}
            return client.post(f"/consultations/{consultation.pk}/", told | more)

    return send


def page(client, consultation):
    return client.get(f"/consultations/{consultation.pk}/")


def test_the_list_names_what_was_announced(client, consultation):
    assert "Які дані відкрити?" in client.get("/consultations/").content.decode()


def test_what_is_not_announced_is_not_there(client, draft):
    assert "Які дані" not in client.get("/consultations/").content.decode()
    assert page(client, draft).status_code == 404


def test_the_form_asks_every_question(client, consultation):
    words = page(client, consultation).content.decode()
    assert [said in words for said in ("Що потрібніше?", "дороги", "Чого бракує?")] == [True] * 3


def test_a_reply_waits_for_its_letter(send, consultation):
    assert send().status_code == 302
    waiting = Unconfirmed.objects.get()
    assert (waiting.what, waiting.told["consultation"], Reply.objects.count()) == ("reply", consultation.pk, 0)


def test_the_link_confirms_it(client, send):
    send(said="Графіка")
    key = new_key(Unconfirmed.objects.get())
    assert "ваші відповіді" in client.get(f"/confirm/{key}/").content.decode()
    assert "Вашу відповідь враховано" in client.post(f"/confirm/{key}/").content.decode()
    assert (Reply.objects.get().state, CitizenAddress.objects.count()) == ("new", 0)


def test_a_second_one_is_told_so(client, send):
    for _time in range(2):
        send()
        answer = client.post(f"/confirm/{new_key(Unconfirmed.objects.get())}/")
    assert "вже відповіли" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"chosen": ""}, "Дайте відповідь"),
        ({"chosen": "інше"}, "інше"),
        ({"said": "https://spam.example"}, "без посилань"),
        ({"email": "немає"}, "Перевірте адресу"),
    ],
)
def test_what_is_wrong_is_told_beside_what_was_typed(send, typed, said):
    answer = send(**typed)
    assert (answer.status_code, said in answer.content.decode()) == (200, True)
    assert not Unconfirmed.objects.exists()


def test_a_trapped_program_is_thanked_and_forgotten(send):
    assert send(website="https://spam.example").status_code == 302
    assert not Unconfirmed.objects.exists()


def test_once_over_there_is_no_form(client, consultation):
    with time_machine.travel(AFTER, tick=False):
        assert "Місто готує результати" in page(client, consultation).content.decode()
        assert client.post(f"/consultations/{consultation.pk}/").status_code == 404


def test_results_are_told(client, consultation, coordinator):
    first = consultation.questions.first()
    for number in range(3):
        answers = {str(first.pk): ["парки", "парки", "дороги"][number]}
        take(told={"consultation": consultation.pk, "answers": answers}, email=f"{number}@example.org")
    with time_machine.travel(AFTER, tick=False):
        publish_results(consultation=consultation, conclusion="Відкриємо парки", by=coordinator)
        words = page(client, consultation).content.decode()
    assert [said in words for said in ("Відкриємо парки", "67&nbsp;%", "Враховано відповідей: 3")] == [True] * 3


def test_a_closed_office_asks_to_sign_in(client, consultation, settings):
    settings.PUBLIC_PAGES = False
    assert page(client, consultation).status_code == 302


@pytest.mark.parametrize("there", ["/consultations/", "/consultations/{}/"])
def test_in_english(client, consultation, there):
    client.cookies["django_language"] = "en"
    words = client.get(there.format(consultation.pk)).content.decode()
    assert "Consultations" in words


def led(client, here="/plan/"):
    return 'href="/consultations/"' in client.get(here).content.decode().partition("</nav>")[0]


def test_while_one_is_open_every_open_page_leads_to_it(consultation, client):
    assert [led(client, here) for here in ("/datasets/", "/monitoring/", "/consultations/")] == [True] * 3


def test_before_it_is_announced_none_does(draft, client):
    assert not led(client, "/datasets/")


def test_after_its_last_day_none_does(consultation, client):
    with time_machine.travel(AFTER):
        assert not led(client, "/datasets/")


def test_a_closed_office_leads_nobody(consultation, client, settings, coordinator):
    settings.PUBLIC_PAGES = False
    client.force_login(coordinator)
    assert not led(client, "/datasets/")
