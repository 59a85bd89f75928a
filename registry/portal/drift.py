"""Where a portal and our passport say different things of one dataset, field by field. Pure.

Compared are the title, the frequency, the responsible person, the formats and the last update: what the register and
the portal both keep. Case, spaces, apostrophes and the number before the title make no difference.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from core.ukrainian import search_text
from registry import frequency
from registry.formats import normal
from registry.portal.facts import Facts

TITLE, FREQUENCY, CONTACT, FORMATS, UPDATED = "title", "frequency", "contact", "formats", "updated"
LABELS = {
    TITLE: "Назва",
    FREQUENCY: "Частота оновлення",
    CONTACT: "Відповідальна особа",
    FORMATS: "Формати",
    UPDATED: "Останнє оновлення",
}


@dataclass(frozen=True)
class Ours:
    """The same of our passport."""

    title: str
    frequency: str = ""
    people: tuple[tuple[str, str], ...] = ()
    """Name and e-mail of each responsible person, the first one first."""
    formats: tuple[str, ...] = ()
    updated_on: date | None = None


@dataclass(frozen=True)
class Difference:
    """One field that differs."""

    code: str
    ours: str
    """As people read it; empty where we say nothing."""
    theirs: str
    can_take: bool = True
    """Whether the portal's value can become ours."""

    @property
    def label(self) -> str:
        """The field in the office's words."""
        return LABELS[self.code]


def differences(ours: Ours, theirs: Facts) -> tuple[Difference, ...]:
    """All fields in which the two differ."""
    found = (_title(ours, theirs), _frequency(ours, theirs), _contact(ours, theirs), _formats(ours, theirs))
    return tuple(one for one in (*found, _updated(ours, theirs)) if one)


def settled(difference: Difference, decided: Collection[tuple[str, str, str]]) -> bool:
    """Whether the coordinator already said of this very difference that ours stays: (field, ours, theirs)."""
    return (difference.code, difference.ours, difference.theirs) in decided


def _title(ours: Ours, theirs: Facts) -> Difference | None:
    if search_text(ours.title) == search_text(theirs.title):
        return None
    return Difference(TITLE, ours.title, theirs.title, can_take=bool(theirs.title) and len(theirs.title) <= 254)


def _frequency(ours: Ours, theirs: Facts) -> Difference | None:
    known = frequency.read(theirs.frequency)
    if (known or "") == ours.frequency and (known or not theirs.frequency):
        return None
    mine = frequency.LABELS[frequency.Frequency(ours.frequency)] if ours.frequency else ""
    said = frequency.LABELS[known] if known else theirs.frequency
    return Difference(FREQUENCY, mine, said, can_take=known is not None)


def _contact(ours: Ours, theirs: Facts) -> Difference | None:
    """The portal has one person's place: whoever of ours stands there is right."""
    said = (search_text(theirs.contact), theirs.email.casefold())
    if said in {(search_text(name), email.casefold()) for name, email in ours.people or (("", ""),)}:
        return None
    mine = "; ".join(_person(name, email) for name, email in ours.people)
    return Difference(CONTACT, mine, _person(theirs.contact, theirs.email), can_take=bool(theirs.contact))


def _person(name: str, email: str) -> str:
    return f"{name}, {email}" if name and email else name or email


def _formats(ours: Ours, theirs: Facts) -> Difference | None:
    said = {name for text in theirs.formats if (name := normal(text))}
    if said == set(ours.formats):
        return None
    return Difference(FORMATS, ", ".join(sorted(ours.formats)), ", ".join(sorted(said)), can_take=bool(said))


def _updated(ours: Ours, theirs: Facts) -> Difference | None:
    if ours.updated_on == theirs.updated_on:
        return None
    mine, said = (f"{day:%d.%m.%Y}" if day else "" for day in (ours.updated_on, theirs.updated_on))
    later = theirs.updated_on is not None and (ours.updated_on is None or theirs.updated_on > ours.updated_on)
    return Difference(UPDATED, mine, said, can_take=later)  # an older day takes nothing back
