"""What issuing, the admin, the pages and the proofs know of a kind of document."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from plan.models import Plan
from reports.sealed import Difference, Sealed

DRAFT = "ПРОЄКТ"
EVERY = ("document", "signature", "mark", "correction")  # templates that every kind has
HEADED = ("heading", "contents", "sealed", "typography")  # modules that write into all but the quarterly report


@dataclass(frozen=True)
class Subject:
    """What a document of a period is about: its plan, and the name by which lists tell it from its like."""

    plan: Plan | None = None
    name: str = ""


@dataclass(frozen=True)
class Table:
    """A sheet of the workbook that says what the pages say."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def nothing_to_check(tree: Any) -> None:
    """Of a document that may be issued on any day."""


@dataclass(frozen=True)
class Form:
    """How one kind is made. What cannot be made is refused in words: Refused, DocumentError, NotAPeriod."""

    sealed: type[Sealed]
    subject: Callable[[str], Subject]
    draw: Callable[[str, date], Any]  # period, the day it is drawn up on -> the tree
    html: Callable[..., str]  # sealed; `draft` is the mark of one, `stylesheet_url` what a browser needs
    suggested: Callable[[Any], str]  # its first words
    differences: Callable[[Any, Any], tuple[Difference, ...]]
    tables: Callable[[Any], list[Table]]
    templates: tuple[str, ...]  # its own, beside those of EVERY kind
    words: tuple[str, ...]  # modules that write into its pages
    check: Callable[[Any], None] = nothing_to_check  # refuses a tree that is not to be issued yet
    pieces: Callable[[Any], Iterable[str]] | None = None  # of a long one: set one by one, joined
    mailed: bool = False  # members of the committee get it by mail
