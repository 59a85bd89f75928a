"""Who has read a document, as its page tells the coordinator."""

import pytest

from reports import actions
from reports.readers import readers_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_a_member_who_has_not_read_it_is_named(issued, committee):
    assert [(one.user, one.read_at) for one in readers_of(issued)] == [(committee, None)]


def test_whoever_has_not_read_it_comes_first(issued, committee, coordinator):
    actions.mark_read(report=issued, by=coordinator)
    assert [one.user for one in readers_of(issued)] == [committee, coordinator]


def test_who_left_is_not_waited_for(issued, committee):
    committee.is_active = False
    committee.save()
    assert readers_of(issued) == []


def test_the_page_counts_those_who_have_not(client, issued, committee, coordinator):
    client.force_login(coordinator)
    html = client.get(f"/admin/reports/report/{issued.pk}/change/").content.decode()
    assert "Ще не прочитали: 1 із 1." in html
