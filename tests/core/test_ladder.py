"""The ladder of reminders: which rung is reached on a day, and who hears of it."""

from datetime import date, timedelta

import pytest

from core.ladder import LADDERS, Audience, Cause, Ladder, Reminder

DAY = date(2026, 10, 15)
DUE = LADDERS[Cause.DUE]


@pytest.mark.parametrize(
    ("passed", "rung"),
    [
        (-15, None),
        (-14, -14),
        (-8, -14),
        (-7, -7),
        (-2, -7),
        (-1, -1),
        (0, 0),
        (1, 1),
        (2, 1),
        (3, 3),
        (6, 3),
        (7, 7),
        (13, 7),
        (14, 14),
        (70, 70),
        (76, 70),
    ],
)
def test_the_last_rung_reached_counts(passed, rung):
    assert DUE.rung(DAY, DAY + timedelta(days=passed)) == rung


def test_rungs_never_fall_back():
    rungs = [DUE.rung(DAY, DAY + timedelta(days=passed)) for passed in range(-14, 100)]
    assert rungs == sorted(rungs)


@pytest.mark.parametrize(("passed", "rung"), [(-1, None), (0, 0), (2, 0), (3, 3), (10, 10), (17, 17)])
def test_without_rungs_before_it_begins_on_the_day(passed, rung):
    assert Ladder(after=(3,)).rung(DAY, DAY + timedelta(days=passed)) == rung


@pytest.mark.parametrize(("passed", "rung"), [(28, 28), (34, 28), (35, None)])
def test_a_last_rung_ends_it(passed, rung):
    assert LADDERS[Cause.SILENT].rung(DAY, DAY + timedelta(days=passed)) == rung


@pytest.mark.parametrize(
    ("rung", "audiences"),
    [
        (-14, [Audience.UNIT]),
        (3, [Audience.UNIT]),
        (7, [Audience.UNIT, Audience.COORDINATOR]),
        (14, [Audience.UNIT, Audience.COORDINATOR, Audience.CURATOR]),
    ],
)
def test_the_longer_the_silence_the_higher_up_it_is_heard(rung, audiences):
    assert DUE.hears(rung) == audiences


def test_every_cause_has_a_ladder_that_somebody_hears():
    assert {cause for cause, ladder in LADDERS.items() if ladder.hears(1000)} == set(Cause)


@pytest.mark.parametrize(("rung", "key"), [(-7, "due:1:-7"), (0, "due:1:+0"), (14, "due:1:+14")])
def test_a_reminder_is_known_by_its_item_and_rung(rung, key):
    assert Reminder("due:1", rung, DAY, Cause.DUE, Audience.UNIT, None, "", "").key == key


def day(number):
    return DAY + timedelta(days=number)


def test_what_begins_early_has_a_rung_of_its_own():
    assert DUE.beginning(day(-40), DAY, day(-30)) == -40


def test_once_a_rung_is_reached_the_beginning_is_past():
    assert DUE.beginning(day(-40), DAY, day(-14)) is None


def test_before_it_begins_nobody_hears():
    assert DUE.beginning(day(-40), DAY, day(-41)) is None
