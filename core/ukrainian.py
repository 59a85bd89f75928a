"""Ukrainian order and search, the same on SQLite and PostgreSQL, without a collation in the schema.

Both databases sort Є І Ї before А and ґ last, and SQLite's `icontains` knows no Cyrillic case. So texts get two
companions on save: a key to sort by and a text to search in.
"""

import re

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
APOSTROPHES = "'’ʼ‘`´"
APOSTROPHE = "’"
LOOKALIKES = str.maketrans("abcehikmoptxy", "авсенікмортху")  # Latin letters typed for Cyrillic ones, case folded
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN_PAIRS = [
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
]

_ENDINGS = (  # of nouns and adjectives, the longest first
    *("ями", "ами", "ові", "еві", "єві", "ого", "ому", "ими", "іми"),
    *("ах", "ях", "ам", "ям", "ів", "їв", "ий", "ій", "ої", "ою"),
    *("ею", "єю", "им", "их", "ом", "ем", "єм", "ок", "ек"),
    *"аяиіїуюеєоьй",
)
_RANK = {letter: chr(0x2160 + place) for place, letter in enumerate(ALPHABET)}
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, APOSTROPHE))
_NO_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
_ROMAN_CODE = re.compile(r"^([IVXLC]+)(?=\.|$)")


def normal_apostrophes(text: str) -> str:
    """The text with every apostrophe variant written as ’ (U+2019)."""
    return text.translate(_ONE_APOSTROPHE)


def search_text(*parts: str) -> str:
    """What search looks in: case folded, apostrophes dropped, spaces single."""
    return " ".join(" ".join(parts).translate(_NO_APOSTROPHE).casefold().split())


def stem(word: str) -> str:
    """The part of a folded word that its forms share, for a search that is tolerant of endings; short words stay.

    >>> stem("парків") == stem("парки") == "парк"
    True
    """
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), word)


def sort_key(text: str, length: int = 250) -> str:
    """A key that sorts as a Ukrainian reader expects: alphabet order, numbers by value, Roman codes too.

    >>> sort_key("I.2.10") > sort_key("I.2.9")
    True
    """
    plain = _ROMAN_CODE.sub(lambda found: str(from_roman(found[1])), " ".join(text.split()))
    plain = re.sub(r"\d+", lambda found: found[0].zfill(6), plain.translate(_NO_APOSTROPHE).casefold())
    return "".join(_RANK.get(letter, letter) for letter in plain)[:length]


def from_roman(numeral: str) -> int:
    """The value of a Roman numeral in Latin letters; letters that are not Roman count nothing."""
    values = [ROMAN_DIGITS.get(letter, 0) for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def to_roman(value: int) -> str:
    """A positive number as a Roman numeral in Latin letters."""
    letters = ""
    for size, numeral in ROMAN_PAIRS:
        letters, value = letters + numeral * (value // size), value % size
    return letters
