"""When rounds are due: monitoring each half-year, the audit each year. Pure dates; every rule names its ground.

The plan's deadlines fall on the ends of half-years and years, so a round ends inside its own period. What an office
may set otherwise is `Rules`; a day off shifts a day to the next working one.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from audits.workflow import Kind
from core.working_days import add_working, next_working

DRAWN_UP_BEFORE = timedelta(days=30)  # a planned round is seen, and its days may be moved, a month ahead
LEAST_FOR_ANSWERS, LEAST_FOR_REVIEW, LEAST_FOR_REPORT = 10, 5, 3  # working days, where a round opens late
SHIFT = 14  # days that days off in a row may take at most
CODE = re.compile(r"(?P<letter>[MA])(?P<year>20\d\d)(?:-(?P<half>[12]))?")

GROUNDS: dict[Kind, str] = {
    Kind.MONITORING: (
        "Завдання II.1.2 плану дій (розпорядження міського голови від 07.02.2023 № 21 Р): моніторинг даних, "
        "розпорядниками яких є структурні підрозділи, «постійно двічі на рік»."
    ),
    Kind.AUDIT: (
        "Завдання II.1.3 плану дій: щорічний інформаційний аудит даних. До кінця року за його результатами "
        "визначають кращих розпорядників (завдання I.2.4). Результати аудиту – набір № 16 переліку, "
        "затвердженого постановою Кабінету Міністрів України від 21.10.2015 № 835."
    ),
}
METHOD_GROUND = "Завдання II.1.1 плану дій: методика аудиту даних, терміни та механізми."


class NotARound(ValueError):
    """What was typed is no code of a round; says how one looks."""


@dataclass(frozen=True)
class Rules:
    """What an office sets for a kind of round: the first day, and how many days after it the others fall.

    `month` counts within the half-year (1-6) or the year (1-12).
    """

    month: int
    day: int
    answers_after: int
    review_after: int
    report_after: int


DEFAULTS: dict[Kind, Rules] = {
    Kind.MONITORING: Rules(month=5, day=1, answers_after=23, review_after=36, report_after=43),
    Kind.AUDIT: Rules(month=9, day=1, answers_after=44, review_after=75, report_after=91),
}


@dataclass(frozen=True)
class Days:
    """The days of a round. `reference_on`: the day as of which datasets, holders and states are read."""

    reference_on: date
    opens_on: date
    answers_due: date
    review_due: date
    report_due: date


@dataclass(frozen=True, order=True)
class Slot:
    """A round's place in the calendar: the half-year of a monitoring, the year of an audit (`half` is None)."""

    kind: Kind
    year: int
    half: int | None = None

    @property
    def code(self) -> str:
        """As scripts and people call it: M2027-1, A2027."""
        return f"M{self.year}-{self.half}" if self.half else f"A{self.year}"

    @property
    def title(self) -> str:
        """Its name in documents."""
        if self.half:
            return f"Моніторинг наборів даних за {'I' * self.half} півріччя {self.year} року"
        return f"Інформаційний аудит {self.year} року"

    @property
    def first(self) -> date:
        """The first day of its period."""
        return date(self.year, 7 if self.half == 2 else 1, 1)

    @property
    def last(self) -> date:
        """The last day of its period, by which the plan wants it done."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def before(self) -> "Slot":
        """The round it is compared with."""
        if self.half == 2:
            return Slot(self.kind, self.year, 1)
        return Slot(self.kind, self.year - 1, 2 if self.half else None)


def parse(code: str) -> Slot:
    """The place in the calendar that a code names; a Cyrillic А or М is read as the Latin one."""
    found = CODE.fullmatch(code.strip().upper().translate(str.maketrans("АМ", "AM")))
    if found is None or (found["letter"] == "M") != (found["half"] is not None):
        raise NotARound(f"«{code}» – не код раунду. Моніторинг пишуть так: M2027-1, аудит так: A2027.")
    if found["letter"] == "A":
        return Slot(Kind.AUDIT, int(found["year"]))
    return Slot(Kind.MONITORING, int(found["year"]), int(found["half"]))


def slot_of(kind: Kind, on: date) -> Slot:
    """The place in the calendar to which a day belongs."""
    if kind == Kind.AUDIT:
        return Slot(kind, on.year)
    return Slot(kind, on.year, 1 if on.month <= 6 else 2)


def days(slot: Slot, rules: Rules | None = None, days_off: Collection[date] = ()) -> Days:
    """The days of a round by the rules, each on a working day."""
    rules = rules or DEFAULTS[slot.kind]
    start = slot.first.replace(month=slot.first.month + rules.month - 1, day=rules.day)
    opens, answers, review, report = (
        next_working(start + timedelta(days=number), days_off)
        for number in (0, rules.answers_after, rules.review_after, rules.report_after)
    )
    return Days(opens, opens, answers, review, report)


def opened_late(planned: Days, on: date, days_off: Collection[date] = ()) -> Days:
    """The days of a round that opens on a later day than it should: nobody gets less time than a fair least."""
    answers = max(planned.answers_due, add_working(on, LEAST_FOR_ANSWERS, days_off))
    review = max(planned.review_due, add_working(answers, LEAST_FOR_REVIEW, days_off))
    report = max(planned.report_due, add_working(review, LEAST_FOR_REPORT, days_off))
    return Days(planned.reference_on, planned.opens_on, answers, review, report)


def fits(kind: Kind, rules: Rules) -> bool:
    """Whether every day lies in the round's own period and in order, whatever days off may shift."""
    months = 12 if kind == Kind.AUDIT else 6
    in_order = 0 < rules.answers_after < rules.review_after < rules.report_after
    if not (1 <= rules.month <= months and 1 <= rules.day <= 28 and in_order):
        return False
    shortest = Slot(kind, 2027, None if kind == Kind.AUDIT else 1)  # the first half of a common year
    start = shortest.first.replace(month=rules.month, day=rules.day)
    return start + timedelta(days=rules.report_after + SHIFT) <= shortest.last


def drawn_up(
    kind: Kind, since: date, on: date, rules: Rules | None = None, days_off: Collection[date] = ()
) -> Iterator[tuple[Slot, Days]]:
    """Rounds that stand in the calendar on a day: those that begin within a month or began, and were not over
    when the office began to hold rounds (`since`)."""
    slot, until = slot_of(kind, since), on + DRAWN_UP_BEFORE
    while slot.first <= until:
        planned = days(slot, rules, days_off)
        if planned.opens_on <= until and planned.report_due >= since:
            yield slot, planned
        slot = slot_of(kind, slot.last + timedelta(days=1))
