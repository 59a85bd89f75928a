"""A link from a letter that no longer opens: it says why and sends another one that does."""

import pytest
import time_machine
from django.core.management import call_command

from core.signin import sign_in_link
from tests.browser.quarter.unit import LINK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def link(settings, live_server, unit_head):
    settings.SITE_URL = live_server.url
    return sign_in_link(unit_head, "/work/2026-Q3/I.1.1/").removeprefix(live_server.url)


@pytest.fixture
def ask_anew(mailoutbox, live_server):
    """Asks for another letter on the page of a dead link; answers with the link in it."""

    def ask_anew(page):
        page.get_by_label("Електронна пошта").fill("kerivnyk@example.org")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('Перевірте пошту')")
        call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)
        return LINK.search(mailoutbox[-1].body)[0].removeprefix(live_server.url)

    return ask_anew


def come_in(page):
    page.click("main button:has-text('Увійти')")
    page.wait_for_url("**/work/2026-Q3/**")
    return page.url


def test_an_expired_one_sends_another_to_the_same_row(visit, link, ask_anew):
    with time_machine.travel("2026-10-05T09:00:00+00:00", tick=False):
        page = visit(link, width=390)
        assert "Це посилання вже не діє" in page.inner_text("main")
        assert come_in(visit(ask_anew(page), width=390)).endswith("#I.1.1")


def test_a_used_one_sends_another(visit, link, ask_anew):
    come_in(visit(link))
    page = visit(link, width=390)
    assert "За ним уже ввійшли" in page.inner_text("main")
    come_in(visit(ask_anew(page)))
