"""Dirty cells, cleaned."""

import pytest

from registry.intake import tidy


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("парк, сквер", ["парк", "сквер"]),
        ("парк;сквер", ["парк", "сквер"]),
        ("парк\nсквер", ["парк", "сквер"]),
        ("Посада,штатна\nчисельність", ["Посада", "штатна чисельність"]),
        ('«парк», "сквер".', ["парк", "сквер"]),
        ("Парк, парк, ПАРК", ["Парк"]),
        (" , ;", []),
        ("код ЄДРПОУ,  код  ЄДРПОУ", ["код ЄДРПОУ"]),
    ],
)
def test_keywords(said, kept):
    assert tidy.keywords(said) == kept


@pytest.mark.parametrize("said", ["null", "NULL", "-", "–", " н/д ", "«null»", ""])
def test_words_for_nothing(said):
    assert tidy.some(said) == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("26376300", "26376300"),
        ("1234567", "01234567"),
        ("26376300.0", "26376300"),
        ("263 763 00", "26376300"),
        ("null", ""),
    ],
)
def test_the_code_of_a_legal_entity(said, kept):
    assert tidy.edrpou(said) == kept


@pytest.mark.parametrize("said", ["mailto:a@b.org", "MAILTO:a@b.org", " a@b.org; ", "<a@b.org>", "\u200ba@b.org"])
def test_an_email(said):
    assert tidy.email(said) == "a@b.org"


def test_spaces_in_a_link():
    assert tidy.address(' "https://data.gov.ua/ dataset/a" ') == "https://data.gov.ua/dataset/a"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("a\r\nb", "a\nb"), ("a_x000D_\nb", "a\nb"), ("  a  ", "a"), ("a\x00\x07b", "ab"), ("a\u00a0", "a")],
)
def test_a_text(said, kept):
    assert tidy.text(said) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [("AMK_Dovidnyk", "amk-dovidnyk"), ("аmk dоvidnyk", "amk-dovidnyk"), ("Мінагрополітики України", ""), ("!", "")],
)
def test_an_identifier_in_latin_letters_is_mended(said, kept):
    assert tidy.latin_identifier(said) == kept
