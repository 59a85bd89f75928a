"""What the register is measured by on past days too: computed from dated facts."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from core.indicators import Counted
from registry import deadlines
from registry.models import Dataset, Feedback, LegalAnswer, LegalItem, LegalList
from registry.queries import PERIODIC
from registry.workflow import State

YEAR = timedelta(days=365)


def mandatory_published(on: date) -> Counted:
    """Items of the legal list (CMU 835) of which a set was published, of those the city is not known to lack."""
    edition = LegalList.objects.filter(effective_on__lte=on).order_by("-effective_on").values("pk")[:1]
    sets = Dataset.objects.as_of(on).filter(legal_item=OuterRef("pk"), state_then=State.PUBLISHED)
    items = LegalItem.objects.filter(edition=Subquery(edition))
    lacking = Q(answer__held=LegalAnswer.Held.NO)
    return Counted(items, Count("pk", filter=Exists(sets)), Count("pk", filter=~lacking | Q(answer=None)))


def updated_in_time(on: date) -> Counted:
    """Published sets with a period whose update was not overdue, of those whose last update is known."""
    rows = Dataset.objects.filter(frequency__in=PERIODIC).as_of(on)
    in_time = Q()
    for frequency in PERIODIC:
        in_time |= Q(frequency=frequency, updated_then__gt=deadlines.late_since(frequency, on))
    rows = rows.filter(state_then=State.PUBLISHED, updated_then__isnull=False)
    return Counted(rows, Count("pk", filter=in_time))


def feedback_in_time(on: date) -> Counted:
    """Messages of citizens answered by their term, of those whose term ended in the year before the day."""
    done = Q(answered_on__lte=F("due_on")) | Q(answered_on__isnull=True, settled_on__lte=F("due_on"))
    return Counted(Feedback.objects.filter(due_on__gt=on - YEAR, due_on__lte=on), Count("pk", filter=done))
