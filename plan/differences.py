"""What changed between two texts, in words a reader sees at once. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

LITTLE = 0.3  # below it two texts have too little in common to be compared word by word


@dataclass(frozen=True)
class Piece:
    """A run of words; `changed` where the other text has it otherwise."""

    text: str
    changed: bool


def compare(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; two texts that share little come whole and unmarked."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > 200)
    if SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() < LITTLE:  # spaces tell nothing
        return _whole(before), _whole(after)
    left, right = [], []
    for kind, start, end, from_, to in matcher.get_opcodes():
        changed = kind != "equal"
        left += _whole("".join(old[start:end]), changed)
        right += _whole("".join(new[from_:to]), changed)
    return left, right


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _whole(text: str, changed: bool = False) -> list[Piece]:
    return [Piece(text, changed)] if text else []
