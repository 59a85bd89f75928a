"""Spaces that hold."""

import pytest

from reports.typography import unbroken


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
