"""An update as the reviewer reads it: what it says, beside what was said, met and held a quarter before."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.models import Office
from core.templatetags import ui
from plan.actions.updates import checks_own
from plan.common import told_by_members
from plan.differences import Piece, compare
from plan.editions import worded_tasks_of
from plan.forms.update import Review
from plan.freshness import days_late
from plan.models import CheckpointClaim, Evidence, EvidenceVersion, ProgressUpdate
from plan.reported import previous_texts
from plan.reporting import Freshness, UpdateState
from plan.workflow import Stage

COUNTED = (_("Строків виконано"), _("Заходів"), _("Учасників"))
CLAIMS = Prefetch("claims", CheckpointClaim.objects.select_related("checkpoint"))


@dataclass(frozen=True)
class Card:
    """One update as the reviewer reads it: what it says, beside what was said a quarter before."""

    update: ProgressUpdate
    previous: ProgressUpdate | None
    before: list[Piece]
    after: list[Piece]
    own: bool  # the reviewer's own unit sent it
    members: list[tuple[str, str]]  # units of a collective, each with what it told
    days_late: int  # of its first submission
    may_accept: bool = True
    note: str = ""
    chosen: bool = False

    @property
    def waits(self):
        """Whether it waits for a decision."""
        return self.update.state == UpdateState.SUBMITTED

    @property
    def stage(self):
        """The claimed stage in words."""
        return Stage(self.update.claimed_stage).label if self.update.claimed_stage else ""

    @property
    def compared(self):
        """What is counted of both quarters, where there is anything to count: a label, now, before."""
        now, before = counts(self.update), counts(self.previous)
        rows = zip(COUNTED, now, before, strict=True)
        return [(label, here, there) for label, here, there in rows if here or there] if self.previous else []

    @property
    def mark(self):
        """Where the update is on its way."""
        known = {
            UpdateState.SUBMITTED: Freshness.WAITING,
            UpdateState.RETURNED: Freshness.RETURNED,
            UpdateState.ACCEPTED: Freshness.REPORTED,
        }
        return ui.freshness_mark(known.get(UpdateState(self.update.state), Freshness.EXPECTED))


def for_review():
    """Updates with their proofs; `cards` adds what was met and held."""
    files = Prefetch("versions", EvidenceVersion.objects.order_by("-number"))
    return ProgressUpdate.objects.select_related(
        "task", "unit", "period", "submitted_by", "reviewed_by"
    ).prefetch_related(
        Prefetch("evidence", Evidence.objects.filter(removed=False).prefetch_related(files)),
    )


def cards(updates, by, typed=None, period=None, office=None) -> list[Card]:
    """The updates of one quarter as cards, with what was typed beside them; `period` comes with its extensions.

    `office` is the office's own row, where it is at hand.
    """
    if not updates:
        return []
    typed, period, found = typed or Review(), period or updates[0].period, []
    worded_tasks_of(updates, today())
    earlier = previous_texts(period, [update.task_id for update in updates])
    prefetch_related_objects([*updates, *earlier.values()], CLAIMS, "events")
    told = told_by_members(period, today())
    alone = any(checks_own(update, by) for update in updates) and permits_self_acceptance(office)
    for update in updates:
        previous, own = earlier.get(update.task_id), checks_own(update, by)
        before, after = compare(previous.text if previous else "", update.text)
        found.append(
            Card(
                update,
                previous,
                before,
                after,
                own,
                members=told.get(update.task.code, []),
                days_late=days_late(update, period.submit_until(update.unit)),
                may_accept=alone or not own,
                note=typed.notes.get(update.pk, ""),
                chosen=update.pk in typed.chosen,
            )
        )
    return found


def counts(update) -> tuple[int, int, int]:
    """Due dates met, events held and people who came, as an update tells of them."""
    if update is None:
        return 0, 0, 0
    events = update.events.all()
    return len(update.claims.all()), len(events), sum(event.people for event in events)


def permits_self_acceptance(office=None) -> bool:
    """Whether the office lets its coordinator accept what his own unit sent."""
    office = office or Office.objects.first()
    return office is not None and office.self_acceptance
