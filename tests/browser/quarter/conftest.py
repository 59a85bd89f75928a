"""The third quarter of 2026 as it passes: days, the real round of each day, its letters, two people and their screens."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command

from tests.browser.quarter.office import Desk
from tests.browser.quarter.unit import Phone


@pytest.fixture(autouse=True)
def room(settings, tmp_path, live_server, office):
    """An office with folders of its own, known under an address, so that its letters carry links."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "files"
    settings.VAR_DIR.mkdir()
    (settings.VAR_DIR / "secret_key").write_text("таємниця")
    settings.SITE_URL = live_server.url


@pytest.fixture(autouse=True)
def reporting(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()


@pytest.fixture
def day():
    """Turns the calendar: everybody lives on that day, at noon in Kyiv, until the next turn."""
    turned = []

    def day(iso):
        while turned:
            turned.pop().stop()
        turned.append(time_machine.travel(f"{iso}T09:00:00+00:00", tick=False))
        turned[0].start()

    yield day
    while turned:
        turned.pop().stop()


@pytest.fixture
def daily(day, mailoutbox):
    """Morning: the command `daily` as the office runs it; answers with the letters of the day by address."""

    def daily(iso):
        day(iso)
        mailoutbox.clear()
        call_command("daily", verbosity=0)
        return {letter.to[0]: letter for letter in mailoutbox}

    return daily


@pytest.fixture
def task(make_task, other_unit, unit_head):
    """The task this quarter is about; another one stays silent beside it."""
    told = make_task("2026 рік", unit=other_unit, title="Провести навчання розпорядників")
    make_task("Постійно", unit=other_unit, title="Підтримувати портал")
    return told


@pytest.fixture
def phone(visit, live_server):
    """The unit head's telephone."""
    return Phone(visit, live_server.url)


@pytest.fixture
def desk(visit, live_server, coordinator):
    """The coordinator's table computer."""
    return Desk(visit, live_server.url, coordinator, "пароль-координатора")
