"""Datasets in the daily letter."""

from datetime import date

import pytest

from desk.digest import digests, row_path

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("published")
def test_the_head_is_led_to_the_set(unit_head):
    (letter,) = digests(date(2026, 9, 30))
    (entry,) = letter.entries
    assert letter.user == unit_head
    assert row_path(entry.reminder) == "/work/datasets/reklamni-zasoby/"


@pytest.mark.usefixtures("published")
def test_without_an_account_the_coordinator_hears(coordinator):
    (letter,) = digests(date(2026, 9, 30))
    (entry,) = letter.entries
    assert (letter.user, entry.stands_in) == (coordinator, True)
    assert row_path(entry.reminder, entry.stands_in) == "/admin/registry/dataset/?q=reklamni-zasoby"
