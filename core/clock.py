"""Now and today, in the office's own time zone; every dated question takes its day from here or from a caller."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """This moment; inside `at()` the moment that is being told of."""
    return _told.get() or timezone.now()


def today() -> date:
    """The calendar day in Kyiv."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Records made inside bear this moment: the demo office tells its year of work as it would have been typed."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def typed(text: str) -> date:
    """A day typed on the command line, as 2026-09-30."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"«{text}» – не дата. Напишіть її так: 2026-09-30") from error
