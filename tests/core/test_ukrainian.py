"""Ukrainian order and search."""

import pytest

from core.ukrainian import from_roman, search_text, sort_key, stem, to_roman


def test_the_alphabet_is_ukrainian():
    letters = list("яґгїієжа")
    assert sorted(letters, key=sort_key) == list("агґєжіїя")


@pytest.mark.parametrize(
    ("before", "after"), [("I.2.9", "I.2.10"), ("II.1.1", "IX.1.1"), ("IV.1.1", "V.1.1"), ("9 а", "10 а")]
)
def test_codes_sort_as_people_read(before, after):
    assert sort_key(before) < sort_key(after)


def test_search_forgets_case_and_apostrophes():
    assert search_text("Комп'ютерне  ЗАБЕЗПЕЧЕННЯ") == search_text("комп’ютерне забезпечення")


@pytest.mark.parametrize("number", range(1, 60))
def test_roman_numbers_there_and_back(number):
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize(
    ("one", "other"),
    [("парків", "парки"), ("зупинкою", "зупинки"), ("рекламою", "реклама"), ("дозволами", "дозволи")],
)
def test_forms_of_a_word_share_their_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["ліс", "дані", "csv", "26376300"])
def test_short_words_and_codes_stay(word):
    assert stem(word) == word
