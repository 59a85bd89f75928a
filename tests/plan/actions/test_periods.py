"""Opening quarters, giving more time, locking and closing them."""

from datetime import date

import pytest

from core.refusals import Refused
from plan.actions import close_period, extend_period, lock_periods, open_periods
from plan.quarters import Quarter

pytestmark = pytest.mark.django_db


def test_the_running_quarter_opens(period):
    assert (period.quarter, period.submit_by, period.review_by) == (
        Quarter(2026, 3),
        date(2026, 10, 5),
        date(2026, 10, 9),
    )


def test_opening_twice_opens_once(period, today):
    assert open_periods(on=today) == []


def test_missed_quarters_are_opened_too(reporting_plan):
    assert [period.quarter for period in open_periods(on=date(2027, 1, 1))] == [
        Quarter(2026, 3),
        Quarter(2026, 4),
        Quarter(2027, 1),
    ]


def test_a_plan_without_a_first_day_owes_nothing(plan, today):
    assert open_periods(on=today) == []


def test_nothing_opens_after_the_end_of_the_plan(reporting_plan):
    reporting_plan.ends_on = date(2026, 9, 30)
    reporting_plan.save()
    assert len(open_periods(on=date(2027, 1, 1))) == 1


@pytest.mark.parametrize(("day", "number"), [(9, 0), (10, 1)])
def test_submission_locks_after_the_last_day_of_corrections(period, day, number):
    assert len(lock_periods(on=date(2026, 10, day))) == number


def test_locking_waits_for_an_extension(period, other_unit, coordinator):
    day = date(2026, 10, 14)
    extend_period(period=period, submit_by=day, unit=other_unit, by=coordinator, reason="Відключення")
    assert lock_periods(on=day) == []
    assert len(lock_periods(on=date(2026, 10, 15))) == 1


def test_more_time_for_one_unit_is_its_own(period, unit, other_unit, coordinator):
    extend_period(period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Відключення")
    assert (period.submit_until(other_unit), period.submit_until(unit)) == (date(2026, 10, 14), date(2026, 10, 5))


def test_more_time_for_all(period, unit, coordinator):
    extend_period(period=period, submit_by=date(2026, 10, 14), by=coordinator, reason="Відключення")
    assert period.takes_updates(unit, date(2026, 10, 14))
    assert not period.takes_updates(unit, date(2026, 10, 15))


def test_less_time_is_refused(period, coordinator):
    with pytest.raises(Refused, match=r"і так до 09\.10\.2026"):
        extend_period(period=period, submit_by=date(2026, 10, 8), by=coordinator, reason="Швидше")


def test_a_locked_quarter_opens_again_with_a_reason(period, coordinator):
    lock_periods(on=date(2026, 10, 10))
    extend_period(period=period, submit_by=date(2026, 10, 20), by=coordinator, reason="Пожежа")
    period.refresh_from_db()
    assert (period.locked_on, period.history.first().history_change_reason) == (None, "Період відкрито знову. Пожежа")


def test_a_closed_quarter_stays_closed(period, coordinator, today):
    close_period(period=period, by=coordinator, reason="Звіт видано", on=today)
    with pytest.raises(Refused, match="Спершу відкрийте його знову"):
        extend_period(period=period, submit_by=date(2026, 12, 1), by=coordinator, reason="Ще")


def test_a_quarter_closes_once(period, coordinator, today):
    close_period(period=period, by=coordinator, reason="Звіт видано", on=today)
    with pytest.raises(Refused, match="уже закрито"):
        close_period(period=period, by=coordinator, reason="Звіт видано", on=today)
