"""Deadline wordings of orders («Строк виконання») -> a schedule -> due dates. Pure: no Django, no today.

The approved wording is law and is kept by the caller; the schedule says what of it a calendar can hold. What is
understood only in part is not recognised, and the note says why. A range of months, quarters or years is one duty,
due at its end; a list («I, III квартали») is due at the end of each; a periodic duty at the end of each period.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from plan.calendar_rules import Part, day_of, month_end, parts, span
from plan.clauses import Clause, Periods, clauses, periods
from plan.wording import Refusal

PERIODS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}  # months in each


@dataclass(frozen=True)
class Schedule:
    """A deadline as a calendar holds it.

    `starts` and `ends` bound the duty. Without `every` the end is its due date; a continuous duty with an end
    («2023 рік та постійно») has that one date. `dates` are the due dates where the order names several.
    `marks` are the due days of a periodic duty in each year as (month, day), where they are not the ends of its
    periods: month 13 is January of the next year, day 0 the last day. `event`: something else sets the date.
    """

    recognised: bool = False
    continuous: bool = False
    starts: date | None = None
    ends: date | None = None
    every: str | None = None
    note: str = ""
    dates: tuple[date, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    event: bool = False


def parse(text: str, since: date, until: date) -> Schedule:
    """The schedule of a wording in a plan that runs from `since` until `until`. Never raises."""
    try:
        return _schedule(clauses(text), since, until)
    except Refusal as refusal:
        return Schedule(note=str(refusal))


def due_dates(schedule: Schedule, since: date, until: date) -> tuple[date, ...]:
    """Days on which the duty falls due, from `since` until `until`, both included."""
    if not schedule.recognised:
        return ()
    named = set(schedule.dates)
    if schedule.every:
        named |= _periodic(schedule, since, until)
    elif schedule.ends and not named:
        named = {schedule.ends}
    return tuple(sorted(day for day in named if since <= day <= until))


def _periodic(schedule: Schedule, since: date, until: date) -> set[date]:
    """Due days of the periods that end inside the duty and not before the plan begins."""
    size = PERIODS[schedule.every or "year"]
    marks = schedule.marks or tuple((month, 0) for month in range(size, 13, size))
    first, last = max(since, schedule.starts or since), schedule.ends or until
    due = set()
    for year in range(max(since.year - 1, 1), min(until.year, 9997) + 1):
        for number, (month, day) in enumerate(marks):
            period, on = month_end(year, (number * 12 // len(marks) // size + 1) * size), day_of(year, month, day)
            if first <= min(period, on) <= last:
                due.add(on)
    return due


def as_dict(schedule: Schedule, since: date, until: date) -> dict[str, Any]:
    """The deadline as other programs read it: "Deadline JSON", dates in ISO form."""
    due = due_dates(schedule, since, until)
    outside = schedule.ends and not schedule.every and schedule.ends not in due
    return {
        "recognised": schedule.recognised,
        "continuous": schedule.continuous,
        "starts": _iso(schedule.starts),
        "ends": _iso(schedule.ends),
        "every": schedule.every,
        "due": [day.isoformat() for day in due],
        "note": _join(schedule.note, "Строк поза межами плану." if outside else ""),
    }


def to_json(schedule: Schedule) -> dict[str, Any]:
    """Everything the schedule holds, for storing beside the approved wording."""
    return asdict(schedule) | {
        "starts": _iso(schedule.starts),
        "ends": _iso(schedule.ends),
        "dates": [day.isoformat() for day in schedule.dates],
        "marks": [list(mark) for mark in schedule.marks],
    }


def from_json(stored: dict[str, Any]) -> Schedule:
    """The schedule that `to_json` stored; what is missing takes its default."""
    return Schedule(
        recognised=bool(stored.get("recognised")),
        continuous=bool(stored.get("continuous")),
        starts=_day(stored.get("starts")),
        ends=_day(stored.get("ends")),
        every=stored.get("every"),
        note=stored.get("note") or "",
        dates=tuple(date.fromisoformat(day) for day in stored.get("dates") or ()),
        marks=tuple((month, day) for month, day in stored.get("marks") or ()),
        event=bool(stored.get("event")),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _join(*notes: str) -> str:
    return " ".join(filter(None, notes))


# What the clauses say, and which of them may stand together.
_TANGLED = "Не зрозуміло, як поєднано частини строку."
_SIZES = {"M": 1, "Q": 3, "H": 6, "Y": 12}
_NAMES = {size: name for name, size in PERIODS.items()}


class Said(NamedTuple):
    """The clauses of a deadline by kind: the duty itself, its calendar parts, and what is said beside it."""

    main: dict[str, Clause]
    calendar: dict[str, Periods]
    beside: list[Clause]

    def note(self) -> str:
        """The conditions, in the order's words."""
        told = [clause for clause in self.beside if clause.kind != "plan"]
        return f"Умова: {'; '.join(clause.text for clause in told)}." if told else ""


