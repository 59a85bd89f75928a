"""Contradictions of the plan's tasks."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from plan.models import CheckpointMove, Evidence, Plan, ProgressUpdate, StageChange, Task
from plan.reporting import UpdateState
from plan.workflow import Stage, Standing

TOLD = timedelta(days=100)  # information of the last quarter, with the days it is handed in


def done_without_evidence(on: date) -> QuerySet:
    """Tasks marked done for which no document was ever handed in."""
    changes = StageChange.objects.filter(task=OuterRef("pk"), standing=Standing.IN_FORCE, effective_on__lte=on)
    latest = Subquery(changes.order_by("-effective_on", "-pk").values("stage")[:1])
    proof = Evidence.objects.filter(update__task=OuterRef("pk"), removed=False)
    return _tasks(on).annotate(stage_then=latest).filter(~Exists(proof), stage_then=Stage.DONE)


def overdue_without_reason(on: date) -> QuerySet:
    """Overdue tasks of which nobody told anything in the last quarter, and no move of the date is asked for."""
    told = ProgressUpdate.objects.filter(
        task=OuterRef("pk"),
        state__in=[UpdateState.SUBMITTED, UpdateState.ACCEPTED],
        submitted_at__date__gt=on - TOLD,
    ).exclude(text="")
    asked = CheckpointMove.objects.filter(checkpoint__task=OuterRef("pk"), standing=Standing.REQUESTED)
    return _tasks(on).overdue(on).filter(~Exists(told), ~Exists(asked))


def _tasks(on):
    plans = Plan.objects.filter(state=Plan.State.IN_FORCE)
    return Task.objects.in_force(on).filter(plan__in=plans).order_by("sort_key", "pk")
