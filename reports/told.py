"""What units told for the quarter, as the report shows it: beside each task, unit by unit, and the events they held.

Only what had come in by the day the report is drawn up; silence is told after a unit's last day alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.models import Unit
from plan.freshness import TaskLine
from plan.models import EventHeld
from plan.reported import UnitBlock, by_unit
from plan.reporting import Channel, Freshness
from reports.typography import unbroken

MOST = 420  # characters of a unit's text that a row has room for
NAMED, TITLE = 60, 200  # events told one by one, characters of their names
GAPS = {Freshness.SILENT: "інформацію не надано", Freshness.RETURNED: "інформацію повернуто на доопрацювання"}
NOBODY = "підрозділ, що звітує, не визначено"
COUNTED = (Freshness.REPORTED, Freshness.WAITING, Freshness.RETURNED, Freshness.EXPECTED, Freshness.SILENT)


@dataclass(frozen=True)
class Word:
    """What is said of a task: the unit's own words with remarks on them, or (`gap`) that there are none."""

    text: str
    remarks: tuple[str, ...] = ()
    gap: bool = False


@dataclass(frozen=True)
class Teller:
    """A unit: how many tasks it was asked about, how many of each freshness, and the codes it kept silent on."""

    unit: str
    owed: int
    counts: Mapping[Freshness, int]
    silent: tuple[str, ...]

    @property
    def told_nothing(self) -> bool:
        """Whether nothing was heard of any of its tasks."""
        return len(self.silent) == self.owed


@dataclass(frozen=True)
class Events:
    """How many events of a kind were held, and how many people came."""

    kind: str
    number: int
    people: int


@dataclass(frozen=True)
class Held:
    """An event of the quarter, of which task, and how many people came."""

    day: date
    code: str
    kind: str
    title: str
    people: int


@dataclass(frozen=True)
class Told:
    """How the quarter was reported. `open_until` is the last day somebody still has, None once all windows closed."""

    owed: int
    units: tuple[Teller, ...]
    open_until: date | None
    unchecked: int
    events: tuple[Events, ...]
    held: tuple[Held, ...] = ()  # those events by name, as many as there is room for

    @property
    def silent(self) -> tuple[Teller, ...]:
        """Units that kept silent on some task of theirs."""
        return tuple(unit for unit in self.units if unit.silent)

    def count(self, kind: Freshness) -> int:
        """How many tasks there are of a freshness."""
        return sum(unit.counts.get(kind, 0) for unit in self.units)


def told(lines: Iterable[TaskLine], day: date) -> Told:
    """The quarter's answers counted; units are called as they were on a day."""
    lines = list(lines)
    asked = [line for line in lines if line.freshness != Freshness.NOT_ASKED]
    accepted = [line.update for line in lines if line.update and line.freshness == Freshness.REPORTED]
    held = [event for update in accepted for event in update.events.all()]
    return Told(
        owed=len(asked),
        units=tuple(_teller(block, day) for block in by_unit(asked)),
        open_until=max((line.submit_by for line in asked if line.freshness == Freshness.EXPECTED), default=None),
        unchecked=sum(not update.second_check for update in accepted),
        events=_events(held),
        held=_named(held, lines),
    )


def word(line: TaskLine | None) -> Word | None:
    """What is said beside a task; nothing while its unit still has time."""
    if line is None:
        return None
    if update := line.known:
        text = shortened(update.text, MOST)
        same = ["без змін"] if update.no_change else []
        if not text:
            return Word("Без змін.", tuple(_remarks(line)))
        return Word(text, (*same, *_remarks(line)))
    if line.freshness == Freshness.NOT_ASKED and line.unit.kind == Unit.Kind.ROLE:
        return Word(NOBODY, gap=True)
    return Word(GAPS[line.freshness], gap=True) if line.freshness in GAPS else None


def shortened(text: str, most: int) -> str:
    """The text in one line, cut after a whole word where it is longer than its row."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head, _space, _rest = text[: most - 1].rpartition(" ")
    return f"{(head or text[: most - 1]).rstrip(' ,;:–-')}…"


def _remarks(line):
    if line.freshness == Freshness.WAITING:
        yield "на розгляді"
    elif not line.update.second_check:
        yield "без другої перевірки"
    if line.update.channel == Channel.LETTER:
        yield unbroken(f"лист від {line.update.letter_date:%d.%m.%Y} № {line.update.letter_number}")


def _teller(block: UnitBlock, day: date) -> Teller:
    silent = tuple(line.task.code for line in block.lines if line.freshness == Freshness.SILENT)
    return Teller(block.unit.label_on(day), block.owed, dict(block.counts), silent)


def _named(events, lines) -> tuple[Held, ...]:
    """Events one by one, the earliest first."""
    codes = {line.update.pk: line.task.code for line in lines if line.update}
    return tuple(_held(event, codes) for event in sorted(events, key=lambda one: one.held_on)[:NAMED])


def _held(event, codes) -> Held:
    title = shortened(event.title, TITLE)
    return Held(event.held_on, codes[event.update_id], str(event.get_kind_display()), title, event.people)


def _events(events: Iterable[EventHeld]) -> tuple[Events, ...]:
    """Events by kind, in the order of the list that units choose from."""
    number: Counter = Counter()
    people: Counter = Counter()
    for event in events:
        number[event.kind] += 1
        people[event.kind] += event.people
    return tuple(
        Events(str(kind.label), number[kind.value], people[kind.value])
        for kind in EventHeld.Kind
        if number[kind.value]
    )
