"""Reporting on a quarter: states of an update, and freshness - who reported, who is silent. Pure.

Silence is only spoken of after the window has closed (DESIGN, section 4, the third axis).
"""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from plan.quarters import Quarter
from plan.standing import Facts, open_on, released_by, removed_by, stage_on
from plan.workflow import Stage


class UpdateState(models.TextChoices):
    """Where an update is on its way to being accepted."""

    DRAFT = "draft", _("чернетка")
    SUBMITTED = "submitted", _("на розгляді")
    RETURNED = "returned", _("повернуто")
    ACCEPTED = "accepted", _("прийнято")


class Channel(models.TextChoices):
    """How an update came in."""

    ONLINE = "online", _("на сторінці")
    LETTER = "letter", _("листом")
    SHEET = "sheet", _("таблицею")


class Freshness(models.TextChoices):
    """What is known of a task for a quarter."""

    NOT_ASKED = "not_asked", _("звітувати не треба")
    EXPECTED = "expected", _("очікується")
    WAITING = "waiting", _("на розгляді")
    RETURNED = "returned", _("повернуто")
    REPORTED = "reported", _("прийнято")
    SILENT = "silent", _("не надано інформації")


MOVES: dict[UpdateState, frozenset[UpdateState]] = {
    UpdateState.DRAFT: frozenset({UpdateState.SUBMITTED}),
    UpdateState.SUBMITTED: frozenset({UpdateState.ACCEPTED, UpdateState.RETURNED}),
    UpdateState.RETURNED: frozenset({UpdateState.SUBMITTED}),
    UpdateState.ACCEPTED: frozenset(),
}


def freshness(state: UpdateState | None, submit_by: date, on: date, *, owed: bool = True) -> Freshness:
    """What is known of a task's report: `state` of its update (None: nothing sent), the unit's last day, the day."""
    if not owed:
        return Freshness.NOT_ASKED
    known = {
        UpdateState.SUBMITTED: Freshness.WAITING,
        UpdateState.RETURNED: Freshness.RETURNED,
        UpdateState.ACCEPTED: Freshness.REPORTED,
    }
    if state in known:
        return known[UpdateState(state)]
    return Freshness.SILENT if on > submit_by else Freshness.EXPECTED


def owes(facts: Facts, quarter: Quarter, on: date) -> bool:
    """Whether a task owes information for a quarter: it is still open, or was done within it and tells so."""
    day = min(quarter.last, on)
    if open_on(facts, day):
        return True
    released = released_by(facts, day) and not removed_by(facts, day)
    if released or stage_on(facts, day)[0] != Stage.DONE:
        return False
    return open_on(facts, quarter.first - timedelta(days=1))
