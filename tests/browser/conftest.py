"""A real browser against a live server: Debian's chromium, no network, one small plan."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UNNAMED = "the server responded with a status of"  # comes late and names no address: a response does both better


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once; a machine without it skips these tests by name."""
    if not CHROMIUM.exists():
        pytest.skip(f"немає {CHROMIUM}: установіть пакунок chromium")
    # The driver keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(chromium, live_server, client):
    """Opens an address, signed in as a person where one is given; `said` collects what the browser complains of."""
    contexts = []

    def visit(address, person=None, width=1366, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en-US", **options)
        contexts.append(context)
        if person:
            client.force_login(person)
            cookie = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: UNNAMED in message.text or page.said.append(message.text))
        page.on("response", lambda answer: answer.status < 400 or page.said.append(f"{answer.status} {answer.url}"))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def violations():
    """What axe finds wrong with a page, a line each."""

    def find(page):
        found = Axe().run(page).response["violations"]
        return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

    return find
