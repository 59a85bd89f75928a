"""Reading a portal: its envelope, its caps, its quirks and its bad days."""

import pytest

from core.outbound_errors import Broken, Forbidden, TooSlow
from registry.portal.client import Portal
from registry.portal.errors import Busy, NoAccess, NotThere, PortalError
from tests.standin import ckan as standin
from tests.standin.server import Reply


def test_the_portal_says_who_it_is(portal):
    assert portal.status()["ckan_version"] == "2.7.2"


def test_a_dataset_by_its_id(portal, ckan):
    there = ckan.add(title="42. Школи")
    assert portal.package(there["id"]).title == "42. Школи"


def test_a_dataset_by_its_name(portal, ckan):
    there = ckan.add(name="shkoly")
    assert portal.package("shkoly").id == there["id"]


def test_a_dataset_that_is_not_there(portal):
    with pytest.raises(NotThere):
        portal.package("none")


def test_an_error_with_its_own_status_is_the_same(portal, ckan):
    ckan.plain_statuses = True
    with pytest.raises(NotThere):
        portal.package("none")


def test_a_private_dataset_needs_the_key(portal, ckan):
    there = ckan.add(private=True)
    with pytest.raises(NoAccess):
        portal.package(there["id"])


def test_a_private_dataset_is_shown_to_the_key(http, ckan):
    there = ckan.add(private=True)
    assert Portal(http, ckan.url, token="key").package(there["id"]).private


def test_the_key_is_not_sent_where_there_is_none(portal, ckan):
    portal.status()
    assert "authorization" not in ckan.asked[0].headers


def test_a_search_is_capped(portal, ckan):
    ckan.most_rows = 2
    for _n in range(3):
        ckan.add()
    page = portal.search(query="", sort="", rows=5000, start=0)
    assert (page.count, page.rows, page.lost) == (3, 2, 0)


def test_a_wrong_query_is_told(portal):
    with pytest.raises(PortalError, match="Search Query is invalid"):
        portal.search(query='organization:"', sort="", rows=1, start=0)


def test_rows_that_are_no_dataset_are_counted(portal, ckan):
    ckan.faults.append(answered({"count": 3, "results": [None, {"title": "без ідентифікатора"}, {"id": "a"}]}))
    page = portal.search(query="", sort="", rows=9, start=0)
    assert (page.rows, page.lost, [found.id for found in page.packages]) == (3, 2, ["a"])


def test_all_organisations_come_page_by_page(portal, ckan):
    for number in range(60):
        ckan.add_organization(f"rada-{number:02}", f"Рада {number}")
    assert len(portal.organizations()) == 61


def test_an_organisation_with_its_count(portal, ckan):
    ckan.add()
    found = portal.organization("bilatserkva")
    assert (found.title, found.packages) == ("Білоцерківська міська рада", 1)


def test_an_organisation_that_is_not_there(portal):
    with pytest.raises(NotThere):
        portal.organization("none")


def answered(result, status=200):
    return Reply(status, standin.said({"success": True, "result": result}), standin.JSON)


@pytest.mark.parametrize("fault", [standin.PAGE, standin.GARBAGE, standin.CUT, answered(None), answered([])])
def test_an_answer_that_is_no_answer(portal, ckan, fault):
    ckan.faults = [fault] * 2
    with pytest.raises(Broken):
        portal.search(query="", sort="", rows=1, start=0)


@pytest.mark.parametrize("body", [{}, {"success": True}, [], 5, {"success": None}, {"result": 1}])
def test_an_envelope_that_is_none(portal, ckan, body):
    ckan.faults.append(Reply(200, standin.said(body), standin.JSON))
    with pytest.raises((Broken, PortalError)):
        portal.status()


@pytest.mark.parametrize("error", [None, "", [], 7, {}, {"__type": 5}, {"message": None}, "Bad request"])
def test_any_error_becomes_a_sentence(portal, ckan, error):
    ckan.faults.append(Reply(200, standin.said({"success": False, "error": error}), standin.JSON))
    with pytest.raises(PortalError, match=r"Портал відмовив.*\.$"):
        portal.status()


def test_a_bare_line_instead_of_an_envelope(portal, ckan):
    ckan.faults.append(Reply(400, standin.said("Bad request - JSON Error"), standin.JSON))
    with pytest.raises(PortalError, match="«Bad request - JSON Error»"):
        portal.status()


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [(401, NoAccess, "закрив доступ"), (404, NotThere, "адресу порталу"), (413, PortalError, "завеликий")],
)
def test_a_status_without_an_envelope(portal, ckan, status, error, words):
    ckan.faults.append(Reply(status, b"<html>", {"Content-Type": "text/html"}))
    with pytest.raises(error, match=words):
        portal.status()


def test_a_portal_that_is_down(portal, ckan):
    ckan.faults = [standin.DOWN] * 2
    with pytest.raises(PortalError, match=r"тимчасово не працює \(код 500\)"):
        portal.status()


def test_a_portal_that_was_down_for_a_moment(portal, ckan):
    ckan.faults = [standin.DOWN]
    assert portal.status()


def test_a_portal_that_is_silent(portal, ckan):
    ckan.faults = [standin.SILENT] * 2
    with pytest.raises(TooSlow):
        portal.status()


def test_a_portal_that_asks_for_patience(portal, ckan):
    ckan.faults = [standin.busy(90)]
    with pytest.raises(Busy, match="за 90 с"):
        portal.status()


def test_a_portal_that_asks_for_a_moment(portal, ckan):
    ckan.faults = [standin.busy(0)]
    assert portal.status()


def test_a_portal_that_leads_inside(portal, ckan):
    ckan.faults = [standin.INSIDE]
    with pytest.raises(Forbidden):
        portal.status()


def test_a_site_that_is_no_portal(http, ckan):
    with pytest.raises(PortalError):
        Portal(http, f"{ckan.url}/blog").status()
