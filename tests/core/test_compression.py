"""What goes compressed: pages and data, for telephones on poor lines; never papers, nor where nobody asks for it."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
ASKED = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture
def tasks(client, coordinator, plan):
    """The page of all tasks of the plan, as a browser asks for it."""
    client.force_login(coordinator)
    return client.get("/admin/plan/task/", headers=ASKED)


def test_a_page_is_several_times_smaller(tasks):
    assert len(gzip.decompress(tasks.content)) > 4 * len(tasks.content)


def test_it_says_what_it_depends_on(tasks):
    assert tasks["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in tasks["Vary"]


def test_its_length_is_that_of_what_goes(tasks):
    assert int(tasks["Content-Length"]) == len(tasks.content)


def test_who_does_not_ask_gets_it_plain(client, coordinator, plan):
    client.force_login(coordinator)
    answer = client.get("/admin/plan/task/")
    assert not answer.has_header("Content-Encoding")
    assert "</html>" in answer.text


def test_a_paper_goes_as_it_is(client, coordinator, plan):
    client.force_login(coordinator)
    answer = client.get("/reports/quarterly/2026-Q2.pdf", headers=ASKED)
    assert answer["Content-Type"] == "application/pdf"
    assert not answer.has_header("Content-Encoding")


def test_data_kept_by_a_reader_are_not_sent_again(client, plan, settings):
    settings.PUBLIC_PAGES = True
    first = client.get("/catalog.jsonld", headers=ASKED)
    again = client.get("/catalog.jsonld", headers=ASKED | {"if-none-match": first["ETag"]})
    assert (first["Content-Encoding"], again.status_code) == ("gzip", 304)
