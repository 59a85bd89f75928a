"""One value of a portal's answer, read with patience: portals send nulls, numbers as text and HTML in descriptions."""

import ast
import json
import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
TAGS = re.compile(r"<(?:!--|/?[a-z])[^<>]*>", re.IGNORECASE)
LONGEST = 100_000  # characters of a text that are looked at
YES, NO = {"true", "1", "yes", "так", "on"}, {"false", "0", "no", "ні", "off", ""}
DIGITS = re.compile(r"[0-9]{1,18}")


def text(raw: Any) -> str:
    """A line of text; what is no text at all becomes empty."""
    if isinstance(raw, str):
        return raw.replace("\0", "").strip()
    if isinstance(raw, bool) or raw is None:
        return ""
    return str(raw) if isinstance(raw, int | float) else ""


def plain(raw: Any) -> str:
    """Text without the tags and entities of a page, its lines kept."""
    lines = unescape(TAGS.sub("", BREAKS.sub("\n", text(raw)[:LONGEST]))).replace("\0", "").splitlines()
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(re.sub(r"[ \t\xa0]+", " ", line).strip() for line in lines))
    return kept.strip()


def number(raw: Any) -> int | None:
    """A whole number that is not negative, also written as text."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, float) and raw.is_integer() and 0 <= raw < 1e18:
        return int(raw)
    found = DIGITS.fullmatch(text(raw))
    return int(found.group()) if found else None


def truth(raw: Any) -> bool | None:
    """Yes, no, or nothing said."""
    if isinstance(raw, bool):
        return raw
    said = text(raw).lower()
    if raw is None or said not in YES | NO:
        return None
    return said in YES


def moment(raw: Any) -> datetime | None:
    """A moment; a portal writes universal time and does not say so."""
    try:
        found = datetime.fromisoformat(text(raw))
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def block(raw: Any) -> dict[str, Any]:
    """A group of values: as it should be, as JSON in a text, or as the text a Python program printed."""
    if isinstance(raw, dict):
        return raw
    said = text(raw)
    if not said.startswith("{") or len(said) > 10_000:
        return {}
    for reader in (json.loads, ast.literal_eval):
        try:
            found = reader(said)
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return {}


def rows(raw: Any) -> list[dict[str, Any]]:
    """The groups of values in a list; anything else in it is passed over."""
    return [item for item in raw if isinstance(item, dict)] if isinstance(raw, list) else []
