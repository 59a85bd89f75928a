"""Updates and quarters with everything they hold, in one query each, for reading."""

from django.db.models import QuerySet

from core.related import give, made, rows_of
from plan.models import (
    Checkpoint,
    CheckpointClaim,
    EventHeld,
    Evidence,
    EvidenceVersion,
    PeriodExtension,
    ProgressUpdate,
    ReportingPeriod,
)

CLAIM = "id", "checkpoint_id", "met_on"
DUE = "id", "rule_date"
EVENT = "id", "update_id", "kind", "title", "held_on", "people"
PROOF = "id", "title", "link", "removed"
EXTENSION = "id", "period_id", "unit_id", "submit_by", "review_by"
VERSION = "id", "evidence_id", "number", "name", "media_type", "size", "sha256", "uploaded_at"


def whole(updates: QuerySet) -> list[ProgressUpdate]:
    """The updates with due dates claimed, events, proofs and their versions."""
    rows = updates.annotate(
        claim_rows=rows_of(CheckpointClaim.objects.all(), "update", *CLAIM),
        due_rows=rows_of(Checkpoint.objects.all(), "claims__update", *DUE),
        event_rows=rows_of(EventHeld.objects.all(), "update", *EVENT),
        proof_rows=rows_of(Evidence.objects.all(), "update", *PROOF),
        version_rows=rows_of(EvidenceVersion.objects.all(), "evidence__update", *VERSION),
    )
    return [_filled(update) for update in rows]


def told(updates: QuerySet) -> list[ProgressUpdate]:
    """The updates with events and proofs alone, as documents tell them."""
    rows = updates.annotate(
        event_rows=rows_of(EventHeld.objects.all(), "update", *EVENT),
        proof_rows=rows_of(Evidence.objects.all(), "update", *PROOF),
    )
    return [_told(update) for update in rows]


def extended(periods: QuerySet) -> list[ReportingPeriod]:
    """The quarters with their extensions."""
    rows = list(periods.annotate(extension_rows=rows_of(PeriodExtension.objects.all(), "period", *EXTENSION)))
    for period in rows:
        give(period, "extensions", made(PeriodExtension, period.extension_rows))
    return rows


def _filled(update):
    dues = {due.pk: due for due in made(Checkpoint, update.due_rows)}
    claims = made(CheckpointClaim, update.claim_rows)
    for claim in claims:
        claim.checkpoint = dues[claim.checkpoint_id]
    give(update, "claims", claims)
    versions = made(EvidenceVersion, update.version_rows)
    for proof in _told(update).evidence.all():
        give(proof, "versions", [one for one in versions if one.evidence_id == proof.pk])
    return update


def _told(update):
    give(update, "events", sorted(made(EventHeld, update.event_rows), key=lambda event: (event.held_on, event.pk)))
    give(update, "evidence", made(Evidence, update.proof_rows))
    return update