_BESIDE = {"condition", "demand", "graph", "war", "plan", "force"}
_JOINED = {("spans", "always"), ("from", "always"), ("spans", "cadence"), ("always", "cadence")} | {
    (kind, "demand") for kind in ("cadence", "always", "spans", "marks", "day")
}  # what may be joined by «та», «далі»


def _said(wording: list[Clause]) -> Said:
    """Sorts the clauses by kind; refuses two of one kind and those that «та», «далі» cannot join."""
    calendar: dict[str, Periods] = {}
    named: list[Clause] = []
    for clause in wording:
        if clause.kind in ("parts", "range"):
            written = periods(clause)
            clause = clause._replace(kind="spans" if written.dated else "marks")
            calendar[clause.kind] = written
        named.append(clause)
    _check_links(named)
    main = [clause for clause in named if clause.kind not in _BESIDE] or named[:1]
    if len({clause.kind for clause in main}) < len(main):
        raise Refusal("Названо кілька строків, і не зрозуміло, який із них чинний.")
    return Said({clause.kind: clause for clause in main}, calendar, [c for c in named if c not in main])


def _check_links(named: list[Clause]) -> None:
    joined = {(before.kind, after.kind) for before, after in pairwise(named) if after.link}
    if named[0].link or not joined <= _JOINED:
        raise Refusal(_TANGLED)


def _schedule(wording: list[Clause], since: date, until: date) -> Schedule:
    """What the clauses say together."""
    said = _said(wording)
    for needed, allowed, meaning in _MEANINGS:
        if needed <= said.main.keys() <= needed | allowed:
            schedule = meaning(said, since, until)
            return replace(schedule, recognised=True, note=_join(schedule.note, said.note()))
    raise Refusal(_TANGLED)


def _bounds(said: Said) -> Schedule:
    """From when until when: «починаючи з 2024 року», «протягом 2026 року», «2023 рік»."""
    starts = _beginning(said.main["from"]) if "from" in said.main else None
    spans = said.calendar.get("spans")
    if spans is None:
        return Schedule(starts=starts)
    if starts and not spans.at_end:
        raise Refusal("Початок строку названо двічі.")
    days = spans.in_year()
    if not spans.last_days:
        starts = days[0].first
    if starts and starts > days[-1].last:
        raise Refusal("Кінець строку раніший за його початок.")
    return Schedule(starts=starts, ends=days[-1].last)


def _beginning(clause: Clause) -> date:
    begins = parts(clause.found["parts"], "")[0][0]
    if begins.year is None:
        raise Refusal("Рік початку не названо.")
    return begins.within(begins.year).first


def _dated(said: Said, _since: date, _until: date) -> Schedule:
    """One duty with its date, or several where the order lists them."""
    due = {span.last for span in said.calendar["spans"].in_year()}
    bounds = _bounds(said)
    if len(due) == 1:
        return bounds
    note = "Названо кілька строків: кожен має свою дату."
    return replace(bounds, dates=tuple(sorted(due)), note=note)


