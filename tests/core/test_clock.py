"""Now and today, and the moment of a story told afterwards."""

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime

import pytest

from core import clock, history
from core.models import Unit

TOLD = datetime(2025, 7, 1, 7, 0, tzinfo=UTC)


def test_today_is_kyivs(time_machine):
    time_machine.move_to("2026-09-30T21:30:00+00:00")
    assert clock.today() == date(2026, 10, 1)


def test_now_is_this_moment():
    assert clock.now() == datetime(2026, 9, 30, 9, 0, tzinfo=UTC)


def test_a_told_moment_is_now():
    with clock.at(TOLD):
        assert (clock.now(), clock.today()) == (TOLD, date(2025, 7, 1))


def test_after_the_story_it_is_now_again():
    with clock.at(TOLD):
        pass
    assert clock.today() == date(2026, 9, 30)


def test_a_record_bears_the_told_moment(db):
    with clock.at(TOLD):
        unit = history.save(Unit(name="Відділ"), by=None, reason="Перевірка")
    assert unit.history.get().history_date == TOLD


def test_a_later_record_bears_its_own(db):
    with clock.at(TOLD):
        unit = history.save(Unit(name="Відділ"), by=None, reason="Перевірка")
    unit.save()
    assert unit.history.latest().history_date == clock.now()


def test_a_typed_day():
    assert clock.typed("2026-09-30") == date(2026, 9, 30)


def test_a_day_typed_otherwise():
    with pytest.raises(ArgumentTypeError, match="Напишіть її так"):
        clock.typed("30.09.2026")
