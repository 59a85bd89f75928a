"""Ukrainian in Latin letters, by the examples of CMU resolution 55."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.intake.identifiers import is_proper, proposed
from registry.intake.latin import latin, slug


@pytest.mark.parametrize(
    ("ukrainian", "english"),
    [
        ("Алушта", "alushta"),
        ("Борщагівка", "borshchahivka"),
        ("Гадяч", "hadiach"),
        ("Ґалаґан", "galagan"),
        ("Єнакієве", "yenakiieve"),
        ("Гаєвич", "haievych"),
        ("Короп’є", "koropie"),
        ("Їжакевич", "yizhakevych"),
        ("Кадиївка", "kadyivka"),
        ("Мар’їне", "marine"),
        ("Йосипівка", "yosypivka"),
        ("Стрий", "stryi"),
        ("Олексій", "oleksii"),
        ("Юрій", "yurii"),
        ("Корюківка", "koriukivka"),
        ("Яготин", "yahotyn"),
        ("Знам’янка", "znamianka"),
        ("Феодосія", "feodosiia"),
        ("Згорани", "zghorany"),
        ("Розгон", "rozghon"),
        ("Львів", "lviv"),
        ("Хмельницький", "khmelnytskyi"),
        ("Щербухи", "shcherbukhy"),
        ("Шостка", "shostka"),
        ("Чернівці", "chernivtsi"),
        ("Запоріжжя", "zaporizhzhia"),
    ],
)
def test_the_examples_of_the_resolution(ukrainian, english):
    assert latin(ukrainian) == english


def test_a_slug_is_cut_at_a_word():
    assert slug("слово " * 30) == "-".join(["slovo"] * 16)


@given(st.text())
def test_a_slug_keeps_the_rule_or_is_empty(text):
    made = slug(text)
    assert made == "" or is_proper(made)


@given(st.text(), st.text(), st.dictionaries(st.sampled_from(["parky", "parky-2"]), st.text()))
def test_a_proposal_keeps_the_rule_and_is_free(said, title, taken):
    made = proposed(said, title, taken)
    assert made == "" or is_proper(made)


@pytest.mark.parametrize("identifier", ["", "A", "a_b", "-a", "a-", "a--b", "а", "a\n", "a" * 101])
def test_what_breaks_the_rule(identifier):
    assert not is_proper(identifier)


def test_a_proposal_of_a_taken_name_gets_a_number():
    assert proposed("", "Парки", {"parky": "Інше", "parky-2": "Ще інше"}) == "parky-3"


def test_a_proposal_finds_the_set_of_the_same_title():
    assert proposed("", "Парки", {"parky": "Інше", "parky-2": "ПАРКИ"}) == "parky-2"


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ ", min_size=1))
def test_nothing_cyrillic_is_left(text):
    assert not re.search("[а-яґєії]", latin(text))
