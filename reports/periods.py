"""The period of a document as commands and addresses name it, read and put in words. Pure.

Quarterly: «2026-Q3». Register and plan: «2026-Q3» or «2026», as of its last day, or of the day they are drawn up while
it runs. Unit sheet: a quarter and the number of the unit («2026-Q3-U12»; the number stands in the address of the
unit's page). Rounds: their code («M2026-2», «A2026»).
"""

import re
from dataclasses import dataclass
from datetime import date

from plan.quarters import NotAQuarter, Quarter, parse
from reports.workflow import Kind

YEAR = re.compile(r"20[0-9]{2}")
UNIT = re.compile(r"(20[0-9]{2}-Q[1-4])-U([0-9]{1,9})", re.IGNORECASE)


class NotAPeriod(ValueError):
    """The text names no such period; the message is a Ukrainian sentence for whoever typed it."""


@dataclass(frozen=True)
class Stretch:
    """A quarter or a year: its days, and its name after «за»."""

    first: date
    last: date
    words: str

    def day(self, on: date) -> date:
        """The day of the picture of a document drawn up on a day."""
        if on < self.first:
            raise NotAPeriod(f"{self.words} ще не почався: документ можна скласти з {self.first:%d.%m.%Y}.")
        return min(self.last, on)


def stretch(period: str) -> Stretch:
    """The quarter or the year that a period names."""
    text = period.strip()
    if YEAR.fullmatch(text):
        year = int(text)
        return Stretch(date(year, 1, 1), date(year, 12, 31), f"{year} рік")
    try:
        quarter = parse(text)
    except NotAQuarter as refusal:
        raise NotAPeriod(f"Вкажіть період так: 2026-Q3 або 2026. «{text[:40]}» не підходить.") from refusal
    return Stretch(quarter.first, quarter.last, quarter.words)


def of_unit(period: str) -> tuple[Quarter, int]:
    """The quarter and the number of the unit that the period of a unit sheet names."""
    found = UNIT.fullmatch(period.strip())
    if found is None:
        raise NotAPeriod(f"Вкажіть квартал і номер підрозділу так: 2026-Q3-U12. «{period[:40]}» не підходить.")
    return parse(found[1]), int(found[2])


def unit_period(quarter: Quarter, unit: int) -> str:
    """The period of a unit's sheet for a quarter."""
    return f"{quarter}-U{unit}"


def period_words(period: str) -> str:
    """«III квартал 2026 року», «2026 рік»; any other code stays as it is."""
    try:
        return of_unit(period)[0].words if UNIT.fullmatch(period) else stretch(period).words
    except (NotAPeriod, NotAQuarter):
        return period


def title_of(kind: str, period: str, subject: str = "") -> str:
    """What a document is called in lists: «Квартальний звіт за III квартал 2026 року»."""
    name = str(Kind(kind).label).capitalize() if kind in Kind.values else kind
    link = ", " if kind in (Kind.REGISTER, Kind.PLAN) else " " if period_words(period) == period else " за "
    about = f" ({subject})" if subject else ""
    return f"{name}{link}{period_words(period)}{about}"
