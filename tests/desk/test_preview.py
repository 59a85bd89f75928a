"""The preview of the open pages, and the switch that opens them."""

import pytest

from core.models import Office
from reports import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed", "office")]


@pytest.fixture
def body(client):
    """The content of a page without the strip above it and the menu."""

    def body(address):
        html = client.get(address).content.decode()
        return html.split("<main")[1].split("</main>")[0].replace("/plan/preview/", "/plan/")

    return body


@pytest.fixture
def told(make_task, reported, coordinator):
    """A plan with a report."""
    make_task("2023 рік")
    return actions.issue_report(kind="quarterly", period="2026-Q2", by=coordinator)


def switch(client, shown):
    return client.post("/plan/preview/switch/", {"shown": shown}, follow=True)


def test_the_preview_shows_what_everybody_will_see(client, body, told, coordinator):
    client.force_login(coordinator)
    before = body("/plan/preview/")
    Office.objects.update(public_pages=True)
    client.logout()
    assert before.replace("/plan/I.1.1/", "/tasks/I.1.1/") == body("/plan/")


def test_its_tasks_can_be_looked_at_too(client, body, told, coordinator):
    client.force_login(coordinator)
    before = body("/plan/preview/I.1.1/")
    Office.objects.update(public_pages=True)
    client.logout()
    assert before == body("/tasks/I.1.1/")


def test_it_has_the_menu_of_a_stranger(client, told, coordinator):
    client.force_login(coordinator)
    html = client.get("/plan/preview/").content.decode()
    assert "Увійти" in html
    assert "Олена" not in html


def test_it_says_that_the_pages_are_closed(client, told, coordinator):
    client.force_login(coordinator)
    assert "Зараз сторінки закрито" in client.get("/plan/preview/").content.decode()


def test_without_a_plan_the_preview_says_so(client, coordinator):
    client.force_login(coordinator)
    assert "Чинного плану дій ще немає" in client.get("/plan/preview/").content.decode()


# --- The switch ---


def test_in_production_nothing_is_open_until_somebody_opens_it(client, told):
    assert client.get("/plan/").status_code == 302


def test_the_coordinator_opens_the_pages(client, told, coordinator):
    client.force_login(coordinator)
    answer = switch(client, "1")
    assert "Сторінки плану відкрито для всіх." in answer.content.decode()
    client.logout()
    assert client.get("/plan/").status_code == 200


def test_and_closes_them(client, told, coordinator):
    client.force_login(coordinator)
    switch(client, "1")
    switch(client, "0")
    client.logout()
    assert [client.get(address).status_code for address in ("/", "/plan/", "/tasks/I.1.1/")] == [302] * 3


def test_a_closed_switch_counts_more_than_the_servers_setting(client, told, settings):
    settings.PUBLIC_PAGES = True
    Office.objects.update(public_pages=False)
    assert client.get("/plan/").status_code == 302


def test_it_is_in_the_history_who_opened_them(client, told, coordinator):
    client.force_login(coordinator)
    switch(client, "1")
    record = Office.objects.get().history.first()
    assert (record.history_user, record.history_change_reason) == (coordinator, "Сторінки плану відкрито для всіх")


@pytest.mark.parametrize(("who", "answer"), [("auditor", 403), ("unit_head", 404), ("committee", 404)])
def test_others_do_not_open_them(client, request, told, who, answer):
    client.force_login(request.getfixturevalue(who))
    assert switch(client, "1").status_code == answer
    assert Office.objects.get().public_pages is None


def test_whoever_only_looks_sees_no_button(client, told, auditor):
    client.force_login(auditor)
    assert "/plan/preview/switch/" not in client.get("/plan/preview/").content.decode()
