"""CKAN's action API: the envelope, the actions, the errors, and ckanapi itself."""

import json

import pytest
from ckanapi import NotFound, RemoteCKAN, ValidationError
from django.test import Client

from core.models import Office
from registry.feeds import searching

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_office", "sets")]


@pytest.fixture
def ask(client):
    def ask(action, /, *, under="/api/3/action/", **asked):
        return client.get(f"{under}{action}", asked)

    return ask


@pytest.fixture
def result(ask):
    def result(action, /, **asked):
        answer = ask(action, **asked)
        return json.loads(answer.getvalue() if answer.streaming else answer.content)["result"]

    return result


@pytest.mark.parametrize("under", ["/api/action/", "/api/3/action/"])
def test_the_envelope_under_both_addresses(ask, under):
    told = ask("site_read", under=under).json()
    assert told == {"help": "http://testserver/api/3/action/help_show?name=site_read", "success": True, "result": True}


def test_posted_json(client):
    answer = client.post("/api/3/action/package_show", {"id": "parky"}, content_type="application/json")
    assert answer.json()["result"]["title"] == "Парки та сквери"


def test_posting_needs_no_token(sets):
    answer = Client(enforce_csrf_checks=True).post("/api/3/action/site_read", "{}", content_type="application/json")
    assert answer.status_code == 200


def test_posted_forms(client):
    assert client.post("/api/3/action/package_show", {"id": "parky"}).json()["result"]["name"] == "parky"


def test_an_empty_form_asks_for_nothing(client):
    assert client.post("/api/3/action/site_read", {}).json()["result"] is True


def test_names_of_all(result):
    assert result("package_list") == ["parky", "reklama", "zupynky"]


def test_names_in_pages(result):
    assert result("package_list", limit=1, offset=1) == ["reklama"]


def test_a_package_in_the_portal_s_shape(result):
    told = result("package_show", id="reklama")
    shape = ("update_frequency", "tag_string", "num_resources", "license_id", "state")
    assert [told[name] for name in shape] == ["once a quarter", "реклама,дозволи", 1, "cc-by", "active"]


def test_moments_are_naive(result):
    assert result("package_show", id="parky")["metadata_modified"] == "2026-09-30T09:00:00.000000"


def test_a_resource(result):
    assert result("resource_show", id="reklama--reklama")["format"] == "CSV"


@pytest.mark.parametrize("name", ["package_show", "resource_show", "organization_show"])
@pytest.mark.parametrize("wanted", ["plan", "nosuch", "unit-x", "unit-9999999999999999999999"])
def test_what_is_not_there(ask, name, wanted):
    answer = ask(name, id=wanted)
    assert (answer.status_code, answer.json()["error"]["__type"]) == (404, "Not Found Error")


def test_a_missing_id(ask):
    answer = ask("package_show")
    assert (answer.status_code, answer.json()["error"]["id"]) == (409, ["Missing value"])


def test_an_unknown_action(ask):
    answer = ask("package_delete")
    assert (answer.status_code, answer.json()) == (400, "Bad request - Action name not known: package_delete")


@pytest.mark.parametrize("body", ["{", "[1]"])
def test_a_body_that_is_no_object(client, body):
    answer = client.post("/api/3/action/site_read", body, content_type="application/json")
    assert (answer.status_code, answer.json()["success"]) == (400, False)


def test_search_counts_and_pages(result):
    told = result("package_search", rows=1, start=1, sort="name asc")
    assert (told["count"], [row["name"] for row in told["results"]]) == (3, ["reklama"])


def test_rows_are_capped(result, monkeypatch):
    monkeypatch.setattr(searching, "MAX_ROWS", 2)
    assert len(result("package_search", rows=5000)["results"]) == 2


def test_facets(result):
    told = result("package_search", **{"facet.field": '["tags","organization","res_format"]', "rows": 0})
    assert (told["facets"]["tags"], told["facets"]["res_format"]) == (
        {"дозволи": 1, "парки": 1, "реклама": 1},
        {"CSV": 1},
    )


