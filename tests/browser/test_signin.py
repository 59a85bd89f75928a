"""Signing in, in a browser: from a letter, with a telephone, and after a forgotten password; by keyboard and without scripts."""

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from core.signin import sign_in_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "sign-in": (None, "/login/"),
    "new link": (None, "/login/link/"),
    "link sent": (None, "/login/link/sent/"),
    "dead link": (None, "/login/link/x/"),
    "forgotten": (None, "/password/reset/"),
    "letter sent": (None, "/password/reset/sent/"),
    "dead letter": (None, "/password/reset/1-x/"),
    "security": ("coordinator", "/security/"),
    "confirm": ("coordinator", "/login/confirm/"),
    "password": ("coordinator", "/password/"),
}


def code_of(secret):
    """What the telephone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture(autouse=True)
def city(settings, office, make_task, other_unit, live_server):
    settings.SITE_URL = live_server.url
    make_task("Постійно", unit=other_unit)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(visit, violations, coordinator, name):
    person, address = PAGES[name]
    assert violations(visit(address, person and coordinator)) == []


def test_pages_fit_a_small_screen(visit, coordinator):
    too_wide = "document.documentElement.scrollWidth > innerWidth"
    wide = [
        name for name, (who, there) in PAGES.items() if visit(there, who and coordinator, width=320).evaluate(too_wide)
    ]
    assert wide == []


def test_from_a_letter_without_scripts(visit, live_server, unit_head):
    link = sign_in_link(unit_head, "/plan/").removeprefix(live_server.url)
    page = visit(link, java_script_enabled=False)
    assert "Ви ввійдете як Петро МЕЛЬНИК" in page.inner_text("main")
    page.click("main button")
    page.wait_for_url("**/plan/")


def test_a_spent_link_offers_a_new_one(visit, live_server, unit_head, violations):
    link = sign_in_link(unit_head, "/plan/").removeprefix(live_server.url)
    visit(link).click("main button")
    page = visit(link)
    assert "За ним уже ввійшли" in page.inner_text("main")
    page.fill("[name=email]", "kerivnyk@example.org")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Перевірте пошту')")


def test_the_second_step_by_keyboard(visit, coordinator, violations):
    secret = generate_totp_secret()
    TOTP.activate(coordinator, secret)
    page = visit("/login/?next=/plan/")
    page.wait_for_function("document.activeElement.name == 'username'")
    page.keyboard.type("koordynator@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("пароль-координатора")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Другий крок входу')")
    assert violations(page) == []
    page.wait_for_function("document.activeElement.name == 'code'")
    page.keyboard.type(code_of(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/")


def test_a_coordinator_under_duty_sets_it_up_and_goes_on(visit, settings, coordinator, violations):
    settings.MFA_DUTY = True
    page = visit("/login/")
    page.fill("[name=username]", "koordynator@example.org")
    page.fill("[name=password]", "пароль-координатора")
    page.click("main button")
    page.wait_for_selector("text=Для вашої ролі другий крок обов’язковий")
    assert violations(page) == []
    page.fill("[name=code]", code_of(page.inner_text(".secret")))
    page.click("main button")
    page.wait_for_selector("h1:has-text('Резервні коди')")
    assert violations(page) == []
    page.click("text=Коди збережено, далі")
    page.wait_for_url("**/admin/")
