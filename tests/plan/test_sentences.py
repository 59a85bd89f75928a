"""Where a task stands and what a deadline means, in a sentence."""

from datetime import date

import pytest

from plan import schedule
from plan.sentences import deadline_sentence, due_state, position_sentence
from plan.standing import Due, Facts, position
from plan.workflow import Stage

ON = date(2026, 9, 30)
END = Due(date(2026, 6, 30))


def told(continuous=False, dues=(END,), stages=(), released_on=None):
    return position_sentence(position(Facts(continuous, dues, stages, released_on), ON), continuous)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "Прострочено на 92 дні: строк був 30.06.2026. Стан – не розпочато."),
        (
            {"stages": ((date(2026, 2, 1), Stage.IN_PROGRESS),)},
            "Прострочено на 92 дні: строк був 30.06.2026. Стан – виконується з 01.02.2026.",
        ),
        ({"stages": ((date(2026, 6, 1), Stage.DONE),)}, "Виконано 01.06.2026, вчасно."),
        (
            {"stages": ((date(2026, 7, 1), Stage.DONE),)},
            "Виконано 01.07.2026, на 1 день пізніше за строк 30.06.2026.",
        ),
        ({"dues": (Due(date(2026, 10, 5)),)}, "До строку 5 днів: 05.10.2026. Стан – не розпочато."),
        ({"dues": (Due(ON),)}, "Строк сьогодні, 30.09.2026. Стан – не розпочато."),
        ({"dues": (Due(date(2026, 12, 31)),)}, "Строк 31.12.2026, до нього 92 дні. Стан – не розпочато."),
        ({"dues": (), "continuous": True}, "Виконується постійно."),
        ({"dues": (Due(date(2023, 12, 31), met_on=date(2023, 12, 1)),)}, "Усі строки виконано. Стан – не розпочато."),
        ({"stages": ((date(2026, 9, 1), Stage.CANCELLED),)}, "Стан – скасовано з 01.09.2026."),
        ({"released_on": date(2026, 9, 1)}, "Стан – не розпочато. Знято з контролю."),
    ],
)
def test_where_a_task_stands(facts, sentence):
    assert told(**facts) == sentence


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("Постійно", "постійно"),
        ("I квартал 2023 року", "31.03.2023"),
        ("2023 рік та постійно", "постійно, 31.12.2023"),
        ("Щороку", "щороку: 31.12.2023 … 31.12.2026, разом 4"),
        ("Постійно двічі на рік", "щопівроку: 30.06.2023 … 31.12.2026, разом 8"),
    ],
)
def test_what_a_deadline_means(wording, sentence):
    since, until = date(2023, 2, 7), date(2026, 12, 31)
    assert deadline_sentence(schedule.parse(wording, since, until), since, until) == sentence


def test_what_is_not_understood_is_told():
    since, until = date(2023, 2, 7), date(2026, 12, 31)
    said = deadline_sentence(schedule.parse("Коли буде змога", since, until), since, until)
    assert said.startswith("не розпізнано, текст збережено дослівно, строків не буде.")


LATE = Due(date(2023, 12, 31))


@pytest.mark.parametrize(
    ("due", "facts", "words"),
    [
        (LATE, {}, "▲ прострочено на 1004 дні"),
        (Due(date(2026, 12, 31)), {}, "○ строк не настав"),
        (Due(LATE.rule_date, met_on=date(2023, 12, 1)), {}, "✓ виконано 01.12.2023"),
        (LATE, {"stages": ((date(2024, 1, 5), Stage.DONE),)}, "✓ виконано 05.01.2024, із запізненням на 5 днів"),
        (LATE, {"stages": ((date(2026, 9, 1), Stage.SUSPENDED),)}, "– не рахується"),
        (LATE, {"stages": ((date(2026, 9, 1), Stage.CANCELLED),)}, "– не рахується"),
        (LATE, {"released_on": date(2026, 9, 1)}, "– не рахується"),
    ],
)
def test_how_a_due_date_stands(due, facts, words):
    assert str(due_state(due, position(Facts(continuous=False, dues=(due,), **facts), ON), ON)) == words
