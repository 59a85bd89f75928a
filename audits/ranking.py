"""«Кращі розпорядники»: units in the order of their scores, with what would raise each most. Pure.

Equal scores (as shown, rounded) share a place and the next one is skipped: 1, 1, 3. A unit with nothing that counts
has no place and stands at the end. What would raise a unit most are the criteria at which it lost most weight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from audits.scoring import Scored, Total, by, percent

RAISING = 3


@dataclass(frozen=True)
class Raise:
    """A criterion at which a unit lost weight: how much a full answer everywhere would add, in points of the score."""

    code: str
    adds: Decimal
    """Per cent points."""
    datasets: int
    """Of how many datasets (or the unit itself) something is missing."""


@dataclass(frozen=True)
class Place:
    """A unit in the ranking."""

    unit: int
    place: int | None
    score: Decimal | None
    total: Total
    raises: tuple[Raise, ...]


def ranked(items: Iterable[Scored], order: Mapping[int, str]) -> list[Place]:
    """The units by score; `order` gives each unit what to sort equal ones by (its name's key)."""
    every = list(items)
    totals = by(every, lambda item: item.unit)
    units = sorted(totals, key=lambda unit: (_falling(totals[unit].percent), order.get(unit, "")))
    places = _places([totals[unit].percent for unit in units])
    apart: dict[int, list[Scored]] = {}
    for item in every:
        apart.setdefault(item.unit, []).append(item)
    return [
        Place(unit, place, totals[unit].percent, totals[unit], raises(apart[unit]))
        for unit, place in zip(units, places, strict=True)
    ]


def raises(items: Iterable[Scored], most: int = RAISING) -> tuple[Raise, ...]:
    """The criteria that would raise a score most, the first one most; none where nothing is lost."""
    every = list(items)
    weight = sum((Fraction(item.weight) for item in every if item.counted), Fraction(0))
    lost: dict[str, Fraction] = {}
    sets: dict[str, int] = {}
    for item in every:
        if item.lost:
            lost[item.code] = lost.get(item.code, Fraction(0)) + item.lost
            sets[item.code] = sets.get(item.code, 0) + 1
    first = sorted(lost, key=lambda code: (-lost[code], code))[:most]
    return tuple(Raise(code, percent(lost[code] / weight), sets[code]) for code in first)


def _falling(score: Decimal | None) -> Decimal:
    """The best first, those without a score last."""
    return Decimal(1) if score is None else -score


def _places(scores: list[Decimal | None]) -> list[int | None]:
    """Places of falling scores: equal ones share theirs, the next is skipped."""
    return [None if score is None else scores.index(score) + 1 for score in scores]
