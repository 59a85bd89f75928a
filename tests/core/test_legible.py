"""Text for paper in signs that some font has."""

import pytest

from core import fonts
from core.legible import legible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ґанок, п’ять № 21 – «так»", "Ґанок, п’ять № 21 – «так»"),
        ("<p>a &amp; b</p>", "<p>a &amp; b</p>"),
        ("Готово \U0001f389!", "Готово □!"),
        ("а\U000e0100\U0001f3fbб", "а□б"),
        ("рядок\nдругий\tтретій", "рядок\nдругий\tтретій"),
        ("а\x00\x07\ud800б", "аб"),
        ("שלום", "שלום"),
        ("\ue000", "□"),
        ("а\u0301", "а\u0301"),
        ("а\u200dб", "а\u200dб"),
        ("", ""),
    ],
)
def test_a_text_is_legible(text, expected):
    assert legible(text) == expected


@pytest.mark.parametrize(("sign", "has"), [("ї", True), ("№", True), ("\U0001f389", False)])
def test_fonts_tell_what_they_have(sign, has):
    assert fonts.has(sign) is has


def test_fonts_have_a_digest():
    assert len(fonts.digest()) == 12
