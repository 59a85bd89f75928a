"""What must not part at the end of a line: a number and its sign, a numeral and its word."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_NUMBER = re.compile(r"№ (\S+)(?: (\w)(?!\w))?")
_CODE = re.compile(r"\w+(?:\.\w+)+")
_NUMERAL = re.compile(r"\b([IVX]+|\d+) (?=(?:квартал|завдан|дн|день|клопот|рок))")


def unbroken(text: str) -> str:
    """The text with spaces that hold: «№ 21 Р», «IV кварталі», «92 дні»."""
    held = _NUMBER.sub(lambda found: "\xa0".join(filter(None, ["№", *found.groups()])), text)
    return _NUMERAL.sub(lambda found: f"{found[1]}\xa0", held)


def whole_codes(text: str) -> SafeString:
    """The text as HTML in which a code («I.4.1») or a date never breaks after its dot."""
    return mark_safe(_CODE.sub(r'<span class="whole">\g<0></span>', escape(text)))  # escaped above
