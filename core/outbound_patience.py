"""How long we wait and how often we ask again: politely, and never without an end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AGAIN = frozenset({429, 500, 502, 503, 504})
REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
UNDONE = frozenset({429})  # the server says that it did not even begin


@dataclass(frozen=True)
class Limits:
    """What one request may cost; the defaults suit a portal's answer of a few megabytes."""

    total: float = 90.0
    """Seconds for everything: redirects, retries and waits between them."""
    step: float = 20.0
    """Seconds for each of: connecting, a silence while reading, a silence while writing."""
    most: int = 30_000_000
    """Bytes of the answer, unpacked."""
    redirects: int = 5
    tries: int = 3
    wait: float = 30.0
    """The longest pause, in seconds, that a server's Retry-After is obeyed for."""
    pause: float = 0.5
    """Seconds before the second try; doubled before each further one."""


def pause_before(attempt: int, limits: Limits, asked: float | None) -> float | None:
    """Seconds to wait before the attempt (the second is 2); None when the server asks for more than we wait."""
    if asked is not None and asked > limits.wait:
        return None
    doubled: float = limits.pause * 2 ** (attempt - 2)
    return max(asked or 0.0, min(doubled, limits.wait))


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds a server asks us to stay away, written as a number or as a date; None when it does not ask."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        until = parsedate_to_datetime(said)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - now).total_seconds(), 0.0)


def may_repeat(method: str, status: int | None, *, reached: bool) -> bool:
    """Whether a request may be sent again: reading always, writing only when the server surely did nothing."""
    if status is not None:
        return status in AGAIN and (method in REPEATABLE or status in UNDONE)
    return method in REPEATABLE or not reached
