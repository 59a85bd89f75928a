"""Days of reminders as the office types them."""

import pytest

from core.day_lists import read_days, say_days


@pytest.mark.parametrize("typed", ["1, 3, 7", "1 3 7", "1;3;7", " 1,3 , 7 ", "1,\n3,7"])
def test_days_are_read_however_they_are_parted(typed):
    assert read_days(typed) == (1, 3, 7)


def test_a_countdown_falls():
    assert read_days("14, 7, 1", falling=True) == (14, 7, 1)


@pytest.mark.parametrize("typed", ["", "  ", ","])
def test_nothing_typed_is_no_days(typed):
    assert read_days(typed) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1, три", "«три» – не кількість днів"),
        ("-1", "«-1» – не кількість днів"),
        ("1.5", "«1.5» – не кількість днів"),
        ("²", "«²» – не кількість днів"),
        ("99999", "«99999» – не кількість днів"),
        ("0", "0 – поза межами. Вкажіть від 1 до 180 днів."),
        ("1, 181", "181 – поза межами"),
        ("3, 3", "День 3 названо двічі"),
        ("7, 3, 1", "Запишіть дні за порядком: 1, 3, 7."),
        (", ".join(map(str, range(1, 12))), "Забагато днів: 11"),
    ],
)
def test_what_is_wrong_is_said(typed, said):
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        read_days(typed)


def test_a_countdown_that_rises_is_put_right():
    with pytest.raises(ValueError, match="Запишіть дні за порядком: 7, 1"):
        read_days("1, 7", falling=True)


def test_days_are_said_as_they_are_typed():
    assert say_days((14, 7)) == "14, 7"
