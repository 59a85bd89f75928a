"""Every state has a sign, a tone and words; days and tasks are counted as Ukrainian counts them."""

from datetime import date

import pytest
from django.utils import translation

from core.templatetags import ui
from plan.progress import Category
from plan.standing import Position, Timeliness
from plan.workflow import Stage, Standing


def place(stage=Stage.IN_PROGRESS, timeliness=Timeliness.ON_TIME, days=0, released=False):
    return Position(stage, date(2026, 1, 1), timeliness, days, released=released)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_a_mark_with_its_own_word(stage):
    mark = ui.stage_mark(stage)
    assert (mark.words, mark.sign) == (stage.label, ui.SIGNS[mark.tone])


@pytest.mark.parametrize("kind", Timeliness)
def test_every_timeliness_has_a_mark(kind):
    assert ui.due_mark(place(timeliness=kind)).words


def test_timeliness_words_and_tones_cover_the_same_kinds():
    assert set(ui.TIMELINESS) == set(ui.TIMELINESS_TONES) == {str(kind) for kind in Timeliness}


@pytest.mark.parametrize("category", Category)
def test_every_category_has_a_mark_with_its_own_word(category):
    assert ui.category_mark(category).words == category.label


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_mark_with_its_own_word(standing):
    assert ui.standing_mark(standing).words == standing.label


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 день"), (2, "2 дні"), (5, "5 днів"), (11, "11 днів"), (21, "21 день")]
)
def test_days_are_counted_in_ukrainian(number, words):
    assert ui.days(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 завдання"), (4, "4 завдання"), (12, "12 завдань"), (37, "37 завдань")]
)
def test_tasks_are_counted_in_ukrainian(number, words):
    assert ui.tasks(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 завдання"), (3, "3 завдань"), (17, "17 завдань"), (21, "21 завдання")]
)
def test_tasks_after_a_preposition_stand_in_the_genitive(number, words):
    assert ui.of_tasks(number) == words


@pytest.mark.parametrize("counted", [ui.days, ui.tasks, ui.of_tasks])
def test_counting_in_english_asks_the_catalogue(counted):
    with translation.override("en"):
        assert counted(21).startswith("21 ")


@pytest.mark.parametrize(
    ("kind", "away", "words"),
    [
        (Timeliness.OVERDUE, 92, "прострочено на 92 дні"),
        (Timeliness.DUE_SOON, -1, "до строку 1 день"),
        (Timeliness.DUE_SOON, 0, "строк сьогодні"),
        (Timeliness.DONE_LATE, 5, "із запізненням на 5 днів"),
        (Timeliness.NO_DATE, 0, "без дати"),
    ],
)
def test_due_words_say_how_far_the_date_is(kind, away, words):
    assert ui.due_mark(place(timeliness=kind, days=away)).words == words


def test_a_running_continuous_duty_has_a_sign_of_its_own():
    assert str(ui.stage_mark(Stage.IN_PROGRESS, continuous=True)) == "↻ виконується постійно"


def test_lateness_comes_before_the_stage():
    late = place(timeliness=Timeliness.OVERDUE, days=3)
    assert [str(mark) for mark in ui.marks(late)] == ["▲ прострочено на 3 дні", "◐ виконується"]


def test_a_date_far_away_adds_nothing_to_the_stage():
    assert [str(mark) for mark in ui.marks(place())] == ["◐ виконується"]


def test_release_from_control_is_said_beside_the_stage():
    released = place(Stage.DONE, Timeliness.DONE_IN_TIME, released=True)
    assert [str(mark) for mark in ui.marks(released)] == ["✓ виконано", "✓ знято з контролю"]


def test_a_mark_hides_its_sign_from_screen_readers_and_keeps_the_word():
    html = ui.Mark("late", "прострочено").html
    assert html == '<span class="mark tone-late"><i aria-hidden="true">▲</i>прострочено</span>'


def test_a_mark_escapes_its_words():
    assert "<b>" not in ui.Mark("none", "<b>").html


def test_the_tag_writes_every_mark_of_a_position():
    html = ui.state(place(timeliness=Timeliness.OVERDUE, days=3))
    assert html.count('class="mark') == 2


def test_when_every_date_is_met_nothing_is_awaited():
    place = Position(Stage.IN_PROGRESS, None, Timeliness.ON_TIME)
    assert str(ui.due_mark(place)) == "✓ усі строки виконано"
