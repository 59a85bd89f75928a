"""What a register file would change: rows of the preview, errors, remarks, and all that the action then writes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from core.history import FieldChange
from core.models import Unit
from registry.intake.people import Named
from registry.models import Contact, Dataset, Distribution, StateChange


@dataclass(frozen=True)
class Options:
    """What whoever sent the file chose."""

    clear_empty: bool = False  # an empty cell erases
    propose: bool = False  # make Latin identifiers where the file has none that keeps the rule
    add_publishers: bool = False
    shorten: bool = False  # cut texts that are longer than the passport takes
    state: str = ""  # of new sets; empty: published where the file has a link
    holder: int | None = None  # the unit of new sets that the authority itself publishes


@dataclass
class Change:
    """A row of the file that changes the register; `dataset` already has its new values, `version` is the old one."""

    number: int
    dataset: Dataset
    new: bool
    version: int = 0
    told: list[FieldChange] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    people: list[Named] | None = None
    contacts: list[Contact] = field(default_factory=list)  # as they stand
    holder: Unit | None = None  # where it changes, or of a new set; it may be new itself
    holder_since: date | None = None
    state: StateChange | None = None
    updated_on: date | None = None
    resources: list[Distribution] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the preview calls the row."""
        return str(self.dataset)


@dataclass
class Intake:
    """A file compared with the register."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    publishers: list[Unit] = field(default_factory=list)  # unknown, to be added
    nameless: list[str] = field(default_factory=list)  # publishers nobody knows and nobody asked to add
    bad_identifiers: int = 0
    too_long: int = 0

    @property
    def added(self) -> int:
        """How many sets are new."""
        return sum(change.new for change in self.changes)

    @property
    def usable(self) -> bool:
        """Whether there is anything to confirm."""
        return bool(self.changes) and not self.errors

    @property
    def digest(self) -> str:
        """The same for the same changes: what is confirmed is what was previewed."""
        return hashlib.sha256(repr([*map(_facts, self.changes), self.errors]).encode()).hexdigest()


def _facts(change: Change) -> Sequence[object]:
    return change.number, change.dataset.pk, change.version, change.dataset.identifier, change.told
