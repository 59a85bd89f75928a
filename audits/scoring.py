"""Scores from the items of a round: of a dataset, a unit, a principle, the city. Pure.

A score is the weighted share of the points that could be had, in per cent:

    Σ weight · points ÷ scale  ÷  Σ weight  · 100        over the items whose result counts

«Not checked» and «not applicable» leave both sums: they are never bad. An item without weight counts nothing. The
city's score is that of all items together, not the mean of the units' scores: a unit with one dataset does not weigh
as much as one with fifty, and the scores of the parts add up to the whole. Sums are exact fractions; a score is
rounded once, at the very end (one decimal, half up), so the order of the items never matters.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TypeVar

from audits.results import Result, counts

Key = TypeVar("Key", bound=Hashable)
BY_RESULT: dict[str, Fraction] = {Result.PASSED: Fraction(1), Result.PARTLY: Fraction(1, 2)}


@dataclass(frozen=True)
class Scored:
    """An item as the score sees it: what it is asked of, its weight and scale, the result and points that stand."""

    code: str
    """The criterion's code."""
    unit: int
    dataset: int | None
    principle: str
    weight: Decimal
    scale: int
    result: str
    points: Decimal | None

    @property
    def counted(self) -> bool:
        """Whether the item enters the score."""
        return counts(self.result) and self.weight > 0 and self.scale > 0

    @property
    def share(self) -> Fraction:
        """The part of the scale that was earned, 0 to 1; without points, what the result itself says."""
        if self.points is None:
            return BY_RESULT.get(self.result, Fraction(0))
        part = Fraction(self.points) / self.scale if self.scale else Fraction(0)
        return min(Fraction(1), max(Fraction(0), part))

    @property
    def earned(self) -> Fraction:
        """Weight earned."""
        return Fraction(self.weight) * self.share

    @property
    def lost(self) -> Fraction:
        """Weight that a better answer would add."""
        return Fraction(self.weight) - self.earned if self.counted else Fraction(0)


@dataclass(frozen=True)
class Total:
    """Sums over items: what was earned of which weight, how many items count and how many there are."""

    earned: Fraction = Fraction(0)
    weight: Fraction = Fraction(0)
    counted: int = 0
    items: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(
            self.earned + other.earned,
            self.weight + other.weight,
            self.counted + other.counted,
            self.items + other.items,
        )

    @property
    def exact(self) -> Fraction | None:
        """The share, not rounded; None where nothing counts."""
        return self.earned / self.weight if self.weight else None

    @property
    def percent(self) -> Decimal | None:
        """The score: per cent with one decimal, half up; None where nothing counts."""
        return None if self.exact is None else percent(self.exact)

    @property
    def silent(self) -> int:
        """Items that do not count: not checked, not applicable."""
        return self.items - self.counted


def percent(share: Fraction) -> Decimal:
    """A share as per cent with one decimal, half up.

    >>> percent(Fraction(2, 3))
    Decimal('66.7')
    """
    return Decimal(floor(share * 1000 + Fraction(1, 2))).scaleb(-1)


def total(items: Iterable[Scored]) -> Total:
    """The sums over all items together."""
    return sum((_one(item) for item in items), Total())


def by(items: Iterable[Scored], key: Callable[[Scored], Key]) -> dict[Key, Total]:
    """The sums apart, in the order in which the keys are met: by unit, dataset, principle, criterion."""
    sums: dict[Key, Total] = {}
    for item in items:
        of = key(item)
        sums[of] = sums.get(of, Total()) + _one(item)
    return sums


def _one(item: Scored) -> Total:
    if not item.counted:
        return Total(items=1)
    return Total(item.earned, Fraction(item.weight), 1, 1)
