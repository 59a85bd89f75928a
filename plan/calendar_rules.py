"""Parts of the calendar an order may name: a day, ten days, month, quarter, half-year, year. Pure dates.

A part named without its year («I квартал») belongs to every year until somebody says which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from plan.wording import Refusal


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


def month_end(year: int, month: int) -> date:
    """The last day of a month; months above 12 run on into the years that follow."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def day_of(year: int, month: int, day: int) -> date:
    """A day of a month, 0 for its last one; a shorter month ends the count («31 числа» in February)."""
    last = month_end(year, month)
    return last if day == 0 or day > last.day else last.replace(day=day)


@dataclass(frozen=True)
class Part:
    """A named part of a year: `kind`, its number and month, and the year, where the order names them."""

    kind: str
    number: int = 0
    month: int = 0
    year: int | None = None

    @property
    def exact(self) -> bool:
        """Is it a single day, in words or in figures?"""
        return self.kind in ("day", "date")

    def months(self) -> tuple[int, int]:
        """Its first and last month, 1 to 12."""
        size = {"quarter": 3, "half": 6, "year": 12}.get(self.kind, 0)
        last = (self.number or 1) * size if size else self.month
        return last - max(size, 1) + 1, last

    def days(self) -> tuple[int, int]:
        """The day of the first month it begins on, the day of the last month it ends on (0: its end)."""
        if self.exact:
            return self.number, self.number
        return (self.number * 10 - 9, self.number * 10 % 30) if self.kind == "decade" else (1, 0)

    def check(self) -> None:
        """Refuses what the calendar does not have: V квартал, 31 лютого."""
        most = {"quarter": 4, "half": 2, "decade": 3, "day": 31, "date": 31}.get(self.kind)
        fits = most is None or 1 <= self.number <= most
        if not fits or (self.kind in ("day", "date", "decade", "month") and not 1 <= self.month <= 12):
            raise Refusal("Такої дати чи такого періоду в календарі немає.")
        if self.exact:
            self.within(2024 if self.year is None else self.year)

    def within(self, year: int) -> Span:
        """The days it takes in a year; refuses 29 лютого of a common year."""
        (first, last), (begins, ends) = self.months(), self.days()
        try:
            return Span(date(year, first, begins), date(year, last, ends) if ends else month_end(year, last))
        except ValueError:
            raise Refusal("Такої дати чи такого періоду в календарі немає.") from None


_YEAR = r"(?: y(?P<year>\d+)(?: Y)*| Y(?!(?: ,)? following))?"
_PARTS = {
    "date": r"D(?P<number>\d+)\.(?P<month>\d+)(?:\.(?P<year>\d+))?(?: Y)*",
    "day": rf"[do](?P<number>\d+) m(?P<month>\d+){_YEAR}",
    "decade": rf"[dro](?P<number>\d+) X m(?P<month>\d+){_YEAR}",
    "quarter": rf"[dro](?P<number>\d+) Q{_YEAR}",
    "half": rf"[dro](?P<number>\d+) H{_YEAR}",
    "month": rf"m(?P<month>\d+)(?: M)?{_YEAR}",
    "year": r"y(?P<year>\d+)(?: Y)*",
    "bare": r"[ro](?P<number>\d+)",
    "figure": r"d(?P<number>\d+)",
}
PART = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern in _PARTS.values()) + ")"
_AND = r" (?:, &|[,;&]|r1) "
_AGAIN = r"(?:(?:by|till|in|during|on) )?(?:end )?"  # the preposition repeated: «до 1 червня та до 1 грудня»
PARTS = rf"{PART}(?:(?: - |{_AND}{_AGAIN}){PART})*"
_PIECE = re.compile(rf"(?P<link> - |{_AND}|)(?P<again>{_AGAIN})(?P<part>{PART})(?= |$)")


_NUMBERED = {"bare": {"quarter", "half", "decade"}, "figure": {"quarter", "half", "decade", "day"}}


def _part(signs: str) -> Part:
    for kind, pattern in _PARTS.items():
        if found := re.fullmatch(pattern, signs):
            named = {name: int(value) for name, value in found.groupdict().items() if value}
            return Part(kind, **named)
    raise Refusal("Не зрозуміло, який це період.")


def _complete(part: Part, after: Part | None) -> Part:
    """Takes from the part that follows what is written once for both: «I, III квартали 2026 року»."""
    if after and after.kind in _NUMBERED.get(part.kind, ()):
        part = replace(part, kind=after.kind, month=after.month)
    if after and part.kind == after.kind and part.year is None:
        part = replace(part, year=after.year)
    if part.kind in _NUMBERED:
        raise Refusal("Число без назви періоду.")
    part.check()
    return part


def _pieces(signs: str, mode: str) -> Iterator[tuple[str, Part]]:
    """Each part as written, with what joins it to the one before; a preposition may be repeated, not changed."""
    at = 0
    while found := _PIECE.match(signs, at):
        if found["again"].strip() not in ("", mode):
            raise Refusal("У переліку строків різні прийменники.")
        yield found["link"], _part(found["part"])
        at = found.end()
    if at < len(signs):
        raise Refusal("Не зрозуміло перелік періодів.")


def parts(signs: str, mode: str) -> list[tuple[Part, Part]]:
    """A list of parts or ranges of parts, each as its first and last part; `mode` is the preposition before."""
    links, written = zip(*_pieces(signs, mode), strict=True)
    whole: list[Part] = []
    for part in reversed(written):
        whole.insert(0, _complete(part, whole[0] if whole else None))
    ranges: list[tuple[Part, Part]] = []
    for link, part in zip(links, whole, strict=True):
        if link != " - ":
            ranges.append((part, part))
        elif ranges[-1][0] is ranges[-1][1] != part:
            ranges[-1] = (ranges[-1][0], part)
        else:
            raise Refusal("Не зрозуміло, де кінець проміжку.")
    if len({(last.exact or last.kind, last.year is None) for _first, last in ranges}) > 1:
        raise Refusal("Названо періоди різного виду: не зрозуміло, який із них є строком.")
    return ranges


def span(first: Part, last: Part, year: int | None = None) -> Span:
    """From the beginning of one part to the end of another; `year` for those that name none."""
    if (first.year is None) != (last.year is None):
        raise Refusal("Не зрозуміло, якого року стосується частина строку.")
    begins = first.within(first.year or year or 2024)
    ends = last.within(last.year or year or 2024)
    if first != last and begins.last >= ends.last:
        raise Refusal("Кінець проміжку раніший за його початок.")
    return Span(begins.first, ends.last)
