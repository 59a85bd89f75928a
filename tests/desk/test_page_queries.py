"""List pages take at most 15 queries, the session and the person counted, and the same for any number of rows."""

import pytest

from desk.demo import crowd

MOST = 15
ADMIN = (
    "/admin/",
    "/admin/plan/task/",
    "/admin/plan/task/?stage=in_progress&q=етап",
    "/admin/plan/progressupdate/",
    "/admin/plan/plan/",
    "/admin/plan/reportingperiod/",
    "/admin/plan/progressupdate/review/",
    "/admin/plan/progressupdate/review/units/",
    "/admin/plan/task/requests/",
    "/admin/core/unit/",
    "/admin/core/user/",
)
HEAD = ("/", "/work/all/", "/work/history/", "/work/2026-Q2/", "/work/2026-Q2/print/", "/plan/", "/calendar/")
COMMITTEE = ("/", "/?on=30.06.2026", "/plan/", "/plan/?q=етап&stage=in_progress")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]


@pytest.fixture
def years(office, plan, today):
    """Adds tasks with six quarters of reports and their history to a plan that is reported on."""
    type(office).objects.update(demo=True)

    def years(tasks):
        crowd.enter(tasks=tasks, on=today, quarters=6)

    return years


@pytest.fixture
def both(client, queries, years):
    """How many queries each page takes with six tasks and with sixty more."""

    def both(person, pages):
        client.force_login(person)
        years(6)
        client.get(next(iter(pages)))  # what a process asks once, whatever the page
        few = {page: queries(page) for page in pages}
        years(60)
        return few, {page: queries(page) for page in pages}

    return both


def test_pages_of_a_unit(both, other_unit, unit_head):
    few, many = both(unit_head, HEAD)
    assert few == many
    assert max(many.values()) <= MOST, many


def test_pages_of_the_committee(both, committee, other_unit):
    few, many = both(committee, COMMITTEE)
    assert few == many
    assert max(many.values()) <= MOST, many


def test_pages_of_the_coordinator(both, coordinator, other_unit):
    few, many = both(coordinator, ADMIN)
    assert few == many
    assert max(many.values()) <= MOST, many
