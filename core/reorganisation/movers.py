"""What a unit answers for from a day on, and how it moves; the list of movers is `core.movers`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.module_loading import import_string

from core.models import Reorganisation, Unit
from core.movers import MOVERS

LEAVES = None  # a person who goes with none of the successors


@dataclass(frozen=True)
class Duty:
    """One thing a unit answers for, as the preview names it; `may_leave` where it may go to nobody."""

    key: str  # unlike that of any other duty: «task:12»
    words: str
    code: str = ""
    may_leave: bool = False


@dataclass(frozen=True)
class Handover:
    """A unit gives up what it answers for: to whom, from when, by which reorganisation, and who records it."""

    change: Reorganisation
    unit: Unit
    heirs: tuple[Unit, ...]
    by: object

    @property
    def day(self) -> date:
        """The first day of the new order."""
        return self.change.effective_on

    @property
    def eve(self) -> date:
        """The last day of the old one."""
        return self.day - timedelta(days=1)

    @property
    def reason(self) -> str:
        """What the history of every row says."""
        return f"{self.change} ({self.change.basis}). {self.change.reason}"


def _nothing(handover: Handover, on: date) -> None:
    """Most duties are rows with their days: nothing is left for the day itself."""


@dataclass(frozen=True)
class Mover:
    """One kind of duties: its heading, what a unit has of it, how it moves, what is done once the day has come."""

    heading: str
    of: Callable[[Unit, date], list[Duty]]
    move: Callable[[Handover, Mapping[str, Unit | None]], None]
    settle: Callable[[Handover, date], None] = field(default=_nothing)


def movers() -> Iterable[Mover]:
    """Every kind, in the order of the list."""
    return [import_string(path) for path in MOVERS.values()]


def duties_of(unit: Unit, day: date) -> list[tuple[str, list[Duty]]]:
    """What a unit answers for from a day on, under its headings; headings with nothing are left out."""
    found = [(str(mover.heading), mover.of(unit, day)) for mover in movers()]
    return [(heading, duties) for heading, duties in found if duties]


def hand_over(handover: Handover, chosen: Mapping[str, Unit | None]) -> list[list[str]]:
    """Moves every duty to whom it was given, the rest to the first heir; tells [heading, what, to whom]."""
    told = []
    for mover in movers():
        duties = mover.of(handover.unit, handover.day)
        whither = {duty.key: chosen.get(duty.key, handover.heirs[0]) for duty in duties}
        moving = {key: heir for key, heir in whither.items() if heir != handover.unit}
        if moving:
            mover.move(handover, moving)
        told += [
            [str(mover.heading), f"{duty.code} {duty.words}".strip(), str(heir.called(handover.day)) if heir else ""]
            for duty in duties
            if (heir := whither[duty.key]) != handover.unit
        ]
    return [entry for entry in told if entry not in handover.change.moved]


def settle_day(handover: Handover, on: date) -> None:
    """What can only be done once the day has come."""
    for mover in movers():
        mover.settle(handover, on)
