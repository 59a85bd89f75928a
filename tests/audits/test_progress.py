"""How far a round is and how many days are left."""

from datetime import date, timedelta

import pytest

from audits.progress import Progress, left_words, stand
from audits.sentences import progress_words
from audits.workflow import RoundState

OPENS, ANSWERS, REVIEW = date(2026, 11, 2), date(2026, 11, 24), date(2026, 12, 7)


def at(state, on):
    return stand(state, on, OPENS, ANSWERS, REVIEW)


@pytest.mark.parametrize(
    ("state", "due_on"),
    [(RoundState.PLANNED, OPENS), (RoundState.OPEN, ANSWERS), (RoundState.REVIEW, REVIEW), (RoundState.CLOSED, None)],
)
def test_each_state_works_towards_its_own_day(state, due_on):
    assert at(state, OPENS).due_on == due_on


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0, "сьогодні"),
        (1, "ще 1 день"),
        (3, "ще 3 дні"),
        (22, "ще 22 дні"),
        (11, "ще 11 днів"),
        (-1, "прострочено на 1 день"),
        (-8, "прострочено на 8 днів"),
    ],
)
def test_days_left_in_words(left, words):
    assert left_words(left) == words


def test_a_sentence_says_the_day():
    assert at(RoundState.OPEN, ANSWERS - timedelta(days=2)).words == "Відповіді підрозділів: 24.11.2026, ще 2 дні."


def test_late_is_after_the_day():
    assert [at(RoundState.OPEN, ANSWERS + timedelta(days=days)).is_late for days in (0, 1)] == [False, True]


def test_a_closed_round_is_never_late():
    assert not at(RoundState.CLOSED, REVIEW + timedelta(days=90)).is_late


@pytest.mark.parametrize(
    ("counts", "percent"), [((0, 0, 0, 0, 0, 0), 0), ((3, 2, 2, 1, 0, 0), 66), ((3, 2, 2, 1, 1, 3), 100)]
)
def test_the_share_of_work_done(counts, percent):
    assert Progress(*counts).percent == percent


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((3, 2, 1, 1, 0, 0), "перевірено 1 з 2, відповіли на 0 з 1, розглянуто 0"),
        ((4, 0, 0, 4, 2, 1), "відповіли на 2 з 4, розглянуто 1"),
        ((0, 0, 0, 0, 0, 0), "–"),
    ],
)
def test_progress_in_a_phrase(counts, words):
    assert progress_words(Progress(*counts)) == words
