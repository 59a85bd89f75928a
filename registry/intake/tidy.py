"""What is cleaned off a cell before it is understood: stray quotes, invisible signs, words for «nothing». Pure."""

import re

from core.printable import printable
from registry.formats import CYRILLIC

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
NOTHING = {"null", "none", "-", "–", "—", "н/д", "немає", "відсутній", "відсутня"}
QUOTES = "\"'«»“”„"
SIGNS = re.compile(r"[,;]+")


def text(said: str) -> str:
    """A text as it is kept: no control characters, one kind of line end, no spaces around."""
    return printable(said.replace("_x000D_", "")).replace("\r\n", "\n").replace("\r", "\n").strip()


def word(said: str) -> str:
    """A cell that holds one short value: also without quotes around it and invisible signs within."""
    return " ".join(INVISIBLE.sub("", said).split()).strip(f"{QUOTES} ")


def some(said: str) -> str:
    """A short value, or an empty text where the cell says «null»."""
    short = word(said)
    return "" if short.casefold() in NOTHING else short


def address(said: str) -> str:
    """A link; spaces that crept into it are taken out."""
    return some(said).replace(" ", "")


def email(said: str) -> str:
    """An e-mail without `mailto:`."""
    return re.sub(r"^mailto:", "", some(said), flags=re.IGNORECASE).strip(".,;<> ")


def keywords(said: str) -> list[str]:
    """The keywords a cell lists, each once whatever its case."""
    found: dict[str, str] = {}
    parts = SIGNS.split(said) if SIGNS.search(said) else said.splitlines()  # a line may just be too narrow
    for part in (word(part).strip(f"{QUOTES}. ") for part in parts):
        found.setdefault(part.casefold(), part)
    return [spelling for spelling in found.values() if spelling]


def edrpou(said: str) -> str:
    """A code of a legal entity; the zeros that a spreadsheet dropped in front are put back."""
    digits = some(said).removesuffix(".0").replace(" ", "")
    return digits.zfill(8) if digits.isdecimal() and 5 <= len(digits) < 8 else digits


def identifier(said: str) -> str:
    """An identifier as typed, without quotes around it."""
    return some(said)


def latin_identifier(said: str) -> str:
    """What an identifier typed in Latin letters was meant to be: small letters, hyphens; empty where it is not so.

    >>> latin_identifier("AMK_Dovidnyk"), latin_identifier("Мінагрополітики України")
    ('amk-dovidnyk', '')
    """
    letters = said.translate(CYRILLIC).casefold()
    return "" if re.search(r"[^\W\d_a-z]", letters) else re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
