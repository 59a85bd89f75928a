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


def test_tasks_nobody_entered_are_told_apart_from_late_ones():
    assert words(plan_answer(Tally(overdue=12, overdue_days=900), Tally(overdue=2, overdue_days=9))) == [
        "▲ Прострочено 2 завдання, найдовше – на 9 днів.",
        "↩ Ще для 10 завдань строк минув, а стану на початок звітування не внесено.",
    ]


def test_where_nothing_was_entered_nothing_is_called_late():
    assert words(plan_answer(Tally(overdue=1, overdue_days=900), Tally())) == [
        "↩ Для 1 завдання строк минув, а стану на початок звітування не внесено."
    ]


def test_a_unit_is_told_what_comes_next():
    assert words(unit_answer(Tally(total=5, due_soon=2))) == [
        "✓ Прострочених завдань немає.",
        "○ У найближчі 30 днів настає строк: 2 завдання.",
    ]
