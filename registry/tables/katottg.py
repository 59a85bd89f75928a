"""The state codifier of territories (КАТОТТГ) as the ministry publishes it: XLSX or CSV, a row a territory. Pure.

Its columns are five levels of codes (oblast, raion, community, settlement, district of a city), the letter of the
category and the name; a row fills the levels down to its own. Source: data.gov.ua, set of the ministry that keeps it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core import sheets
from core.refusals import Refused
from registry.tables.codes import LIMITS
from registry.tables.columns import clean

TERRITORIES = "terytorii"  # the code list they are kept in
LEVELS = 5
CODE = re.compile(r"\AUA\d{17}\Z")
CATEGORIES = {
    "O": "область",
    "K": "місто зі спеціальним статусом",
    "P": "район",
    "H": "територіальна громада",
    "M": "місто",
    "T": "селище міського типу",
    "X": "селище",
    "C": "село",
    "B": "район у місті",
}
CYRILLIC = str.maketrans("ОКРНМТХСВ", "OKPHMTXCB")  # letters that look the same: real files carry both
ADJECTIVES = "OPH"  # categories whose names are adjectives: Київська область
REPUBLIC = "Республіка"  # the one first-level territory that is no oblast


@dataclass(frozen=True)
class Place:
    """A territory: its code after those above it, the letter of its category, its name."""

    chain: tuple[str, ...]
    category: str
    name: str

    @property
    def code(self) -> str:
        """Its own code."""
        return self.chain[-1]

    @property
    def label(self) -> str:
        """«Біла Церква, місто», «Київська область»."""
        if self.category == "O" and REPUBLIC in self.name:
            return self.name
        return f"{self.name}{' ' if self.category in ADJECTIVES else ', '}{CATEGORIES[self.category]}"


def read(name: str, content: bytes) -> list[Place]:
    """The territories of a codifier file, in its order; raises Refused."""
    lines = next(sheets.tables(name, content, LIMITS))[1]
    found = [_place(number, cells) for number, cells in lines if cells and CODE.match(cells[0].strip())]
    if not found:
        raise Refused(_("Це не кодифікатор територій: у першому стовпці немає кодів з UA і 17 цифр."))
    return found


def within(places: Iterable[Place], code: str) -> list[Place]:
    """A territory with all in it and all it is in; everything where no code is named. Raises Refused."""
    places = list(places)
    if not code:
        return places
    top = next((place for place in places if place.code == code), None)
    if top is None:
        raise Refused(_("У кодифікаторі немає території з кодом «%s».") % code)
    return [place for place in places if code in place.chain or place.code in top.chain]


def pairs(places: Iterable[Place]) -> list[tuple[str, str]]:
    """The code list: each code with the name, the category and, below a community, whose it is."""
    places = list(places)
    names = {place.code: place.name for place in places if place.category == "H"}
    return [(place.code, _label(place, names)) for place in places]


def _label(place, communities):
    owner = next((communities[code] for code in place.chain[:-1] if code in communities), "")
    return f"{place.label} ({owner} громада)" if owner else place.label


def _place(number, cells):
    cells = [*map(clean, cells), *[""] * (LEVELS + 2)]
    chain = tuple(filter(None, cells[:LEVELS]))
    if wrong := [code for code in chain if not CODE.match(code)]:
        raise Refused(_("Рядок %(row)s: «%(code)s» не є кодом території.") % {"row": number, "code": wrong[0][:40]})
    category, name = cells[LEVELS].upper().translate(CYRILLIC), cells[LEVELS + 1]
    if category not in CATEGORIES or not name:
        raise Refused(_("Рядок %s: після кодів мають бути літера категорії та назва.") % number)
    return Place(chain, category, name)
