"""The cell that says where a task stands."""

from datetime import date

import pytest

from plan.standing import Position, Timeliness
from plan.workflow import Stage
from reports.states import details, headline

DAY, DUE = date(2026, 6, 25), date(2026, 6, 30)


def place(stage, timeliness=Timeliness.NO_DATE, days=0, **more):
    return Position(stage, DAY, timeliness, days, **more)


LATE = place(Stage.IN_PROGRESS, Timeliness.OVERDUE, 92, due_on=DUE)
OFF = place(Stage.IN_PROGRESS, Timeliness.NOT_APPLICABLE, released=True)


@pytest.mark.parametrize(
    ("position", "continuous", "tone", "words"),
    [
        (LATE, False, "late", "прострочено на 92 дні"),
        (OFF, False, "none", "знято з контролю"),
        (place(Stage.DONE, Timeliness.DONE_LATE, 5, due_on=DUE), False, "done", "виконано"),
        (place(Stage.IN_PROGRESS), True, "loop", "виконується постійно"),
        (place(Stage.SUSPENDED, Timeliness.NOT_APPLICABLE), False, "none", "призупинено"),
    ],
)
def test_the_headline_is_the_state_that_matters_most(position, continuous, tone, words):
    mark = headline(position, continuous)
    assert (mark.tone, mark.words) == (tone, words)


def test_what_nobody_entered_is_not_called_late():
    assert headline(LATE, False, known=False).words == "стан не внесено, строк минув"


@pytest.mark.parametrize(
    ("position", "since", "expected"),
    [
        (LATE, DAY, ["виконується", "з 25.06.2026"]),
        (OFF, None, ["виконується"]),
        (place(Stage.DONE, Timeliness.DONE_IN_TIME, due_on=DUE), DAY, ["25.06.2026, вчасно"]),
        (place(Stage.DONE, Timeliness.DONE_IN_TIME), DAY, ["25.06.2026"]),
        (
            place(Stage.DONE, Timeliness.DONE_LATE, 5, due_on=DUE),
            DAY,
            ["25.06.2026", "із запізненням на 5 днів"],
        ),
        (place(Stage.IN_PROGRESS, Timeliness.DUE_SOON, -12, due_on=DUE), None, ["до строку 12 днів"]),
        (place(Stage.NOT_STARTED, Timeliness.ON_TIME, -40, due_on=DUE), None, ["строк не настав"]),
        (place(Stage.IN_PROGRESS), None, []),
    ],
)
def test_the_details_add_what_the_headline_leaves_out(position, since, expected):
    assert list(details(position, False, since)) == expected


@pytest.mark.parametrize(("confirmed", "words"), [(None, "виконується постійно"), (True, "виконується постійно")])
def test_a_continuous_task_runs_as_long_as_nobody_missed_its_word(confirmed, words):
    assert headline(place(Stage.IN_PROGRESS), True, confirmed=confirmed).words == words


def test_a_continuous_task_nobody_confirmed_says_so():
    mark = headline(place(Stage.IN_PROGRESS), True, confirmed=False)
    assert (mark.tone, mark.words) == ("none", "постійне, не підтверджено")
    assert headline(LATE, True, confirmed=False).tone == "late"


@pytest.mark.parametrize(
    ("stage", "confirmed", "expected"),
    [
        (Stage.IN_PROGRESS, True, ["підтверджено у кварталі", "з 25.06.2026"]),
        (Stage.IN_PROGRESS, False, ["виконується з 25.06.2026"]),
        (Stage.SUSPENDED, True, ["з 25.06.2026"]),
    ],
)
def test_only_what_runs_is_confirmed(stage, confirmed, expected):
    assert list(details(place(stage), True, DAY, confirmed)) == expected
