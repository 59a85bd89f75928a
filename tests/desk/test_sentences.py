"""The sentences pages open with, number by number."""

import pytest

from desk.sentences import plan_answer, unit_answer
from plan.progress import Tally


def words(marks):
    return [str(mark) for mark in marks]


def test_a_plan_of_dated_tasks_only_says_nothing_of_continuous_ones():
    assert words(plan_answer(Tally(total=17, dated=17, done=11))) == [
        "✓ Виконано 11 із 17 завдань зі строком.",
        "✓ Прострочених завдань немає.",
    ]


def test_a_plan_of_continuous_tasks_only_says_nothing_of_dated_ones():
    assert words(plan_answer(Tally(total=21, continuous=21, running=20))) == [
        "↻ Виконується 20 із 21 завдання без кінцевого строку.",
        "✓ Прострочених завдань немає.",
    ]


@pytest.mark.parametrize(
    ("overdue", "sentence"),
    [
        (1, "▲ Прострочено 1 завдання – на 92 дні."),
        (3, "▲ Прострочено 3 завдання, найдовше – на 92 дні."),
        (5, "▲ Прострочено 5 завдань, найдовше – на 92 дні."),
    ],
)
def test_lateness_is_counted_as_ukrainian_counts(overdue, sentence):
    assert words(plan_answer(Tally(overdue=overdue, overdue_days=92))) == [sentence]


@pytest.mark.parametrize(
    ("unknown", "sentence"),
    [
        (1, "↩ Для 1 завдання не внесено стану на початок звітування: його могли вже виконати."),
        (12, "↩ Для 12 завдань не внесено стану на початок звітування: частину з них могли вже виконати."),
    ],
)
def test_a_gap_in_the_opening_state_is_told(unknown, sentence):
    assert words(plan_answer(Tally(overdue=12, overdue_days=9), unknown))[-1] == sentence


def test_a_unit_is_told_what_comes_next():
    assert words(unit_answer(Tally(total=5, due_soon=2))) == [
        "✓ Прострочених завдань немає.",
        "○ У найближчі 30 днів настає строк: 2 завдання.",
    ]
