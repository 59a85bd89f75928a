"""Quarters as the office names them: «2026-Q3» in addresses and commands, «III квартал 2026 року» on paper. Pure."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

ROMAN = ("I", "II", "III", "IV")

_CODE = re.compile(r"([0-9]{4})-Q([1-4])", re.IGNORECASE)


class NotAQuarter(ValueError):
    """The text names no quarter; the message is a Ukrainian sentence for whoever typed it."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter; quarters compare by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and 1 < self.year < 9999):
            raise NotAQuarter(f"Такого кварталу немає: {self.year}-Q{self.number}.")

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.number * 3
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def previous(self) -> "Quarter":
        """The quarter before."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def following(self) -> "Quarter":
        """The quarter after."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def words(self) -> str:
        """«III квартал 2026 року», the same after «за»."""
        return f"{ROMAN[self.number - 1]} квартал {self.year} року"

    @property
    def within(self) -> str:
        """«III кварталі 2026 року», as it stands after «у»."""
        return f"{ROMAN[self.number - 1]} кварталі {self.year} року"

    @property
    def of(self) -> str:
        """«III кварталу 2026 року», as it stands after «кінця»."""
        return f"{ROMAN[self.number - 1]} кварталу {self.year} року"

    def holds(self, day: date) -> bool:
        """Whether a day falls into the quarter."""
        return self.first <= day <= self.last


def quarter_of(day: date) -> Quarter:
    """The quarter a day falls into."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_between(first: date, last: date) -> list[Quarter]:
    """The quarters from the one of `first` to the one of `last`, the latest first; none where `last` is earlier."""
    found, quarter = [], quarter_of(last)
    while quarter >= quarter_of(first):
        found.append(quarter)
        quarter = quarter.previous
    return found


def to_open(reported: list[Quarter], on: date) -> Quarter | None:
    """Of quarters with a report, the one people ask for on a day: the last finished one, else the running one."""
    finished = [quarter for quarter in reported if quarter.last < on]
    return max(finished or reported, default=None)


def parse(text: str) -> Quarter:
    """The quarter a code names; raises NotAQuarter."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        raise NotAQuarter(f"Квартал записують так: 2026-Q3. Отримано: «{text.strip()[:40]}».")
    return Quarter(int(found[1]), int(found[2]))
