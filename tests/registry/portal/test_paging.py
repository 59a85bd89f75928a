"""Reading all sets of an organisation from a portal that changes while it is read."""

from datetime import UTC, datetime

import pytest

from registry.portal.paging import Cursor, query, steps


@pytest.fixture
def pages(portal):
    """Pages of three sets."""
    return lambda cursor=None: steps(portal.search, "bilatserkva", cursor or Cursor(), rows=3)


@pytest.fixture
def read(pages):
    """Titles of all sets, in the order they came."""

    return lambda cursor=None: [package.title for step in pages(cursor) for package in step.packages]


def fill(ckan, count=8):
    return [ckan.add(title=str(number)) for number in range(count)]


def test_all_sets_come_once(ckan, read):
    fill(ckan)
    assert read() == list("01234567")


def test_an_organisation_without_sets(read):
    assert read() == []


def test_sets_of_others_do_not_come(ckan, read):
    ckan.add_organization("insha", "Інша рада")
    ckan.add("insha")
    assert read() == []


def test_a_set_removed_meanwhile_hides_no_other(ckan, read):
    there = fill(ckan)
    ckan.before_page = lambda _q: ckan.packages.pop(there[0]["id"], None) if len(ckan.asked) > 1 else None
    assert read() == list("01234567")


def test_a_set_changed_meanwhile_comes_again(ckan, read):
    there = fill(ckan)

    def change(_query):
        if len(ckan.asked) == 2:
            there[0].update(title="0*", metadata_modified=ckan.clock())

    ckan.before_page = change
    assert read() == [*"01234567", "0*"]


def test_many_sets_of_one_moment(ckan, read):
    for number in range(8):
        ckan.add(title=str(number), metadata_modified="2026-01-01T00:00:00.5")
    assert read() == list("01234567")


def test_sets_without_a_moment(ckan, read):
    for number in range(8):
        ckan.add(title=str(number), metadata_modified=None)
    assert read() == list("01234567")


def test_a_portal_without_order(ckan, read):
    fill(ckan)
    ckan.packages = dict(sorted(ckan.packages.items(), key=lambda item: item[1]["title"], reverse=True))
    ckan.keeps_order = False
    assert read() == list("76543210")


def test_a_portal_that_ignores_the_query(ckan, read):
    fill(ckan)
    ckan.keeps_query = False
    assert sorted(read()) == list("01234567")


def test_a_portal_with_a_lower_cap(ckan, read):
    fill(ckan)
    ckan.most_rows = 2
    assert read() == list("01234567")


def test_reading_goes_on_where_it_stopped(ckan, pages, read):
    fill(ckan)
    first = next(pages())
    kept = first.after.text()
    assert read(Cursor.parse(kept)) == list("234567")


def test_only_what_changed_since(ckan, read):
    there = fill(ckan)
    changed = datetime.fromisoformat(there[6]["metadata_modified"]).replace(microsecond=0, tzinfo=UTC)
    assert read(Cursor(changed)) == list("67")


def test_how_much_is_left(ckan, pages):
    fill(ckan)
    assert next(pages()).left == 5


def test_the_last_page_has_no_cursor(ckan, pages):
    fill(ckan)
    assert [bool(step.after) for step in pages()][-1] is False


@pytest.mark.parametrize("cursor", [Cursor(), Cursor(datetime(2026, 1, 1, tzinfo=UTC), 5), Cursor(None, 200)])
def test_a_cursor_is_kept_as_text(cursor):
    assert Cursor.parse(cursor.text()) == cursor


@pytest.mark.parametrize("kept", ["", "wrong", "2026-13-01+5", "+many"])
def test_a_spoiled_cursor_begins_anew(kept):
    assert Cursor.parse(kept) == Cursor()


def test_the_query_of_an_organisation():
    since = datetime(2026, 9, 30, 12, tzinfo=UTC)
    assert query("rada", since) == 'organization:"rada" metadata_modified:[2026-09-30T12:00:00Z TO NOW]'


def test_a_name_cannot_break_out_of_the_query():
    assert query('a" OR "b', None) == 'organization:"a OR b"'
