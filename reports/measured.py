"""The figures that tasks of the plan are judged by, as documents tell them: in words, as of the quarter's end."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from core.templatetags.ui import figure, reading
from plan.indicators import Shown, suggested
from plan.models import Task
from plan.standing import Position

UNKNOWN = "–"


@dataclass(frozen=True)
class Measured:
    """An indicator: what it showed, had shown at the end of the quarter before, its change, its target, its source."""

    title: str
    value: str
    before: str
    change: str
    target: str
    met: bool
    source: str = ""  # an address that opens from anywhere; empty where the office has none of its own


def measured(rows: Sequence[Shown]) -> tuple[Measured, ...]:
    """The indicators of a task in words."""
    return tuple(_told(row) for row in rows)


def hint(task: Task, place: Position, rows: Sequence[Shown]) -> str:
    """What the figures suggest of a task's stage, for the coordinator to confirm; empty where they agree with it."""
    found = suggested(task, place, rows)
    return found.why if found else ""


def _told(row):
    return Measured(
        title=str(row.indicator.title),
        value=reading(row.today),
        before=reading(row.past[-1]) if row.past else UNKNOWN,
        change=row.trend or UNKNOWN,
        target=f"від {figure(row.target)}{' %' if row.indicator.share else ''}",
        met=row.met,
        source=f"{settings.SITE_URL}{reverse(row.indicator.source)}" if settings.SITE_URL else "",
    )
