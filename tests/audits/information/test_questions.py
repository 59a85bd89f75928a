"""The count of replies and the stages of a consultation."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.questions import Asked, QuestionKind, ReplyState, Stage, count, stage

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 20)
ONE = Asked("1", QuestionKind.ONE, "Що потрібніше?", ("парки", "дороги"))
MANY = Asked("2", QuestionKind.MANY, "Що ще?", ("парки", "дороги"))
MARKS = Asked("3", QuestionKind.SCALE, "Оцініть")
WORDS = Asked("4", QuestionKind.TEXT, "Скажіть")


def counted(asked, *answers, state=ReplyState.COUNTED):
    return count([asked], [(state, {asked.key: answer}) for answer in answers])[0]


@pytest.mark.parametrize(
    ("on", "announced", "results", "found"),
    [
        (FIRST, False, False, Stage.DRAFT),
        (date(2026, 8, 31), True, False, Stage.AHEAD),
        (FIRST, True, False, Stage.OPEN),
        (LAST, True, False, Stage.OPEN),
        (date(2026, 9, 21), True, False, Stage.OVER),
        (date(2026, 9, 21), True, True, Stage.TOLD),
    ],
)
def test_where_it_stands(on, announced, results, found):
    assert stage(FIRST, LAST, on, announced=announced, results=results) == found


def test_bars_of_one_choice():
    assert [(bar.words, bar.count, bar.percent) for bar in counted(ONE, "парки", "парки", "дороги").bars] == [
        ("парки", 2, 67),
        ("дороги", 1, 33),
    ]


def test_many_choices_may_sum_to_more_than_a_hundred():
    assert [bar.percent for bar in counted(MANY, ["парки", "дороги"], ["парки"]).bars] == [100, 50]


def test_nobody_chose():
    assert [bar.percent for bar in counted(ONE).bars] == [0, 0]


def test_the_mean_of_a_scale():
    assert counted(MARKS, "5", "4", "4").mean == Decimal("4.3")


def test_no_mean_of_nothing():
    assert counted(MARKS).mean is None


def test_words_are_told_only_where_shown():
    assert (counted(WORDS, "Добре").said, counted(WORDS, "Добре", state=ReplyState.SHOWN).said) == ((), ("Добре",))


def test_words_not_shown_are_counted():
    assert counted(WORDS, "Добре").answered == 1


def test_what_was_left_out_counts_nowhere():
    assert counted(ONE, "парки", state=ReplyState.HIDDEN).answered == 0


def test_an_empty_answer_is_none():
    assert counted(MANY, []).answered == 0


@given(st.lists(st.sampled_from(["парки", "дороги"])))
def test_every_choice_is_in_one_bar(chosen):
    assert sum(bar.count for bar in counted(ONE, *chosen).bars) == len(chosen)


@given(st.lists(st.sampled_from(["парки", "дороги"])), st.randoms())
def test_the_order_of_replies_is_nothing(chosen, random):
    mixed = random.sample(chosen, len(chosen))
    assert counted(ONE, *chosen) == counted(ONE, *mixed)
