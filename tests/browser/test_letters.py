"""From the letter to a submitted update, and the pages of letters, in a browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from desk.digest import digests, send_digests
from desk.reminders import note_reminded
from plan.actions import open_periods
from plan.models import ProgressUpdate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OCTOBER_1 = date(2026, 10, 1)
WAIT = {"timeout": 15_000}


@pytest.fixture(autouse=True)
def period(plan, office, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    (period,) = open_periods(on=today)
    return period


@pytest.fixture(autouse=True)
def task(make_task, other_unit, unit_head):
    return make_task("Постійно", unit=other_unit)


def test_a_head_gets_from_the_letter_to_a_submitted_update(visit, live_server, settings, mailoutbox, unit_head):
    settings.SITE_URL = live_server.url
    send_digests(on=OCTOBER_1)
    link = re.search(r"http\S+/login/link/\S+", mailoutbox[0].body)[0]
    page = visit(link.removeprefix(live_server.url))
    page.get_by_role("button", name="Увійти").click()
    expect(page).to_have_url(re.compile(r"/work/2026-Q3/.*#I\.1\.1$"), **WAIT)
    page.fill("#text-I\\.1\\.1", "Оприлюднено три набори")
    page.click("button:text-is('Подати')")
    expect(page.get_by_text("Подано 1 із 1")).to_be_visible(**WAIT)
    assert ProgressUpdate.objects.get().state == "submitted"
    assert [letter.user for letter in digests(date(2026, 10, 5))] == []


@pytest.mark.parametrize("width", [1366, 320])
@pytest.mark.parametrize("address", ["/mail/", "/mail/next/", "/mail/by-hand/", "/remind/{unit}/", "/calendar/"])
def test_pages_of_letters_have_no_faults(
    visit, violations, mailoutbox, coordinator, other_unit, period, address, width
):
    send_digests(on=OCTOBER_1)
    note_reminded(unit=other_unit, period=period, by=coordinator)
    page = visit(address.format(unit=other_unit.pk), coordinator, width=width, bypass_csp=True)
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_calendars_address_is_shown_once(visit, unit_head, live_server, client):
    page = visit("/calendar/", unit_head)
    page.get_by_role("button", name="Створити адресу календаря").click()
    address = page.get_by_label("Адреса календаря").input_value()
    assert client.get(address.removeprefix(live_server.url)).status_code == 200
    page.goto(f"{live_server.url}/calendar/")
    expect(page.get_by_label("Адреса календаря")).to_have_count(0)
