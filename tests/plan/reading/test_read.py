from dataclasses import replace
from datetime import date

import pytest

from plan.approved import Act, Unreadable
from plan.reading import rescheduled
from plan.schedule import due_dates
from tests.plan.reading import files, orders

FIRST = ("I. Принцип", "Зміст", "1. Назва", "2025 рік", "Результат", orders.MAYOR)


def schedules(approved):
    return [task.schedule for task in approved.tasks()]


def test_every_deadline_is_understood(order):
    assert all(schedule.recognised for schedule in schedules(order))


def test_a_range_is_due_at_its_end(order):
    task = next(task for task in order.tasks() if task.code == "II.1.1")
    assert due_dates(task.schedule, date(2023, 2, 7), date(2026, 12, 31)) == (date(2024, 12, 31),)


def test_schedules_do_not_depend_on_where_the_window_ends(order):
    assert schedules(orders.plan(orders.text(), until=date(2030, 12, 31))) == schedules(order)


def test_a_window_that_ends_before_the_act_is_survived(order):
    assert len(schedules(orders.plan(orders.text(), until=date(2000, 1, 1)))) == 5


def test_a_bare_table_is_scheduled_too():
    assert schedules(orders.plan(files.csv_of([orders.HEADING, FIRST])))[0].ends == date(2025, 12, 31)


def test_a_date_told_later_changes_the_schedules_only(order):
    found = rescheduled(replace(order, act=replace(order.act, date=None)))
    assert (orders.codes(found), found.act.date) == (orders.codes(order), None)


def test_a_bare_table_has_no_act():
    assert orders.plan(files.csv_of([orders.HEADING, FIRST])).act == Act()


def test_doubts_go_by_rows():
    found = orders.plan(orders.text(), known=[])
    rows = [doubt.row for doubt in found.doubts]
    assert rows == sorted(rows)


def test_unknown_parties_go_by_their_appearance(order):
    found = orders.plan(orders.text(), known=[])
    assert found.unknown == tuple(dict.fromkeys(name for names in orders.parties(order) for name in names))


def test_a_code_of_another_area_is_refused():
    rows = [["Код", *orders.HEADING], ["I.1.1", *FIRST], ["I.1.2", "I. Принцип", "Інший зміст", *FIRST[2:]]]
    with pytest.raises(Unreadable, match="Рядок 3: код завдання не збігається зі змістом принципу «Зміст»"):
        orders.plan(files.csv_of(rows))


def test_two_areas_of_one_title_are_told_by_their_codes():
    rows = [["Код", *orders.HEADING], ["I.1.1", *FIRST], ["I.2.1", *FIRST]]
    assert orders.codes(orders.plan(files.csv_of(rows))) == ["I.1.1", "I.2.1"]


@pytest.mark.parametrize(
    "word", ["ЗАТВЕРДЖЕНО\nрозпорядження", "Додаток 1\nдо розпорядження", "Схвалено\nрозпорядженням"]
)
def test_an_annex_by_any_name(word):
    found = orders.plan(orders.text(before=f"{word}\nміського голови\n07.02.2023 № 21 Р"))
    assert (found.act.number, found.act.date) == ("21 Р", date(2023, 2, 7))
