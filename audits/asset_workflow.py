"""States of an information asset and what may be decided of it. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssetState(models.TextChoices):
    """A unit writes a row, hands it in, the auditor accepts it or gives it back."""

    DRAFT = "draft", _("заповнюється")
    SUBMITTED = "submitted", _("на розгляді")
    RETURNED = "returned", _("повернуто")
    ACCEPTED = "accepted", _("прийнято")


class Decision(models.TextChoices):
    """What becomes of the data of an asset."""

    OPEN = "open", _("відкрити")
    NOT_OPEN = "not_open", _("не відкривати")
    LATER = "later", _("повернутися пізніше")


MOVES: dict[AssetState, frozenset[AssetState]] = {
    AssetState.DRAFT: frozenset({AssetState.SUBMITTED}),
    AssetState.RETURNED: frozenset({AssetState.SUBMITTED}),
    AssetState.SUBMITTED: frozenset({AssetState.ACCEPTED, AssetState.RETURNED}),
    AssetState.ACCEPTED: frozenset({AssetState.RETURNED}),
}
WRITTEN = (AssetState.DRAFT, AssetState.RETURNED)  # the unit's to change
TONES = {
    AssetState.DRAFT: "owed",
    AssetState.SUBMITTED: "run",
    AssetState.RETURNED: "wait",
    AssetState.ACCEPTED: "done",
}
DECISION_TONES = {Decision.OPEN: "done", Decision.NOT_OPEN: "none", Decision.LATER: "wait"}


def asset_may(before: AssetState, after: AssetState) -> bool:
    """Whether a row may go from one state into another."""
    return after in MOVES[before]
