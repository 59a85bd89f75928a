"""Grades as people choose them."""

from decimal import Decimal

import pytest

from audits.grading import Answer, grades, lacking, read_grade, value_of

RUBRIC = [{"points": 2, "text": "Так"}, {"points": 0.5, "text": "Частково"}, {"points": 0, "text": "Ні"}]


def test_the_steps_then_what_leaves_the_score():
    assert [grade.value for grade in grades(RUBRIC)] == ["2", "0,5", "0", "not_applicable", "not_checked"]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2", ("passed", Decimal(2))),
        ("0,5", ("partly", Decimal("0.5"))),
        ("0", ("failed", Decimal(0))),
        ("not_applicable", ("not_applicable", None)),
        ("7", ("", None)),
        ("", ("", None)),
    ],
)
def test_a_grade_is_a_result_with_its_points(value, read):
    assert read_grade(value, RUBRIC, 2) == read


@pytest.mark.parametrize("value", ["2", "0,5", "0", "not_applicable", "not_checked"])
def test_a_form_shows_what_was_chosen(value):
    assert value_of(*read_grade(value, RUBRIC, 2)) == value


def test_nothing_chosen_shows_nothing():
    assert value_of("", None) == ""


def test_tens_keep_their_noughts():
    assert value_of("passed", Decimal("10.00")) == "10"


@pytest.mark.parametrize(
    ("of_person", "answer", "sentence"),
    [
        (True, Answer("2"), ""),
        (True, Answer(), "Оберіть оцінку."),
        (False, Answer(), ""),
        (True, Answer("not_applicable"), "Поясніть одним реченням, чому оцінити не можна."),
        (True, Answer("not_applicable", "Даних немає"), ""),
        (False, Answer("", "ж" * 4001), "Пояснення задовге: скоротіть його до 4000 знаків."),
    ],
)
def test_what_an_answer_lacks(of_person, answer, sentence):
    assert lacking(of_person, answer) == sentence
