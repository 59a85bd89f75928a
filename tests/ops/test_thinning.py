"""Which backups stay: days, then weeks, then months."""

import os
import time
from datetime import datetime, timedelta

import pytest
from django.conf import settings

from core import backup
from core.backup import to_keep

KEPT = {"daily": 3, "weekly": 2, "monthly": 2}
NOON = datetime(2026, 9, 30, 12)


def days_ago(*days):
    return [NOON - timedelta(days=day) for day in days]


def test_nothing_made_nothing_kept():
    assert to_keep([], KEPT) == set()


def test_everything_of_the_newest_day_stays():
    stamps = [NOON, NOON - timedelta(hours=1), NOON - timedelta(hours=2)]
    assert to_keep(stamps, KEPT) == set(stamps)


def test_the_newest_of_an_earlier_day_stays():
    yesterday = NOON - timedelta(days=1)
    assert to_keep([NOON, yesterday, yesterday - timedelta(hours=3)], KEPT) == {NOON, yesterday}


def test_so_many_days_weeks_and_months_stay():
    # 30 September 2026 is a Wednesday: days 0-2; the week before by its Sunday; August by its last day.
    assert to_keep(days_ago(*range(100)), KEPT) == set(days_ago(0, 1, 2, 3, 30))


def test_days_without_a_backup_do_not_count():
    assert set(days_ago(0, 40, 41)) <= to_keep(days_ago(0, 40, 41), KEPT)


def test_a_year_of_daily_backups_takes_less_than_the_sum():
    kept = to_keep(days_ago(*range(400)), settings.BACKUPS_KEPT)
    assert len(kept) <= sum(settings.BACKUPS_KEPT.values())


def test_thinning_twice_changes_nothing():
    once = to_keep(days_ago(*range(100)), KEPT)
    assert to_keep(once, KEPT) == once


@pytest.mark.django_db
class TestFiles:
    def make(self, *days):
        for stamp in days_ago(*days):
            (backup.folder() / f"{backup.dump.name()}-{stamp:%Y%m%d-%H%M%S}.tar.gz").touch()

    def test_old_files_go(self, var, settings):
        settings.BACKUPS_KEPT = KEPT
        self.make(*range(10))
        assert len(backup.thin_out()) == 6

    def test_another_database_keeps_its_own(self, var, settings):
        settings.BACKUPS_KEPT = {"daily": 1, "weekly": 0, "monthly": 0}
        other = backup.folder() / "other-20200101-000000.tar.gz"
        other.touch()
        backup.thin_out()
        assert other.exists()

    def test_what_a_power_cut_left_goes_after_a_day(self, var):
        left = backup.folder() / ".office-20260101-000000.tar.gz.partial"
        left.touch()
        long_ago = time.time() - 2 * 24 * 60 * 60
        os.utime(left, (long_ago, long_ago))
        backup.thin_out()
        assert not left.exists()

    def test_what_is_being_made_stays(self, var):
        fresh = backup.folder() / ".office-20260930-115959.tar.gz.partial"
        fresh.touch()
        os.utime(fresh, (time.time(), time.time()))
        backup.thin_out()
        assert fresh.exists()
