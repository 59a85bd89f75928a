"""Who reports on a day, whatever was settled in whatever order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.actions import name_reporter
from plan.models import Task
from plan.reporters import changed, key_on, with_reporters

START = date(2026, 1, 1)
DAYS = st.integers(1, 40).map(lambda number: START + timedelta(days=number))
CHANGES = st.lists(st.tuples(DAYS, st.integers(1, 4)), max_size=6)


def told(changes):
    """The same by the plainest rule; naming the unit that reports already settles nothing."""
    by_day = {START: 1}

    def on(day):
        return by_day[max(one for one in by_day if one <= day)]

    for day, unit in changes:
        by_day[day] = unit
        for one in sorted(by_day)[1:]:
            if on(one - timedelta(days=1)) == by_day[one]:
                del by_day[one]
    return on


@given(CHANGES, st.integers(0, 45))
def test_it_is_the_latest_change_by_its_day(changes, later):
    former, latest = [], 1
    for day, unit in changes:
        former, latest = changed(former, latest, day, unit)
    on = START + timedelta(days=later)
    assert key_on(former, latest, on) == told(changes)(on)


@given(CHANGES)
def test_the_days_stay_in_order_and_each_once(changes):
    former, latest = [], 1
    for day, unit in changes:
        former, latest = changed(former, latest, day, unit)
    assert [until for until, _unit in former] == sorted({until for until, _unit in former})


@given(CHANGES, DAYS)
def test_the_past_of_a_change_stays(changes, day):
    former, latest = [], 1
    for one, unit in changes:
        former, latest = changed(former, latest, one, unit)
    eve = day - timedelta(days=1)
    assert key_on(*changed(former, latest, day, 9), eve) == key_on(former, latest, eve)


@pytest.mark.django_db
class TestTheTask:
    @pytest.fixture
    def moved(self, make_task, unit, other_unit, coordinator):
        task = make_task(unit=unit)
        return name_reporter(
            task=task, unit=other_unit, since=date(2026, 8, 1), by=coordinator, reason="Розпорядження № 9"
        )

    @pytest.mark.parametrize(("day", "who"), [(date(2026, 7, 31), "unit"), (date(2026, 8, 1), "other_unit")])
    def test_tells_who_reported(self, moved, request, day, who):
        assert Task.objects.get().reporter(day) == request.getfixturevalue(who)

    @pytest.mark.parametrize("day", [date(2026, 7, 31), date(2026, 8, 1), date(2027, 1, 1)])
    def test_a_filter_tells_the_same(self, moved, unit, other_unit, day):
        found = {one: Task.objects.reported_by([one], day).count() for one in (unit, other_unit)}
        assert found == {one: int(moved.reporter(day) == one) for one in (unit, other_unit)}

    def test_a_list_asks_once_for_all(self, moved, django_assert_num_queries):
        tasks = list(Task.objects.select_related("reporting_unit"))
        with django_assert_num_queries(2):
            assert {task.reporter(date(2026, 1, 1)).name for task in with_reporters(tasks)} == {
                "Відділ відкритих даних"
            }

    def test_a_list_nobody_changed_asks_nothing(self, make_task, unit, django_assert_num_queries):
        make_task(unit=unit)
        tasks = list(Task.objects.select_related("reporting_unit"))
        with django_assert_num_queries(0):
            assert with_reporters(tasks)[0].reporter(date(2026, 1, 1)) == unit

    def test_says_who_and_why(self, moved, coordinator):
        row = moved.reporting_changes.get()
        assert (row.recorded_by, row.reason, row.before.name) == (
            coordinator,
            "Розпорядження № 9",
            "Відділ відкритих даних",
        )

    def test_the_same_again_changes_nothing(self, moved, other_unit, coordinator):
        name_reporter(task=moved, unit=other_unit, since=date(2026, 9, 1), by=coordinator, reason="Ще раз")
        assert (moved.reporting_changes.count(), Task.objects.get().version) == (1, 2)

    def test_an_earlier_change_gives_way_to_what_was_settled_later(self, moved, other_unit, unit, coordinator):
        name_reporter(task=moved, unit=other_unit, since=date(2026, 6, 1), by=coordinator, reason="Раніше")
        found = Task.objects.get()
        days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 8, 1)]
        assert [found.reporter(day) for day in days] == [unit, other_unit, other_unit]

    def test_without_a_day_the_quarters_still_collected_change(self, make_task, period, other_unit, unit, coordinator):
        task = make_task(unit=unit)
        named = name_reporter(task=task, unit=other_unit, since=None, by=coordinator, reason="Розподіл")
        assert [named.reporter(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [unit, other_unit]
