"""Drafts that save themselves, and what was typed when the sign-in had run out."""

import pytest
from django.test import Client

from plan.models import ProgressUpdate
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db

ROW = f"{HERE}I.1.1/"


@pytest.fixture
def keep(head, task):
    """What the page's script sends."""
    return lambda **fields: head.post(ROW, {"do": "draft", **fields}, headers={"X-Draft": "1"})


def test_the_script_is_told_when_it_was_saved(keep):
    assert keep(text="Почали", version="0").json() == {"version": 1, "said": "Чернетку збережено о 12:00"}


def test_an_unfinished_event_is_told_and_the_text_saved(keep):
    answer = keep(text="Провели", event_kind="training", event_on="", event_people="", event_title="Навчання")
    assert (answer.status_code, answer.json()) == (422, {"said": "Вкажіть дату заходу.", "version": 1})
    assert ProgressUpdate.objects.get().text == "Провели"


def test_a_colleague_s_change_is_told(keep, save):
    save("Текст колеги")
    answer = keep(text="Мій", version="0")
    assert answer.status_code == 409
    assert "Колега щойно змінив цей запис" in answer.json()["said"]


def test_a_save_from_nobody_says_where_to_sign_in(task, period):
    answer = Client().post(ROW, {"text": "Почали"}, headers={"X-Draft": "1"})
    assert answer.status_code == 401
    assert answer.json()["login"] == f"/login/?next={ROW}"


class TestTheSignInRanOut:
    """A form sent by nobody waits for the person to sign in again."""

    @pytest.fixture
    def returned(self, head, task, unit_head):
        head.logout()
        head.post(
            ROW,
            {
                "do": "submit",
                "text": "Довго писали",
                "event_title": "Навчання",
                "event_on": "",
                "event_people": "",
                "event_kind": "training",
            },
        )
        head.force_login(unit_head)
        return head

    def test_the_text_comes_back_into_its_form(self, returned):
        body = returned.get(HERE).context["work"].duties[0].body
        assert (body.typed.text, body.typed.events[0].title) == ("Довго писали", "Навчання")

    def test_it_is_said_so(self, returned):
        assert "Повернули те, що ви написали до входу." in returned.get(ROW, follow=True).content.decode()

    def test_it_comes_back_once(self, returned):
        returned.get(HERE)
        assert returned.get(HERE).context["work"].duties[0].body.typed.text == ""

    def test_nothing_was_written_meanwhile(self, returned):
        assert not ProgressUpdate.objects.exists()

    def test_whoever_may_not_write_there_is_given_nothing(self, returned, coordinator, unit):
        returned.force_login(coordinator)
        assert "Довго писали" not in returned.get(HERE).content.decode()


def test_a_flood_from_nobody_is_not_kept(client, task, period):
    client.post(ROW, {"text": "я" * 50_000})
    assert "typed" not in client.session
