"""Text for paper: signs that no font has become a box, what no page can show is left out."""

import unicodedata

from core import fonts

BOX = "□"
INVISIBLE = ("Cc", "Cs")  # controls, halves of a pair
KEPT = "\t\n\r"


def legible(text: str) -> str:
    """The text in signs that the system's fonts have, so that a page never shows what an archive refuses."""
    strange = {ord(sign): _instead(sign) for sign in set(text) if sign > "\x7e" or sign < " "}
    return text.translate({place: instead for place, instead in strange.items() if instead != chr(place)})


def _instead(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in INVISIBLE:
        return sign if sign in KEPT else ""
    if kind == "Cf" or fonts.has(sign):  # joiners and marks of direction are not drawn
        return sign
    return "" if kind.startswith("M") else BOX if fonts.has(BOX) else "?"
