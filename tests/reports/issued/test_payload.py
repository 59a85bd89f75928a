"""A tree of frozen dataclasses to JSON and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pytest
from django.utils.translation import gettext_lazy

from reports.payload import digest, dump, load


class Tone(StrEnum):
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True)
class Leaf:
    name: str
    day: date | None = None


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    tone: Tone
    counts: Mapping[Tone, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    tall: bool = False


TREE = Tree((Leaf("а", date(2026, 9, 30)), Leaf("б")), Tone.DARK, {Tone.LIGHT: 2}, ("в",), True)


def test_what_is_kept_is_plain_json():
    assert dump(TREE) == {
        "leaves": [{"name": "а", "day": "2026-09-30"}, {"name": "б", "day": None}],
        "tone": "dark",
        "counts": {"light": 2},
        "names": ["в"],
        "tall": True,
    }


def test_it_comes_back_equal():
    assert load(Tree, dump(TREE)) == TREE


def test_kinds_come_back_as_they_were():
    back = load(Tree, dump(TREE))
    assert (type(back.tone), type(back.leaves[0].day), type(back.leaves)) == (Tone, date, tuple)


def test_a_translated_word_is_kept_as_text():
    assert dump(Leaf(gettext_lazy("стан"))) == {"name": "стан", "day": None}


def test_a_field_gained_since_takes_its_default():
    assert load(Leaf, {"name": "а"}) == Leaf("а")


def test_a_field_lost_since_is_passed_over():
    assert load(Leaf, {"name": "а", "day": None, "colour": "red"}) == Leaf("а")


def test_data_without_what_is_needed_is_refused():
    with pytest.raises(ValueError, match="Leaf: name"):
        load(Leaf, {"day": None})


def test_the_same_data_have_the_same_digest():
    assert digest({"a": 1, "б": 2}) == digest({"б": 2, "a": 1})


def test_other_data_have_another():
    assert digest({"a": 1}) != digest({"a": 2})