def test_facets_of_what_was_found(result):
    told = result("package_search", **{"fq": "groups:envi", "facet.field": '["tags"]'})
    assert told["facets"] == {"tags": {"парки": 1}}


def test_an_organisation_s_facet_has_its_title(result, other_unit):
    told = result("package_search", **{"facet.field": '["organization"]'})["search_facets"]["organization"]["items"]
    assert {item["name"]: item["display_name"] for item in told}[f"unit-{other_unit.pk}"] == other_unit.name


@pytest.mark.parametrize(
    "asked", [{"rows": "x"}, {"start": "-1"}, {"sort": "nosuch asc"}, {"fq": "nosuch:1"}, {"q": "(a"}]
)
def test_a_search_that_cannot_be_understood(ask, asked):
    assert ask("package_search", **asked).status_code == 409


def test_organisations(result, unit, other_unit):
    told = result("organization_list", all_fields="true")
    assert {one["title"]: one["package_count"] for one in told} == {unit.name: 2, other_unit.name: 1}


def test_an_organisation_with_its_sets(result, other_unit):
    told = result("organization_show", id=f"unit-{other_unit.pk}", include_datasets="true")
    assert [row["name"] for row in told["packages"]] == ["zupynky"]


def test_tags(result):
    assert result("tag_list") == ["дозволи", "парки", "реклама"]


@pytest.mark.parametrize("name", ["group_list", "license_list", "status_show", "current_package_list_with_resources"])
def test_other_actions_answer(result, name):
    assert result(name)


def test_help(result):
    assert result("help_show", name="tag_list").startswith("Keywords")


def test_nothing_new_answers_304(client):
    etag = client.get("/api/3/action/package_list")["ETag"]
    assert client.get("/api/3/action/package_list", headers={"If-None-Match": etag}).status_code == 304


def test_a_page_of_another_site_may_ask(client):
    answer = client.options("/api/3/action/package_search")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")


def test_closed_pages_are_closed_to_posting_too(client):
    Office.objects.update(public_pages=False)
    assert client.post("/api/3/action/site_read", "{}", content_type="application/json").status_code != 200


def test_a_fixed_number_of_queries(client, make_dataset, django_assert_max_num_queries):
    for number in range(5):
        make_dataset(f"nabir-{number}", state="published")
    asked = {"facet.field": '["tags","organization"]', "rows": 100}
    client.get("/api/3/action/package_search", asked)  # its numbers are kept for a minute from here on
    with django_assert_max_num_queries(8):
        client.get("/api/3/action/package_search", asked)


@pytest.fixture
def remote(live_server):
    return RemoteCKAN(live_server.url, user_agent="tests")


@pytest.mark.django_db(transaction=True)
class TestCkanapi:
    """The library others harvest with."""

    def test_lists_and_shows(self, remote):
        shown = [remote.action.package_show(id=name)["name"] for name in remote.action.package_list()]
        assert shown == ["parky", "reklama", "zupynky"]

    def test_searches(self, remote):
        assert remote.action.package_search(q="реклама", rows=5)["count"] == 1

    def test_is_told_what_is_missing(self, remote):
        with pytest.raises(NotFound):
            remote.action.package_show(id="nosuch")

    def test_is_told_what_is_invalid(self, remote):
        with pytest.raises(ValidationError):
            remote.action.package_show()


def test_all_facets_take_few_queries(result, django_assert_max_num_queries):
    fields = '["tags", "groups", "res_format", "organization", "license_id"]'
    with django_assert_max_num_queries(15):
        told = result("package_search", **{"facet.field": fields})
    assert set(told["facets"]) == {"tags", "groups", "res_format", "organization", "license_id"}


@pytest.mark.parametrize(("limit", "number"), [("1", 1), ("0", 0), ("-1", 3)])
def test_a_facet_has_its_limit(result, limit, number):
    told = result("package_search", **{"facet.field": '["tags"]', "facet.limit": limit})
    assert len(told["facets"]["tags"]) == number


def test_no_facets_where_none_are_wanted(result):
    assert result("package_search", **{"facet.field": '["tags"]', "facet": "false"})["facets"] == {}
