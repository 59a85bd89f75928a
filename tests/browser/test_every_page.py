"""Every page the site has, each as the first person who may open it: axe, a small screen, the browser's complaints.

The addresses come from the resolver and the table of roles, so that a new page is in the list by itself.
"""

from collections import defaultdict

import pytest
from playwright.sync_api import Error

from core.models import Office
from tests.desk.conftest import closed, committee, deputy  # noqa: F401 - fixtures
from tests.desk.routes import address, expected, routes
from tests.desk.test_roles_matrix import rows  # noqa: F401 - a fixture
from tests.guards.conftest import whole_office  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("closed")]
READERS = ("visitor", "unit_head", "committee", "outsider", "coordinator", "administrator")
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NO_PAGE = {"health", "admin:jsi18n"}  # not for people's eyes


def pages():
    """The names of pages by who reads them."""
    found = defaultdict(list)
    for name in sorted(set(routes()) - NO_PAGE):
        said = expected(name) or {}
        reader = next((who for who in READERS if said.get((who, "GET")) == "ok"), None)
        if reader:
            found[reader].append(name)
    return found


PAGES = pages()


@pytest.fixture
def read(visit, violations):
    """What is wrong with an address; a file to download has no faults of a page."""

    def read(page, there):
        page.said.clear()
        try:
            answer = page.goto(there)
        except Error as error:
            if "Download is starting" in str(error):
                return []
            raise
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            return []  # a feed is no page, and who may open what the table of roles knows
        page.set_viewport_size({"width": 390 if "/admin/" in there else 320, "height": 900})
        found = ["too wide"] if page.evaluate(TOO_WIDE) else []
        page.set_viewport_size({"width": 1366, "height": 900})
        said = [line for line in page.said if not line.startswith("[DOM]")]  # advice on password managers
        return [*found, *said, *violations(page)]

    return read


def at(name, known):
    """The address of a page; None where no row is at hand, which the table of roles complains of by itself."""
    try:
        return address(name, known)
    except (AssertionError, AttributeError):
        return None


@pytest.mark.parametrize("who", PAGES)
def test_no_page_has_a_fault(visit, read, rows, request, live_server, who):  # noqa: F811
    Office.objects.update(demo=True)
    person = None if who == "visitor" else request.getfixturevalue(who)
    page = visit("/login/", person, bypass_csp=True)
    there = {name: at(name, rows) for name in PAGES[who]}
    found = {name: read(page, live_server.url + path) for name, path in there.items() if path}
    assert {name: faults for name, faults in found.items() if faults} == {}
