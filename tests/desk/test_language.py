"""The language is a person's or a visitor's choice, never the browser's header."""

import pytest

from core.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]


def language(answer):
    return answer.headers["Content-Language"]


def test_ukrainian_is_the_language_of_the_house(client):
    assert language(client.get("/login/", headers={"accept-language": "en"})) == "uk"


def test_a_visitors_choice_is_kept_in_a_cookie(client):
    client.post("/language/", {"language": "en", "next": "/plan/"})
    assert language(client.get("/login/")) == "en"


def test_a_persons_choice_is_kept_with_the_account(client, unit_head):
    client.force_login(unit_head)
    client.post("/language/", {"language": "en"})
    unit_head.refresh_from_db()
    assert unit_head.language == "en"


def test_a_persons_choice_is_in_the_history(client, unit_head):
    client.force_login(unit_head)
    client.post("/language/", {"language": "en"})
    record = User.history.filter(id=unit_head.pk).first()
    assert (record.language, record.history_user) == ("en", unit_head)


def test_a_person_keeps_his_language_whatever_the_cookie_says(client, unit_head):
    client.cookies["django_language"] = "en"
    client.force_login(unit_head)
    assert language(client.get("/password/")) == "uk"


def test_an_unknown_language_in_the_cookie_is_ukrainian(client):
    client.cookies["django_language"] = "xx"
    assert language(client.get("/login/")) == "uk"


@pytest.mark.parametrize("code", ["", "de", "../uk"])
def test_an_unknown_choice_is_refused(client, code):
    assert client.post("/language/", {"language": code}).status_code == 400


def test_the_choice_leads_back_to_the_page(client):
    assert client.post("/language/", {"language": "uk", "next": "/plan/"}).headers["Location"] == "/plan/"


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com", ""])
def test_the_choice_never_leads_away(client, away):
    assert client.post("/language/", {"language": "uk", "next": away}).headers["Location"] == "/"


def test_the_choice_is_made_by_post(client):
    assert client.get("/language/").status_code == 405


def test_the_plans_own_words_stay_marked_as_ukrainian(client, make_task):
    make_task(title="Портал")
    client.post("/language/", {"language": "en"})
    assert 'lang="uk">Портал</a>' in client.get("/plan/").content.decode()
