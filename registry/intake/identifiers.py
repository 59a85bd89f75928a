"""Identifiers that break the rule: what is wrong with them, and a Latin one proposed instead. Pure."""

import re
from collections.abc import Mapping

from core.ukrainian import search_text
from registry.intake.latin import LONGEST, slug
from registry.intake.tidy import latin_identifier

RULE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_proper(identifier: str) -> bool:
    """Whether an identifier keeps the rule: small Latin letters, digits, hyphens between them."""
    return len(identifier) <= LONGEST and RULE.fullmatch(identifier) is not None


def proposed(said: str, title: str, taken: Mapping[str, str]) -> str:
    """An identifier for a set that has none, or one that breaks the rule; empty where nothing can be made of it.

    `taken` maps identifiers in use to titles: the same title is the same set, so that a file sent twice finds it.
    """
    base = latin_identifier(said)[:LONGEST].strip("-") or slug(title)
    if not base:
        return ""
    wanted, number = base, 1
    while wanted in taken and search_text(taken[wanted]) != search_text(title):
        number += 1
        wanted = f"{base[: LONGEST - 4].strip('-')}-{number}"
    return wanted
