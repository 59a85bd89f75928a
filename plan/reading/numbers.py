"""Numbers as orders print them: Roman ones in Latin or Cyrillic letters, `1.`, `1)`, codes like `I.2.4`."""

import re

# Cyrillic letters that people type instead of Roman digits.
_LATIN = str.maketrans("ІХ", "IX")
_ROMAN = "IVXLІХ"
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_BY_ROMAN = {_TENS[n // 10] + _ONES[n % 10]: n for n in range(1, 90)}

_CODE = re.compile(rf"\s*([{_ROMAN}]+|\d{{1,2}})\s*\.\s*(\d{{1,4}})\s*\.\s*(\d{{1,4}})\s*\.?\s*")
_NUMBER = re.compile(r"\s*(?:\d{1,3}\s*\.\s*){0,5}(\d{1,3})\s*[.)]?\s*")
_NUMBERED = re.compile(r"(?:\d{1,3}\.)*(\d{1,3})(?:[.)](?!\d)\s*(?=\S)|\s+(?=[«\"A-ZА-ЯІЇЄҐ]))(.+)", re.DOTALL)
_ALONE = re.compile(r"\s*(?:\d{1,3}\.)*\d{1,3}[.)]?\s*")
_SPOILT = re.compile(r"(?=[^\s.)]*\d)([^\s.)]{1,4})[.)]\s|(\d{4,})[.)]\s")
_PRINCIPLE = re.compile(
    rf"(?:принцип\s+)?(?:№\s*)?(?:([{_ROMAN}]+)|(\d{{1,2}}))(?:\s*[.):]\s*|\s+[-–—]\s+|\s+)(\S.*)",
    re.DOTALL | re.IGNORECASE,
)


def roman(number: int) -> str:
    """The Roman number in Latin letters."""
    return _TENS[number // 10] + _ONES[number % 10]


def from_roman(text: str) -> int | None:
    """The value of a Roman number, None if it is not one."""
    return _BY_ROMAN.get(text.translate(_LATIN))


def code(text: str) -> tuple[int, int, int] | None:
    """`I.2.4` -> principle, area, task; None if it is no code."""
    found = _CODE.fullmatch(text)
    if not found:
        return None
    first = int(found[1]) if found[1].isdecimal() else from_roman(found[1])
    numbers = (first or 0, int(found[2]), int(found[3]))
    return numbers if all(numbers) and numbers[0] < 90 else None


def number(text: str) -> int | None:
    """`4`, `4.`, `2.4` in a column of numbers -> 4; None if it is no number."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) or None if found else None


def numbered(text: str) -> tuple[int | None, str]:
    """`1. Назва` -> 1 and the title; no number where the text has none."""
    if _ALONE.fullmatch(text):
        return number(text), ""
    found = _NUMBERED.fullmatch(text)
    return (int(found[1]), found[2]) if found and int(found[1]) else (None, text)


def spoilt(text: str) -> str:
    """The start of a text that looks like a number but cannot be read as one, else nothing."""
    found = _SPOILT.match(text)
    return (found[1] or found[2]) if found and numbered(text)[0] is None else ""


def principle(text: str) -> tuple[int | None, str, bool]:
    """`II. Назва`, `IV Назва`, `Принцип 2. Назва` -> number, title, and whether the number was Arabic."""
    found = _PRINCIPLE.fullmatch(text)
    if not found:
        return None, text, False
    value = from_roman(found[1]) if found[1] else int(found[2])
    return (value, found[3], bool(found[2])) if value and value < 90 else (None, text, False)
