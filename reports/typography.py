"""Ukrainian on paper: what must not part at the end of a line, and dashes and quotes as print has them. Pure."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

NBSP = "\xa0"
_NUMBER = re.compile(r"№ ?(\S+)(?: (\w)(?!\w))?")
_CODE = re.compile(r"\b\w+(?:\.\w+)+")
_NUMERAL = re.compile(r"\b([IVX]+|\d+) (?=(?:квартал|завдан|дн|день|клопот|рок|рік|набор|набір|підрозділ|аркуш))")
_SHORT = re.compile(r"\b(п|пп|ст|ч|абз|м|с|вул|ім|арк|гр|т|р) ?\. ?(?=[\dIVXА-ЯЄІЇҐ])", re.IGNORECASE)
_DASH = re.compile(r" [-–—] ")
_APOSTROPHE = re.compile(r"(?<=[А-Яа-яЄІЇҐєіїґ])['\u02bc](?=[А-Яа-яЄІЇҐєіїґ])")
_QUOTED = re.compile(r"[\"“„]([^\"“”„]*)[\"”“]")


def unbroken(text: str) -> str:
    """The text with spaces that hold: «№ 21 Р», «п. 4», «IV кварталі», «92 дні»."""
    held = _NUMBER.sub(lambda found: NBSP.join(filter(None, ["№", *found.groups()])), text)
    held = _SHORT.sub(lambda found: f"{found[1]}.{NBSP}", held)
    return _NUMERAL.sub(lambda found: f"{found[1]}{NBSP}", held)


def fine(text: str) -> str:
    """What people typed, as print has it: dashes between spaces, angular quotes, round apostrophes, spaces that hold.

    Not for the words of an order: they stay letter for letter, only their spaces hold.
    """
    return unbroken(_DASH.sub(f"{NBSP}– ", _QUOTED.sub(r"«\1»", _APOSTROPHE.sub("’", text))))


def whole_codes(text: str) -> SafeString:
    """The text as HTML in which a code («I.4.1») or a date never breaks after its dot."""
    return mark_safe(_CODE.sub(r'<span class="whole">\g<0></span>', escape(text)))  # escaped above
