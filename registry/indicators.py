"""What the register is measured by on past days too: computed from dated facts."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, F, Q

from core.indicators import Reading
from registry import deadlines
from registry.models import Dataset, Feedback, LegalAnswer, LegalList
from registry.queries import PERIODIC
from registry.workflow import State

YEAR = timedelta(days=365)


def mandatory_published(days: Sequence[date]) -> list[Reading]:
    """Items of the legal list (CMU 835) of which a set was published, of those the city is not known to lack."""
    return [_mandatory(day) for day in days]


def _mandatory(day):
    edition = LegalList.objects.in_force(day)
    if edition is None:
        return Reading(day, 0, 0)
    published = Dataset.objects.as_of(day).filter(legal_item__edition=edition, state_then=State.PUBLISHED)
    whole = edition.items.exclude(answer__held=LegalAnswer.Held.NO).count()
    return Reading(day, published.values("legal_item").distinct().count(), whole)


def updated_in_time(days: Sequence[date]) -> list[Reading]:
    """Published sets with a period whose update was not overdue, of those whose last update is known."""
    return [_updated(day) for day in days]


def _updated(day):
    rows = Dataset.objects.filter(frequency__in=PERIODIC).as_of(day)
    rows = rows.filter(state_then=State.PUBLISHED, updated_then__isnull=False)
    late = Q(pk__in=[])
    for frequency in PERIODIC:
        late |= Q(frequency=frequency, updated_then__lte=deadlines.late_since(frequency, day))
    found = rows.aggregate(every=Count("pk"), late=Count("pk", filter=late))
    return Reading(day, found["every"] - found["late"], found["every"])


def feedback_in_time(days: Sequence[date]) -> list[Reading]:
    """Messages of citizens answered by their term, of those whose term ended in the year before the day."""
    counts = {}
    for number, day in enumerate(days):
        due = Q(due_on__gt=day - YEAR, due_on__lte=day)
        done = Q(answered_on__lte=F("due_on")) | Q(answered_on__isnull=True, settled_on__lte=F("due_on"))
        counts |= {f"all_{number}": Count("pk", filter=due), f"done_{number}": Count("pk", filter=due & done)}
    found = Feedback.objects.aggregate(**counts)
    return [Reading(day, found[f"done_{number}"], found[f"all_{number}"]) for number, day in enumerate(days)]
