"""Figures the office is measured by: each room names its own here, a task of the plan names those it is judged by.

A room fills the list from its `apps.py`; `measure` is the address of a function that answers for many days at once:

    add(Indicator("mandatory_published", "Оприлюднено обов’язкових наборів", measure="registry.indicators.…", …))

Floor 0: nothing is imported until a figure is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Reading:
    """What an indicator showed on a day: how many, and of how many where it is a share."""

    on: date
    count: int
    of: int | None = None

    @property
    def value(self) -> Decimal | None:
        """What is compared with the target: per cent of a share, else the number; None where there is no whole."""
        if self.of is None:
            return Decimal(self.count)
        if not self.of:
            return None
        share = Decimal(self.count) * 100 / Decimal(self.of)
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True)
class Indicator:
    """A figure: its code, what it is called, where it comes from (the name of an address) and what measures it."""

    code: str
    title: str | Promise
    measure: str  # (days) -> a reading for each day, in their order
    source: str
    share: bool = False  # targets are per cent

    def read(self, days: Sequence[date]) -> list[Reading]:
        """What it showed on each of the days."""
        return import_string(self.measure)(days) if days else []


INDICATORS: dict[str, Indicator] = {}


def add(*indicators: Indicator) -> None:
    """A room's indicators join the list."""
    INDICATORS.update({one.code: one for one in indicators})


def read(codes: Iterable[str], days: Sequence[date]) -> dict[str, list[Reading]]:
    """Readings of the indicators that are known; a code nobody registers any more is left out."""
    return {code: INDICATORS[code].read(days) for code in dict.fromkeys(codes) if code in INDICATORS}
