"""Signatures as DSTU 4163 sets them: the post on the left, «Ім'я ПРІЗВИЩЕ» on the right or under it."""

import re
from collections.abc import Sequence

_NAME = r"[А-ЯІЇЄҐ][а-яіїєґ'’ʼ]+(?:-[А-ЯІЇЄҐ][а-яіїєґ'’ʼ]+)?[ \xa0]+[А-ЯІЇЄҐ][А-ЯІЇЄҐ'’ʼ-]+"
_INITIALS = r"[А-ЯІЇЄҐ]\.\s?(?:[А-ЯІЇЄҐ]\.\s?)?[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ'’ʼ-]+"
_SIGNED = re.compile(rf"(?:(?P<post>.*?\S)\s+)?(?P<name>{_NAME}|{_INITIALS})")

Signature = tuple[str, str]


def first(lines: Sequence[str]) -> Signature | None:
    """Post and name of the first signature."""
    return next((found for at in range(len(lines)) if (found := _at(lines, at))), None)


def last(lines: Sequence[str]) -> Signature | None:
    """Post and name of the last signature."""
    return next((found for at in reversed(range(len(lines))) if (found := _at(lines, at))), None)


def signed(text: str) -> bool:
    """Whether the text ends with a signatory's name."""
    return len(text) < 200 and bool(_SIGNED.fullmatch(text.strip()))


def posted(text: str) -> bool:
    """Whether the post stands on the line of the name."""
    found = _SIGNED.fullmatch(text.strip()) if len(text) < 200 else None
    return bool(found and found["post"])


def _at(lines: Sequence[str], at: int) -> Signature | None:
    line = lines[at].strip()
    found = _SIGNED.fullmatch(line) if len(line) < 200 else None
    if not found or (found["post"] or "").endswith((".", ",", ":")):
        return None
    post = [*_above(lines[:at], bool(found["post"])), found["post"] or ""]
    return " ".join(" ".join(post).split()), " ".join(found["name"].split())


def _above(lines: Sequence[str], joined: bool) -> list[str]:
    """Lines of the post above the name; an empty line may part the name from its post but not the post itself."""
    found: list[str] = []
    for line in reversed(lines):
        text = line.strip()
        if not text and (found or joined):
            break
        if text.endswith((".", ":", ";")) or re.match(r"\d+\.", text) or text.isupper():
            break
        if text:
            found.insert(0, text)
    return found if len(found) <= 3 else []
