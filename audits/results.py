"""What a check or a person says of an item of a round: result, severity, points, and the sentence that explains it.

Pure. «Not checked» and «not applicable» are results of their own: they never count as bad and leave the denominator.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Result(models.TextChoices):
    """How an item stands."""

    PASSED = "passed", _("виконано")
    PARTLY = "partly", _("частково")
    FAILED = "failed", _("не виконано")
    NOT_CHECKED = "not_checked", _("не перевірено")
    NOT_APPLICABLE = "not_applicable", _("не застосовується")


class Severity(models.TextChoices):
    """How much what was found matters."""

    NONE = "", _("без зауваження")
    LOW = "low", _("незначне")
    MEDIUM = "medium", _("суттєве")
    HIGH = "high", _("критичне")


COUNTED = frozenset({Result.PASSED, Result.PARTLY, Result.FAILED})


def counts(result: str) -> bool:
    """Whether a result enters the score at all."""
    return result in COUNTED


@dataclass(frozen=True)
class Outcome:
    """What a check found. `points` lie between 0 and the item's scale; None where the result does not count."""

    result: Result
    points: Decimal | None
    said: str
    """One Ukrainian sentence with figures."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the sentence rests on; fit for JSON."""
    look: bool = False
    """A person must look, e.g. at signs of personal data."""


def graded(share: Decimal | float, scale: int, said: str, *, look: bool = False, **facts: Any) -> Outcome:
    """An outcome by the share that is right (0..1): all is passed, nothing is failed, points in halves between."""
    part = min(Decimal(1), max(Decimal(0), Decimal(str(share))))
    points = (part * scale * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2
    if part == 1:
        return Outcome(Result.PASSED, Decimal(scale), said, facts, look)
    if part == 0:
        return Outcome(Result.FAILED, Decimal(0), said, facts, look)
    return Outcome(Result.PARTLY, min(points, scale - Decimal("0.5")), said, facts, look)


def passed(scale: int, said: str, **facts: Any) -> Outcome:
    """All is as it must be."""
    return graded(1, scale, said, **facts)


def failed(scale: int, said: str, **facts: Any) -> Outcome:
    """Nothing is as it must be."""
    return graded(0, scale, said, **facts)


def not_checked(said: str, **facts: Any) -> Outcome:
    """Nobody knows yet; never bad."""
    return Outcome(Result.NOT_CHECKED, None, said, facts)


def not_applicable(said: str, **facts: Any) -> Outcome:
    """The question does not arise for this set."""
    return Outcome(Result.NOT_APPLICABLE, None, said, facts)
