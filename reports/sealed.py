"""What an issued document consists of: what it tells, and what makes it final."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

CODE = 12  # characters


class Drawn(Protocol):
    """What every document tells, whatever its kind; each kind has a tree of frozen dataclasses of its own."""

    @property
    def day(self) -> date:
        """The day of the picture."""

    @property
    def signatory_post(self) -> str:
        """The post of whoever signs; empty: a blank is left."""

    @property
    def signatory(self) -> str:
        """Who signs."""


@dataclass(frozen=True)
class Difference:
    """What a version says otherwise than the one before: of a task (its code) or of the whole report."""

    code: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """Why a later version was issued, and what changed."""

    revision: int  # of this version
    replaced_of: date  # the day the version before was issued
    reason: str
    differences: tuple[Difference, ...]

    @property
    def named(self) -> bool:
        """Whether what changed is told by names, which need more room than a code."""
        return any(len(one.code) > CODE for one in self.differences)


@dataclass(frozen=True)
class Mark:
    """By what a paper copy is found again: its code, the page that knows it, and that address as a picture."""

    code: str
    address: str = ""  # empty where the office has no address of its own
    qr: str = ""  # a data address, kept as it was drawn: the bytes must not hang on the library that drew it

    @property
    def words(self) -> str:
        """«4821-0937-5516»."""
        return "-".join(self.code[place : place + 4] for place in range(0, len(self.code), 4))


@dataclass(frozen=True)
class Sealed:
    """A document as it is issued; `conclusion` are its first words, a paragraph a line. A kind names its `report`."""

    report: Drawn
    issued_on: date
    conclusion: str
    correction: Correction | None = None
    mark: Mark | None = None
