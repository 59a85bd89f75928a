"""What the cells of a passport mean: each column's element, how it is read, how it is written back. Pure.

`read` raises ValueError with a sentence for whoever sent the file; `tell` is exactly what our exports write.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from core.cells import DayCell
from core.ukrainian import search_text
from registry import formats, frequency
from registry.intake import tidy
from registry.vocabulary import Language, Licence, Theme
from registry.workflow import State

FORMAT = 20  # characters of a format's name


@dataclass(frozen=True)
class Element:
    """A column of the file and the passport's field it fills."""

    code: str
    field: str
    read: Callable[[str], Any]
    tell: Callable[[Any], str]


def listed(values: Iterable[str]) -> str:
    """A list in one cell."""
    return ", ".join(values)


def same(value: str) -> str:
    return value


def day(said: str) -> date | None:
    """A date of a cell, or None where it is empty."""
    found: date | None = DayCell().clean(tidy.some(said))  # type: ignore[no-untyped-call]  # a widget of import-export
    return found


def day_told(value: date | None) -> str:
    """A date as the office writes it."""
    return f"{value:%d.%m.%Y}" if value else ""


def _frequency(said: str) -> str:
    short = tidy.some(said)
    found = frequency.read(short) if short else ""
    if found is None:
        allowed = ", ".join(frequency.LABELS.values())
        raise ValueError(_("«%(said)s» невідома. Можна: %(allowed)s.") % {"said": short[:80], "allowed": allowed})
    return str(found)


def _formats(said: str) -> list[str]:
    names = [name for name in formats.split(said) if tidy.some(name)]
    strange = next((name for name in names if len(name) > FORMAT), None)
    if strange:
        raise ValueError(_("«%s» не схоже на формат. Перелічіть формати через кому: CSV, XLSX.") % strange[:80])
    return names


def _themes(said: str) -> list[str]:
    known = {search_text(str(theme.label)): theme.value for theme in Theme} | {
        theme.value.casefold(): theme.value for theme in Theme
    }
    words = [word for word in (tidy.word(part) for part in said.replace(";", ",").split(",")) if word]
    strange = next((word for word in words if search_text(word) not in known), None)
    if strange:
        raise ValueError(_("тема «%(said)s» невідома. Можна: %(allowed)s.") % _choice(strange, Theme.values))
    return [known[search_text(word)] for word in words]


def chosen(choices: Any) -> Callable[[str], str]:
    """Reads a value of a closed list, by its code or its label."""

    def read(said: str) -> str:
        short = search_text(tidy.some(said)) if said else ""
        if not short:
            return ""
        for value, label in choices.choices:
            if short in (value, search_text(str(label))):
                return str(value)
        raise ValueError(_("«%(said)s» невідоме. Можна: %(allowed)s.") % _choice(said, choices.values))

    return read


def _choice(said: str, values: Iterable[str]) -> dict[str, str]:
    return {"said": said[:80], "allowed": ", ".join(values)}


state = chosen(State)
ELEMENTS = (
    Element("title", "title", tidy.text, same),
    Element("description", "description", tidy.text, same),
    Element(
        "accrualPeriodicity",
        "frequency",
        _frequency,
        lambda value: frequency.LABELS[frequency.Frequency(value)] if value else "",
    ),
    Element("keywords", "keywords", tidy.keywords, listed),
    Element("purpose", "purpose", tidy.text, same),
    Element("url", "landing_page", tidy.address, same),
    Element("distributionFormat", "formats", _formats, listed),
    Element("language", "language", chosen(Language), same),
    Element("compression", "compression", tidy.some, same),
    Element("themes", "themes", _themes, listed),
    Element("licence", "licence", chosen(Licence), same),
    Element("restricted", "restricted", tidy.text, same),
    Element("restrictedGround", "restricted_ground", tidy.text, same),
    Element("spatial", "spatial", tidy.text, same),
    Element("coversFrom", "covers_from", day, day_told),
    Element("coversTo", "covers_to", day, day_told),
    Element("firstPublished", "first_published", day, day_told),
    Element("trueOn", "true_on", day, day_told),
    Element("changeKnownOn", "change_known_on", day, day_told),
    Element("structureUrl", "structure_url", tidy.address, same),
)
COLUMN_OF = {element.field: element.code for element in ELEMENTS} | {"identifier": "uid"}
