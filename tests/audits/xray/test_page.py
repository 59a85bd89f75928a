"""«Рентген» as the coordinator opens it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audits.xray import asking
from audits.xray.asking import ask
from audits.xray.checks import CHECKS

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/audits/round/xray/"


@pytest.fixture
def text(client, coordinator, office):
    client.force_login(coordinator)
    return lambda: client.get(ADDRESS).content.decode()


def test_an_empty_office_is_clean(text):
    assert "Суперечностей немає" in text()


def test_a_row_leads_to_the_form_that_mends_it(text, make_dataset):
    row = make_dataset("parky")
    assert f'href="/admin/registry/dataset/{row.pk}/change/"' in text()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_is_named_also_when_clean(text, check):
    assert str(check.title) in text()


def test_the_page_says_how_many_checks_found_something(text, make_dataset):
    make_dataset("parky")
    assert f"Суперечності є в 4 із {len(CHECKS)} перевірок." in text()


def test_codes_are_told_apart():
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_what_found_something_comes_first(make_dataset, today):
    make_dataset("parky")
    told = [bool(one.rows) for one in ask(today)]
    assert told == sorted(told, reverse=True)


def test_no_more_rows_than_a_page_holds(make_dataset, today, monkeypatch):
    monkeypatch.setattr(asking, "MOST", 2)
    for number in range(3):
        make_dataset(f"set-{number}")
    found = next(one for one in ask(today) if one.check.code == "published_without_link")
    assert (len(found.rows), found.more) == (2, True)


def test_the_same_queries_for_one_and_for_nine_rows(make_dataset, make_task, today):
    counts = []
    for number in range(9):
        make_dataset(f"set-{number}")
        make_task("2023 рік")
        with CaptureQueriesContext(connection) as seen:
            ask(today)
        counts.append(len(seen))
    assert counts[0] == counts[-1] <= 13


def test_a_unit_head_finds_nothing_there(client, unit_head):
    client.force_login(unit_head)
    assert client.get(ADDRESS).status_code in (302, 403, 404)
