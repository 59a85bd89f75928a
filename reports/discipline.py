"""The register and its update discipline on a day, from dated facts: whose sets are in time, late or suspended."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from core.models import DayOff, Unit
from core.pdf import cap
from registry import deadlines
from registry.deadlines import Timeliness
from registry.frequency import Frequency
from registry.models import Dataset
from registry.workflow import State

LISTED = 15  # late sets named one by one
TITLE = 160  # characters
IN_TIME = (Timeliness.ON_TIME, Timeliness.SOON)


@dataclass(frozen=True)
class LateSet:
    """A set whose update is late."""

    number: str
    title: str
    holder: str
    due_on: date
    days: int


@dataclass(frozen=True)
class Holder:
    """A unit's published sets: how many there are, are in time, are late, and were suspended by law."""

    unit: str
    published: int
    in_time: int
    late: int
    suspended: int


@dataclass(frozen=True)
class Discipline:
    """The register on a day. `in_time` + `late` + `unknown` + `free` = `published`; `free` need no regular update."""

    day: date
    published: int
    in_time: int
    late: int
    unknown: int
    free: int
    suspended: int
    planned: int
    holders: tuple[Holder, ...] = ()
    late_sets: tuple[LateSet, ...] = ()  # the longest late first
    late_before: int | None = None  # at the end of the quarter before


def discipline(day: date, before: date | None = None) -> Discipline | None:
    """The register's picture on a day; None where it held nothing then. At most three queries for any number of sets.

    `before` is the earlier day that late sets are compared with.
    """
    every = _rows(day, before or day)
    rows = [row for row in every if row.state_then not in (None, State.ARCHIVED)]
    if not rows:
        return None
    days_off = _days_off(every)
    standing = [(row, _due(row, day, days_off)) for row in rows]
    late = sorted(
        ((row, due) for row, due in standing if due.late), key=lambda pair: (-pair[1].days, pair[0].sort_key)
    )
    units = _units(rows)
    return Discipline(
        day=day,
        **_counted(standing),
        planned=sum(row.state_then == State.PLANNED for row in rows),
        holders=_holders(standing, units, day),
        late_sets=tuple(_late(row, due, units, day) for row, due in late[:LISTED]),
        late_before=sum(_due(row, before, days_off, "before").late for row in every) if before else None,
    )


def _rows(day, before):
    """Every set with its state, holder and last update on a day, and with what they were on the earlier one."""
    wanted = "identifier", "title", "sort_key", "frequency", "change_known_on", "legal_item__number"
    holder = "holder__name", "holder__short_name", "holder__renamed", "holder__sort_key"
    known = Dataset.objects.as_of(day).before(before).select_related("legal_item", "holder")
    return list(known.only(*wanted, *holder))


def _days_off(rows):
    """The office's free days, where any set needs them."""
    asks = any(row.frequency == Frequency.AFTER_CHANGES and row.change_known_on for row in rows)
    return DayOff.objects.days() if asks else frozenset()


def _units(rows) -> dict[int, Unit]:
    """Whoever held the sets on the day; those who hold them no more cost a query."""
    units = {row.holder_id: row.holder for row in rows}
    gone = {row.holder_then for row in rows if row.holder_then} - units.keys()
    return units | (Unit.objects.in_bulk(gone) if gone else {})


def _due(row, day, days_off, when="then"):
    known = row.change_known_on if row.change_known_on and row.change_known_on <= day else None
    told = {"updated_on": getattr(row, f"updated_{when}"), "change_known_on": known, "days_off": days_off}
    return deadlines.due(row.frequency, getattr(row, f"state_{when}"), day, **told)


def _counted(standing):
    """How many sets are published and how they stand, and how many are suspended."""
    published = [due.timeliness for row, due in standing if row.state_then == State.PUBLISHED]
    found = Counter(published)
    return {
        "published": len(published),
        "in_time": sum(found[kind] for kind in IN_TIME),
        "late": found[Timeliness.LATE],
        "unknown": found[Timeliness.UNKNOWN],
        "free": found[Timeliness.NOT_APPLICABLE],
        "suspended": sum(row.state_then == State.SUSPENDED for row, _due in standing),
    }


def _holders(standing, units, day):
    groups: dict[int, list] = {}
    for row, due in standing:
        groups.setdefault(row.holder_then or row.holder_id, []).append((row, due))
    told = []
    for key, group in groups.items():
        counted = _counted(group)
        if counted["published"] or counted["suspended"]:
            numbers = (counted[name] for name in ("published", "in_time", "late", "suspended"))
            told.append((units[key].sort_key, Holder(units[key].label_on(day), *numbers)))
    return tuple(holder for _key, holder in sorted(told, key=lambda pair: (-pair[1].late, pair[0])))


def _late(row, due, units, day):
    number = f"{row.legal_item.number}" if row.legal_item_id else ""
    holder = units[row.holder_then or row.holder_id].label_on(day)
    return LateSet(number, cap(row.title, TITLE), holder, due.due_on, due.days)
