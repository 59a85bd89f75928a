"""The kinds of official documents, and how one goes: drawn up, issued for good, replaced by its next version. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Official documents of the office (INTERFACES); the quarterly report is the one drawn up so far."""

    QUARTERLY = "quarterly", _("квартальний звіт")
    MONITORING = "monitoring", _("звіт про моніторинг")
    AUDIT = "audit", _("звіт про інформаційний аудит")
    REGISTER = "register", _("реєстр наборів даних")
    UNIT = "unit", _("картка підрозділу")
    RANKING = "ranking", _("рейтинг розпорядників")
    PLAN = "plan", _("план дій у чинній редакції")


class State(models.TextChoices):
    """Where a document is: only a draft can still change or go."""

    DRAFT = "draft", _("проєкт")
    ISSUED = "issued", _("видано")
    SUPERSEDED = "superseded", _("замінено новою версією")


TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.ISSUED}),
    State.ISSUED: frozenset({State.SUPERSEDED}),
    State.SUPERSEDED: frozenset(),
}


def may_become(before: State, after: State) -> bool:
    """Whether a document can go from one state to the other."""
    return after in TRANSITIONS[State(before)]