def _continuous(said: Said, since: date, until: date) -> Schedule:
    """«Постійно», also from, within or after something dated."""
    if "rest" in said.main and said.main["rest"].found["unit"] != "Y":
        raise Refusal(_TANGLED)
    schedule = _dated(said, since, until) if "spans" in said.calendar else _bounds(said)
    note = ""
    if schedule.ends and said.main["always"].link:
        note = f"Після {schedule.ends:%d.%m.%Y} виконується постійно."
    elif schedule.starts and not schedule.ends:
        note = f"Виконується постійно з {schedule.starts:%d.%m.%Y}."
    return replace(schedule, continuous=True, note=_join(schedule.note, note))


def _from(said: Said, _since: date, _until: date) -> Schedule:
    """«Починаючи з 2024 року»: no end is named, so it runs on."""
    starts = _beginning(said.main["from"])
    return Schedule(continuous=True, starts=starts, note=f"Виконується з {starts:%d.%m.%Y}; кінця не названо.")


def _yearless(said: Said, since: date, until: date) -> Schedule:
    """A deadline without a year is understood only where the plan holds it exactly once."""
    spans = said.calendar.get("marks") or _rest_of_year(said.main["rest"])
    if spans.later:
        raise Refusal("Рік не названо.")
    found = [_only(pair, since, until) for pair in spans.ranges]
    note = "Рік не названо: у межах плану такий строк лише один."
    dated = replace(spans, ranges=found)
    return replace(_dated(said._replace(calendar={"spans": dated}), since, until), note=note)


def _rest_of_year(clause: Clause) -> Periods:
    """«Протягом року», «до кінця року»."""
    if clause.found["unit"] != "Y":
        raise Refusal("Не зрозуміло, якого саме періоду стосується строк.")
    year = Part("year")
    return Periods([(year, year)], "end" if clause.found["until"] else "during")


def _only(pair: tuple[Part, Part], since: date, until: date) -> tuple[Part, Part]:
    """The pair of parts in the one year of the plan that has it."""
    years = []
    for year in range(since.year, min(until.year, since.year + 3) + 1):
        days = span(*pair, year)
        if days.last >= since and days.first <= until:
            years.append((year, days.last <= until))
    if len(years) != 1 or not years[0][1]:
        reason = "таких строків кілька" if len(years) > 1 else "такого строку немає"
        raise Refusal(f"Рік не названо, а в межах плану {reason}.")
    first = replace(pair[0], year=years[0][0])
    return first, first if pair[0] is pair[1] else replace(pair[1], year=first.year)


def _periodic_duty(said: Said, since: date, until: date) -> Schedule:
    """«Щокварталу», «двічі на рік», with its bounds and the days it is due on."""
    size = _size(said.main["cadence"])
    if len({"day", "marks"} & said.main.keys()) > 1:
        raise Refusal("Названо кілька строків, і не зрозуміло, який із них чинний.")
    marks: tuple[tuple[int, int], ...] = ()
    if "day" in said.main:
        marks = _days_of_month(said.main["day"], size)
    elif "marks" in said.main:
        marks = _days_of_year(said.calendar["marks"], size)
    if "rest" in said.main:
        _check_rest(said.main["rest"], size, since, until)
    note = "Зазначено найменшу частоту." if said.main["cadence"].found.groupdict().get("least") else ""
    return replace(_period_bounds(said, size), every=_NAMES[size], marks=marks, note=note)


def _size(clause: Clause) -> int:
    """Months between two due dates; refuses what is not a month, quarter, half-year or year."""
    found = clause.found.groupdict()
    months = _SIZES[found["unit"]] * int(found.get("per") or 1)
    count = int(found.get("count") or found.get("twice") or 1)
    if not count or months % count or months // count not in _NAMES:
        raise Refusal("Такої періодичності календар плану не веде.")
    return months // count


def _period_bounds(said: Said, size: int) -> Schedule:
    """Bounds of a periodic duty: whole periods, so that no due date is left in doubt."""
    bounds, link = _bounds(said), said.main["cadence"].link
    if bounds.ends is None:
        return bounds
    whole = "from" in said.main or bounds.starts is None or _closes(bounds.starts - timedelta(days=1), size)
    if not (whole and _closes(bounds.ends, size) and len(said.calendar["spans"].ranges) == 1):
        raise Refusal("Не зрозуміло, як межі строку узгоджуються з його періодичністю.")
    return _afterwards(said, bounds.ends) if link else bounds


