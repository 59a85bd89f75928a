"""What is closed stays closed by every path: a room names its rows here, the database refuses to touch them.

A room fills the list from its `apps.py`:

    guard(Guard("plan_progressupdate", closed="EXISTS (SELECT 1 FROM … WHERE id = {row}.period_id …)", sentence=…))

`core.closed_triggers` turns it into triggers of both databases. Actions refuse first, in better words.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """A table with rows that may be closed; the conditions are SQL that both databases understand.

    `{row}` stands for the row looked at. `insert` and `update` say when a closed row is written all the same, by the
    action that opens it again; `makes_closed` lets a row come into the table already closed, as a restored one does.
    """

    table: str
    closed: str
    sentence: str
    insert: str = ""
    update: str = ""
    makes_closed: bool = False


GUARDS: dict[str, Guard] = {}


def guard(*guards: Guard) -> None:
    """Adds tables to the list."""
    GUARDS.update({one.table: one for one in guards})


def refusal_of(error: BaseException, *others: str) -> str | None:
    """The sentence with which the database refused to touch what is closed; None for any other trouble."""
    said = str(error)
    known = (*(one.sentence for one in GUARDS.values()), *others)
    return next((sentence for sentence in known if sentence in said), None)
