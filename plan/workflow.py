"""Stages of a task and the moves between them. Pure: what may follow what, and what needs a basis.

A continuous duty («Постійно») runs and cannot be done; cancelling, suspending and bringing back a cancelled task
rest on an act, as the plan itself does.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """What people say of a task, through an action only."""

    NOT_STARTED = "not_started", _("не розпочато")
    IN_PROGRESS = "in_progress", _("виконується")
    DONE = "done", _("виконано")
    SUSPENDED = "suspended", _("призупинено")
    CANCELLED = "cancelled", _("скасовано")


class Standing(models.TextChoices):
    """Whether a dated fact counts: in force, only asked for, refused, or taken back as a mistake."""

    IN_FORCE = "in_force", _("чинне")
    REQUESTED = "requested", _("клопотання")
    DECLINED = "declined", _("відхилено")
    ANNULLED = "annulled", _("скасовано як помилкове")


TRANSITIONS: dict[Stage, frozenset[Stage]] = {
    Stage.NOT_STARTED: frozenset({Stage.IN_PROGRESS, Stage.DONE, Stage.SUSPENDED, Stage.CANCELLED}),
    Stage.IN_PROGRESS: frozenset({Stage.DONE, Stage.SUSPENDED, Stage.CANCELLED}),
    Stage.DONE: frozenset({Stage.IN_PROGRESS}),
    Stage.SUSPENDED: frozenset({Stage.IN_PROGRESS, Stage.CANCELLED}),
    Stage.CANCELLED: frozenset({Stage.IN_PROGRESS}),
}


def may_follow(before: Stage, continuous: bool) -> frozenset[Stage]:
    """Stages a task can take next."""
    following = TRANSITIONS[before]
    return following - {Stage.DONE} if continuous else following


def needs_basis(before: Stage, after: Stage) -> bool:
    """Whether the move rests on an act: without one it is only requested."""
    return after in (Stage.SUSPENDED, Stage.CANCELLED) or before == Stage.CANCELLED


def first_stage(continuous: bool) -> Stage:
    """Where a task stands before anybody said anything: a continuous duty runs from the first day."""
    return Stage.IN_PROGRESS if continuous else Stage.NOT_STARTED
