"""Kinds and states of a methodology, a round and an item, and the moves between them. Pure: one door for each.

A round goes planned → open → review → closed. Closed is left only by reopening with a reason, into review, from
where it is approved anew.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a round looks at."""

    MONITORING = "monitoring", _("моніторинг наборів даних")
    AUDIT = "audit", _("інформаційний аудит")


class MethodologyState(models.TextChoices):
    """A methodology is typed, then approved and unchangeable."""

    DRAFT = "draft", _("проєкт")
    APPROVED = "approved", _("затверджено")


class Answered(models.TextChoices):
    """Who answers a criterion."""

    AUTOMATIC = "automatic", _("перевіряє програма")
    PERSON = "person", _("відповідає людина")


class AppliesTo(models.TextChoices):
    """What a criterion is asked of, as things stand on the reference date of a round."""

    DATASETS = "datasets", _("усі набори, крім архівних")
    PUBLISHED = "published", _("оприлюднені набори")
    RESTRICTED = "restricted", _("набори, частину яких не оприлюднюють")
    UNITS = "units", _("структурні підрозділи")


class RoundState(models.TextChoices):
    """Where a round stands."""

    PLANNED = "planned", _("заплановано")
    OPEN = "open", _("триває")
    REVIEW = "review", _("на розгляді")
    CLOSED = "closed", _("закрито")


class WorkStatus(models.TextChoices):
    """Where the work on an item stands; its result is another matter."""

    TO_DO = "to_do", _("очікує відповіді")
    ANSWERED = "answered", _("на розгляді")
    RETURNED = "returned", _("повернуто")
    REVIEWED = "reviewed", _("розглянуто")


ROUND_MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.PLANNED: frozenset({RoundState.OPEN}),
    RoundState.OPEN: frozenset({RoundState.REVIEW}),
    RoundState.REVIEW: frozenset({RoundState.OPEN, RoundState.CLOSED}),
    RoundState.CLOSED: frozenset({RoundState.REVIEW}),  # reopened, with a reason
}
ITEM_MOVES: dict[WorkStatus, frozenset[WorkStatus]] = {
    WorkStatus.TO_DO: frozenset({WorkStatus.ANSWERED, WorkStatus.REVIEWED}),
    WorkStatus.ANSWERED: frozenset({WorkStatus.RETURNED, WorkStatus.REVIEWED}),
    WorkStatus.RETURNED: frozenset({WorkStatus.ANSWERED, WorkStatus.REVIEWED}),
    WorkStatus.REVIEWED: frozenset({WorkStatus.RETURNED, WorkStatus.REVIEWED}),
}


def round_may(before: RoundState, after: RoundState) -> bool:
    """Whether a round may go from one state into another."""
    return after in ROUND_MOVES[before]


def item_may(before: WorkStatus, after: WorkStatus) -> bool:
    """Whether the work on an item may go from one status into another."""
    return after in ITEM_MOVES[before]


def takes_answers(state: RoundState) -> bool:
    """Whether units answer now."""
    return state == RoundState.OPEN


def may_answer(state: RoundState, status: WorkStatus) -> bool:
    """Whether a unit writes about an item now: in an open round; in review only what was returned to it."""
    if status not in (WorkStatus.TO_DO, WorkStatus.RETURNED):
        return False
    return takes_answers(state) or (state == RoundState.REVIEW and status == WorkStatus.RETURNED)


def is_final(state: RoundState) -> bool:
    """Whether what a round tells is final; everything else bears the mark «попередні дані»."""
    return state == RoundState.CLOSED
