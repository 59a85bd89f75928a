"""Rounds and findings in the daily letter."""

from datetime import timedelta

import pytest

from desk.digest import digests, row_path

pytestmark = pytest.mark.django_db


def entries(on, person):
    """What a person's letter of a day holds."""
    return [entry for letter in digests(on) if letter.user == person for entry in letter.entries]


def test_the_head_is_led_to_his_rows(running, unit_head):
    (entry,) = [one for one in entries(running.answers_due, unit_head) if one.reminder.code == "M2026-2"]
    assert row_path(entry.reminder) == "/work/rounds/"


def test_the_head_is_led_to_the_finding(finding, unit_head):
    found = [one.reminder for one in entries(finding.due_on, unit_head)]
    assert "/work/findings/M2026-2-001/" in [row_path(reminder) for reminder in found]


def test_the_coordinator_is_led_to_the_finding(finding, coordinator):
    found = [row_path(one.reminder) for one in entries(finding.due_on + timedelta(days=7), coordinator)]
    assert f"/admin/audits/finding/{finding.pk}/change/" in found


def test_who_stands_in_is_led_to_the_admin(finding, coordinator, unit_head):
    unit_head.is_active = False
    unit_head.save()
    found = [
        row_path(one.reminder, one.stands_in)
        for one in entries(finding.due_on, coordinator)
        if one.stands_in and one.reminder.about[0] == "finding"
    ]
    assert found == ["/admin/audits/finding/?q=M2026-2-001"]
