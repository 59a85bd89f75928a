"""What must not part at the end of a line: a number and its sign, a numeral and its word."""

import re

_NUMBER = re.compile(r"№ (\S+)(?: (\w)(?!\w))?")
_NUMERAL = re.compile(r"\b([IVX]+|\d+) (?=(?:квартал|завдан|дн|день|клопот|рок))")


def unbroken(text: str) -> str:
    """The text with spaces that hold: «№ 21 Р», «IV кварталі», «92 дні»."""
    held = _NUMBER.sub(lambda found: "\xa0".join(filter(None, ["№", *found.groups()])), text)
    return _NUMERAL.sub(lambda found: f"{found[1]}\xa0", held)
