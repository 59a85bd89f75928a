"""States of a finding and of a corrective action, and how long a unit has. Pure.

A finding is closed only by its actions: each with a proof and checked by another person. One written by mistake is
withdrawn with a reason; its code is never given to another.
"""

from collections.abc import Collection, Iterable
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from audits.results import Severity
from core.working_days import add_working


class FindingState(models.TextChoices):
    """Where a finding stands."""

    OPEN = "open", _("чекає дій підрозділу")
    IN_WORK = "in_work", _("усувають")
    SUBMITTED = "submitted", _("усунення на перевірці")
    CLOSED = "closed", _("усунено")
    WITHDRAWN = "withdrawn", _("знято")


class ActionState(models.TextChoices):
    """Where a corrective action stands."""

    PLANNED = "planned", _("заплановано")
    SUBMITTED = "submitted", _("на перевірці")
    RETURNED = "returned", _("повернуто")
    CLOSED = "closed", _("виконано")


OPEN_FINDINGS = (FindingState.OPEN, FindingState.IN_WORK, FindingState.SUBMITTED)
OPEN_ACTIONS = (ActionState.PLANNED, ActionState.RETURNED)
DAYS_TO_MEND = {Severity.HIGH: 10, Severity.MEDIUM: 20, Severity.LOW: 30}  # working days, unless a person says else


def due_by(severity: str, on: date, days_off: Collection[date] = ()) -> date:
    """The day by which a finding is to be mended, by how serious it is; without a severity as a medium one."""
    return add_working(on, DAYS_TO_MEND.get(Severity(severity), DAYS_TO_MEND[Severity.MEDIUM]), days_off)


def of_actions(states: Iterable[str]) -> FindingState:
    """Where a finding stands by where its actions stand."""
    found = set(states)
    if not found:
        return FindingState.OPEN
    if found & set(OPEN_ACTIONS):
        return FindingState.IN_WORK
    return FindingState.SUBMITTED if ActionState.SUBMITTED in found else FindingState.CLOSED


def code_of(round_code: str, number: int) -> str:
    """«M2026-2-017»."""
    return f"{round_code}-{number:03d}"
