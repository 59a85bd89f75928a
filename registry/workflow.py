"""States of a dataset and the moves between them. Pure.

A suspended publication rests on a legal ground (CMU resolution 835; under martial law some data are withdrawn):
such a set is neither late nor bad.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What the office says of a dataset, through an action only."""

    PLANNED = "planned", _("заплановано")
    PUBLISHED = "published", _("оприлюднено")
    SUSPENDED = "suspended", _("оприлюднення призупинено")
    ARCHIVED = "archived", _("в архіві")


TRANSITIONS: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.PUBLISHED, State.SUSPENDED, State.ARCHIVED}),
    State.PUBLISHED: frozenset({State.SUSPENDED, State.ARCHIVED}),
    State.SUSPENDED: frozenset({State.PUBLISHED, State.PLANNED, State.ARCHIVED}),
    State.ARCHIVED: frozenset({State.PLANNED, State.PUBLISHED}),
}


def may_follow(before: State) -> frozenset[State]:
    """States a dataset can take next."""
    return TRANSITIONS[before]


def needs_basis(after: State) -> bool:
    """Whether the move rests on an act: publication is suspended on a legal ground only."""
    return after == State.SUSPENDED
