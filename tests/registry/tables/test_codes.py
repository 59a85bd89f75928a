"""Code lists as people keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusals import Refused
from registry.tables import codes

WORDS = st.text("абвгґіїє'-=+ abc123", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=10)


def test_lines_are_pairs():
    assert codes.from_lines("a; Щит\n\nb;Банер; великий") == [("a", "Щит"), ("b", "Банер; великий")]


def test_a_heading_is_no_code():
    assert codes.read("l.csv", "Код;Значення\na;Щит\n".encode()) == [("a", "Щит")]


def test_old_spreadsheets_are_read():
    assert codes.read("l.csv", "a;Щит\n".encode("cp1251")) == [("a", "Щит")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a;Щит\n;Банер", "Рядок 2: немає коду"),
        ("a", "Рядок 1: код «a» не має значення"),
        ("", "немає жодного коду"),
        (f"{'a' * 101};Щит", "довший за 100"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(text, words):
    with pytest.raises(Refused, match=words):
        codes.from_lines(text)


@given(PAIRS)
def test_a_file_reads_back_unchanged(pairs):
    assert codes.read("l.csv", codes.to_csv(pairs)) == pairs
