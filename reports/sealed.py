"""What an issued quarterly report consists of: the report itself and what makes it final."""

from dataclasses import dataclass
from datetime import date

from reports.quarterly import Quarterly


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


@dataclass(frozen=True)
class Sealed:
    """A quarterly report as it is issued; `conclusion` are its first words, a paragraph a line."""

    report: Quarterly
    issued_on: date
    conclusion: str
    correction: Correction | None = None
