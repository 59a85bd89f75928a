"""Spaces that hold."""

import pytest

from reports.typography import fine, unbroken, whole_codes


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("від 07.02.2023 № 21 Р", "від 07.02.2023 №~21~Р"),
        ("№ 214), далі", "№~214), далі"),
        ("№ 33 від 5 травня", "№~33 від 5 травня"),
        ("У IV кварталі", "У IV~кварталі"),
        ("на 92 дні та 1 день", "на 92~дні та 1~день"),
        ("21 завдання", "21~завдання"),
        ("без чисел", "без чисел"),
    ],
)
def test_a_number_stays_with_its_word(text, held):
    assert unbroken(text) == held.replace("~", "\xa0")


def test_a_code_and_a_date_stay_in_one_piece():
    assert whole_codes("найдовше – I.4.1, з 30.06.2026.") == (
        'найдовше – <span class="whole">I.4.1</span>, з <span class="whole">30.06.2026</span>.'
    )


def test_the_text_around_a_code_is_escaped():
    assert whole_codes("<b> I.1 & J") == '&lt;b&gt; <span class="whole">I.1</span> &amp; J'


def test_apostrophes_are_round():
    assert fine("зв'язків і об\u02bcєктів, O'Neil") == "зв’язків і об’єктів, O'Neil"
