"""Figures the office is measured by: each room names its own here, a task of the plan names those it is judged by.

A room fills the list from its `apps.py`; `measure` is the address of a function that says what to count for a day.
Whatever is asked, of however many days, is counted by one query:

    add(Indicator("mandatory_published", "Оприлюднено обов’язкових наборів", measure="registry.indicators.…", …))

Floor 0: nothing is imported until a figure is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Aggregate, CharField, Count, QuerySet, Value
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
class Counted:
    """What a reading counts: of the rows all, or those of `count`; `of` is the whole of a share, all rows if None."""

    rows: QuerySet[Any]
    count: Aggregate | None = None
    of: Aggregate | None = None


@dataclass(frozen=True)
class Indicator:
    """A figure: its code, what it is called, where it comes from (the name of an address) and what measures it."""

    code: str
    title: str | Promise
    measure: str  # (day) -> what is counted for it
    source: str
    share: bool = False  # targets are per cent

    def asked(self, on: date) -> QuerySet[Any, Any]:
        """What it counts for a day as rows that a union takes: its code, the day, how many, of how many."""
        found = import_string(self.measure)(on)
        named = {"figure": _word(self.code), "figure_on": _word(on.isoformat())}
        counts = {"figure_count": found.count or Count("pk"), "figure_of": found.of or Count("pk")}
        return found.rows.order_by().values(**named).annotate(**counts).values_list(*named, *counts)

    def reading(self, on: date, count: int, of: int) -> Reading:
        """What it showed on a day."""
        return Reading(on, count, of if self.share else None)


INDICATORS: dict[str, Indicator] = {}


def add(*indicators: Indicator) -> None:
    """A room's indicators join the list."""
    INDICATORS.update({one.code: one for one in indicators})


def read(codes: Iterable[str], days: Sequence[date]) -> dict[str, list[Reading]]:
    """Readings of the indicators that are known; a code nobody registers any more is left out. One query."""
    asked = [INDICATORS[code] for code in dict.fromkeys(codes) if code in INDICATORS]
    parts = [one.asked(on) for one in asked for on in days]
    if not parts:
        return {}
    found = {(code, on): (count, of) for code, on, count, of in parts[0].union(*parts[1:], all=True)}
    return {
        one.code: [one.reading(on, *found.get((one.code, on.isoformat()), (0, 0))) for on in days] for one in asked
    }


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())