def _afterwards(said: Said, ends: date) -> Schedule:
    """«2025 рік, далі щороку»: one date, then a periodic duty."""
    if "then" not in said.main["cadence"].link or "from" in said.main:
        raise Refusal(_TANGLED)
    note = f"Спершу до {ends:%d.%m.%Y}, далі періодично."
    return Schedule(starts=ends + timedelta(days=1), dates=(ends,), note=note)


def _closes(day: date, size: int) -> bool:
    """Does a period of so many months end on this day?"""
    return day.month % size == 0 and day == month_end(day.year, day.month)


def _days_of_month(clause: Clause, size: int) -> tuple[tuple[int, int], ...]:
    """«До 10 числа (місяця, що настає за звітним періодом)»."""
    found = clause.found.groupdict()
    day, after = int(found["day"]), 0
    if not 1 <= day <= 31:
        raise Refusal("Такого числа в місяці немає.")
    if "unit" in found:
        after = _place_in_quarter(found, size)
    elif (found.get("after") or "").strip() not in ("", "M"):
        after = 1
    elif size > 1:
        raise Refusal("Не зрозуміло, якого місяця стосується число.")
    return tuple((month + after, day) for month in range(size, 13, size))


def _place_in_quarter(found: dict[str, str | None], size: int) -> int:
    """«Першого місяця (наступного) кварталу»: months after the last one of the quarter."""
    place = int(found["month"] or 3)
    if size != 3 or not 1 <= place <= 3:
        raise Refusal("Не зрозуміло, якого місяця стосується число.")
    return place if found["next"] else place - 3


def _days_of_year(spans: Periods, size: int) -> tuple[tuple[int, int], ...]:
    """«Щороку до 1 грудня», «двічі на рік: у червні та грудні»."""
    later = 12 if spans.later else 0
    spans.in_year()  # refuses a range that runs backwards
    marks = tuple((last.months()[1] + later, last.days()[1]) for _first, last in spans.ranges)
    expected = {12: len(marks), 6: 2, 3: 4}.get(size)
    if len(marks) != expected or list(marks) != sorted(set(marks)):
        raise Refusal("Названі дні не узгоджуються з періодичністю.")
    return marks


def _check_rest(clause: Clause, size: int, since: date, until: date) -> None:
    """«Щокварталу до кінця кварталу», «щомісяця протягом року» add nothing to the periods."""
    rest = _SIZES[clause.found["unit"]]
    if rest < size or (rest > size and clause.found["until"] and since.year != until.year):
        raise Refusal(_TANGLED)


def _plan_long(_said: Said, _since: date, _until: date) -> Schedule:
    return Schedule(continuous=True, note="Виконується протягом строку дії плану.")


def _whenever(said: Said, _since: date, _until: date) -> Schedule:
    """A duty that stands all the time and is called on by an event."""
    (clause,) = said.main.values()
    return Schedule(continuous=True, event=True, note=f"Без календарного строку: {clause.text}.")


def _event(said: Said, _since: date, _until: date) -> Schedule:
    (clause,) = said.main.values()
    note = f"Дата залежить від події або іншого документа: {clause.text}. Визначте її окремо."
    return Schedule(event=True, note=note)


# clauses it needs, clauses that may stand with them, what they mean
_MEANINGS: list[tuple[set[str], set[str], Callable[[Said, date, date], Schedule]]] = [
    ({"cadence"}, {"always", "marks", "day", "rest", "spans", "from"}, _periodic_duty),
    ({"always"}, {"spans", "from", "rest"}, _continuous),
    ({"spans"}, {"from"}, _dated),
    ({"marks"}, set(), _yearless),
    ({"rest"}, set(), _yearless),
    ({"from"}, set(), _from),
    ({"plan"}, set(), _plan_long),
    ({"demand"}, set(), _whenever),
    ({"force"}, set(), _whenever),
    ({"war"}, set(), _whenever),
    ({"graph"}, set(), _event),
    ({"event"}, set(), _event),
]
