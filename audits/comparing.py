"""A round against the one before, item by item: fixed, not fixed, new, worse, not checked again. Pure.

Items of two rounds are the same question when dataset (or unit, where none) and the criterion's code agree: wording
and weight may have changed with the methodology. Points are compared as shares of their scales.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audits.results import Result, counts
from audits.scoring import Scored

Link = tuple[str, int, str]


class Change(StrEnum):
    """What became of an item since the round before."""

    FIXED = "fixed"
    """It was not whole, now it is."""
    BETTER = "better"
    """It was not whole and is not yet, but is better."""
    NOT_FIXED = "not_fixed"
    """It was not whole and is no better."""
    WORSE = "worse"
    """It is worse than it was."""
    STAYS = "stays"
    """It was whole and is."""
    NEW = "new"
    """Nobody asked before, or nobody could tell; now it is not whole."""
    FIRST = "first"
    """Asked for the first time, and whole."""
    NOT_RECHECKED = "not_rechecked"
    """It counted before and nobody could tell now, or nobody asked."""
    SILENT = "silent"
    """It counts neither time."""


LABELS = {
    Change.FIXED: "виправлено",
    Change.BETTER: "краще, але не все",
    Change.NOT_FIXED: "не виправлено",
    Change.WORSE: "погіршилося",
    Change.STAYS: "без змін, виконано",
    Change.NEW: "нове зауваження",
    Change.FIRST: "уперше, виконано",
    Change.NOT_RECHECKED: "не перевірено повторно",
    Change.SILENT: "не оцінювалося",
}


@dataclass(frozen=True)
class Compared:
    """An item now and then; one of both may be missing."""

    now: Scored | None
    before: Scored | None
    change: Change


def link(item: Scored) -> Link:
    """What tells the same question in two rounds: the dataset, else the unit, and the criterion's code."""
    if item.dataset is not None:
        return ("dataset", item.dataset, item.code)
    return ("unit", item.unit, item.code)


def compare(now: Iterable[Scored], before: Iterable[Scored]) -> list[Compared]:
    """Every item of the round now, in its order, and then those only the round before had and that counted there."""
    known = {link(item): item for item in before}
    told = []
    for item in now:
        was = known.pop(link(item), None)
        told.append(Compared(item, was, change(item, was)))
    gone = (item for item in known.values() if counts(item.result))
    return [*told, *(Compared(None, item, Change.NOT_RECHECKED) for item in gone)]


def change(now: Scored, before: Scored | None) -> Change:
    """What became of one item."""
    if not counts(now.result):
        return Change.NOT_RECHECKED if before is not None and counts(before.result) else Change.SILENT
    whole = now.result == Result.PASSED
    if before is None or not counts(before.result):
        return Change.FIRST if whole else Change.NEW
    if before.result == Result.PASSED:
        return Change.STAYS if whole else Change.WORSE
    return Change.FIXED if whole else _moved(now, before)


def _moved(now: Scored, before: Scored) -> Change:
    """How an item that is whole neither time moved."""
    if now.share == before.share:
        return Change.NOT_FIXED
    return Change.BETTER if now.share > before.share else Change.WORSE


def tally(compared: Iterable[Compared]) -> dict[Change, int]:
    """How many of each, every change named."""
    found = Counter(one.change for one in compared)
    return {one: found[one] for one in Change}
