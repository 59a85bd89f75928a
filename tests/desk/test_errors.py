"""When something goes wrong, a page says what happened and what to do."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public", "office")]


def test_an_unknown_address_says_where_to_go(client):
    answer = client.get("/такого-немає/")
    assert (answer.status_code, "Такої сторінки немає" in answer.content.decode()) == (404, True)


def test_a_stale_form_says_that_nothing_was_saved(db):
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "a@b.ua", "password": "x"})
    assert (answer.status_code, "Нічого не збережено" in answer.content.decode()) == (403, True)


def test_a_wrong_host_is_answered_in_words(client):
    answer = client.get("/", headers={"host": "example.com"})
    assert (answer.status_code, "Запит не вдалося зрозуміти" in answer.content.decode()) == (400, True)


def test_who_may_not_is_told_whom_to_ask(client, unit_head):
    client.force_login(unit_head)
    answer = client.get("/admin/")
    assert "зверніться до координатора" in client.get(answer.headers.get("Location", "/admin/")).content.decode()


@pytest.mark.parametrize(
    ("person", "words"),
    [("coordinator", "зверніться до адміністратора"), ("administrator", "не може зробити ніхто")],
)
def test_whom_to_ask_depends_on_who_reads(client, request, plan, person, words):
    client.force_login(request.getfixturevalue(person))
    answer = client.get(f"/admin/plan/plan/{plan.pk}/delete/")
    assert (answer.status_code, words in answer.content.decode()) == (403, True)


def test_the_page_of_a_breakdown_needs_neither_request_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "Сталася помилка" in render_to_string("500.html")


def test_a_breakdown_in_a_view_shows_that_page(client, settings, monkeypatch, plan):
    client.raise_request_exception = False
    monkeypatch.setattr("desk.public.plan_for_all", lambda request: 1 / 0)
    answer = client.get("/plan/")
    assert (answer.status_code, "Сталася помилка" in answer.content.decode()) == (500, True)
