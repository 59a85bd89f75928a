"""The responsible parties that the printed table runs together, told apart.

First by the names of the directory and the names that stand alone in some cell, the longest first; then by
grammar (`names.begins`). What the directory does not know is reported, never created.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from plan.approved import Unreadable
from plan.layout import Column
from plan.reading.names import SEPARATORS, Token, begins, continues, tokens
from plan.reading.rows import fold, tidy, unbroken

_BULLET = re.compile(r"(^|\n|;)[ \t]*(?:[•·*–—-]|\d{1,2}[.)])[ \t]+")
_LONGEST_NAME = 300
_MOST_TEXT = 1_000_000
_END = ""  # key of the trie's leaf: no word is empty
_Trie = dict[str, Any]
_Cost = tuple[int, int, int]


@dataclass
class Directory:
    """Names to look for: the city's own (`known`) and those the order showed; `strangers` were met in cells."""

    known: dict[str, str] = field(default_factory=dict)
    strangers: dict[str, str] = field(default_factory=dict)
    trie: _Trie = field(default_factory=dict)

    def add(self, name: str) -> None:
        node = self.trie
        for token in tokens(tidy(name)):
            node = node.setdefault(token.key, {})
        node[_END] = name

    def name(self, text: str) -> str:
        """The party's name: the directory's where it has one, else as first written in the order."""
        key = fold(text)
        return self.known.get(key) or self.strangers.setdefault(key, tidy(text))

    def unknown(self) -> list[str]:
        """Names met in the order that the directory does not have, as they appeared."""
        return list(self.strangers.values())


def directory(known: Sequence[str], cells: Sequence[str]) -> Directory:
    """The directory's names and those which stand alone in a cell of the order."""
    if sum(map(len, cells)) > _MOST_TEXT:
        raise Unreadable(
            f"У стовпці «{Column.RESPONSIBLE}» понад {_MOST_TEXT} знаків. Перевірте, чи там лише назви сторін."
        )
    found = Directory({fold(name): name for name in reversed(known) if fold(name)})
    for name in found.known.values():
        found.add(name)
    alone = [piece for cell in cells for piece in _pieces(cell) if _single(piece)]
    # The short ones first: what they make up together is not a name of its own.
    for piece in sorted(dict.fromkeys(alone), key=len):
        if any(is_unmatched for _, is_unmatched in _segments(tokens(piece), found)):
            found.add(tidy(piece))
    return found


def split(cell: str, names: Directory) -> list[str]:
    """The parties of a cell in their order; one named twice is kept twice."""
    return [name for piece in _pieces(cell) for name in _piece(piece, names)]


def _pieces(cell: str) -> list[str]:
    """Parts that are certainly apart; a line break may also stand inside a name."""
    pieces = (piece.strip(" \t\n.,") for piece in _BULLET.sub(r"\1;", unbroken(cell)).split(";"))
    return [piece for piece in pieces if piece]


def _single(piece: str) -> bool:
    found = tokens(piece)
    return len(piece) <= _LONGEST_NAME and sum(begins(found, at) for at in range(len(found))) == 1


def _piece(piece: str, names: Directory) -> list[str]:
    found = tokens(piece)
    parts: list[str] = []
    for run, is_unmatched in _segments(found, names):
        for group in _by_grammar(found, run) if is_unmatched else [run]:
            parts.append(piece[found[group[0]].start : found[group[-1]].end])
    return [names.name(part) for part in parts]


def _segments(found: list[Token], names: Directory) -> list[tuple[range, bool]]:
    """Runs of words, each one name or, flagged, a stretch in which no name was found."""
    ends = _best(found, names)
    runs: list[tuple[range, bool]] = []
    at = 0
    while at < len(found):
        if ends[at]:
            runs.append((range(at, ends[at]), False))
            at = ends[at]
        elif runs and runs[-1][1]:
            runs[-1] = (range(runs[-1][0].start, at + 1), True)
            at += 1
        else:
            runs.append((range(at, at + 1), True))
            at += 1
    return [(kept, flag) for run, flag in runs if (kept := _stripped(found, run))]


def _best(found: list[Token], names: Directory) -> list[int]:
    """For each word the end of the name that begins there in the best reading, 0 for none.

    Best: fewest words left over, then names that cross no line break, then the longest names.
    """
    size = len(found)
    costs: list[_Cost] = [(0, 0, 0)] * (size + 1)
    ends = [0] * size
    starts = [False] * size + [True]
    for at in range(size - 1, -1, -1):
        rest = costs[at + 1]
        costs[at] = (rest[0] + (found[at].key not in SEPARATORS), rest[1], rest[2])
        starts[at] = begins(found, at)
        for end, crossed in _matches(found, at, names.trie):
            if not starts[_after_separators(found, end)]:
                continue
            starts[at] = True
            cost = (costs[end][0], costs[end][1] + crossed, costs[end][2] + 1)
            if cost <= costs[at]:
                costs[at], ends[at] = cost, end
    return ends


def _matches(found: list[Token], at: int, trie: _Trie) -> list[tuple[int, int]]:
    """Ends of the names that begin at this word, with the number of line breaks inside each."""
    if continues(found, at):
        return []
    ends, crossed = [], 0
    for end in range(at, len(found)):
        if found[end].key == "\n" and end > at:
            crossed += 1
            continue
        if found[end].key not in trie:
            break
        trie = trie[found[end].key]
        if _END in trie:
            ends.append((end + 1, crossed))
    return ends


def _after_separators(found: list[Token], at: int) -> int:
    while at < len(found) and found[at].key in SEPARATORS:
        at += 1
    return at


def _by_grammar(found: list[Token], run: range) -> list[range]:
    cuts = [at for at in run if at > run.start and begins(found, at)]
    groups = [range(start, end) for start, end in zip([run.start, *cuts], [*cuts, run.stop], strict=True)]
    return [kept for group in groups if (kept := _stripped(found, group))]


def _stripped(found: list[Token], run: range) -> range:
    start, stop = run.start, run.stop
    while start < stop and found[start].key in SEPARATORS:
        start += 1
    while stop > start and found[stop - 1].key in SEPARATORS:
        stop -= 1
    return range(start, stop)
