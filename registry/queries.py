"""The questions the office asks of its datasets, each with its day; answered by `registry.deadlines` alone."""

from collections.abc import Collection
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from core.managers import SearchQuerySet
from core.ukrainian import search_text, stem
from registry import deadlines
from registry.frequency import Frequency
from registry.workflow import State

PERIODIC = [frequency for frequency in Frequency if deadlines.has_period(frequency)]
CHANGE_WAITS = Q(frequency=Frequency.AFTER_CHANGES) & (
    Q(changed_on__isnull=True) | Q(changed_on__lt=F("change_known_on"))
)


def occurs(word: str, column: str = "search_text") -> GreaterThan:
    """Whether a folded word occurs in a row's text: both databases look for it themselves, without a pattern."""
    return GreaterThan(StrIndex(F(column), Value(word)), 0)


def late_when(on: date, days_off: Collection[date] = ()) -> Q:
    """What the columns of a published set hold where its update is overdue on a day."""
    late = Q(pk__in=[])
    for frequency in PERIODIC:
        late |= Q(frequency=frequency, changed_on__lte=deadlines.late_since(frequency, on))
    return late | (CHANGE_WAITS & Q(change_known_on__lte=deadlines.change_late_since(on, days_off)))


def soon_when(on: date, days_off: Collection[date] = ()) -> Q:
    """What they hold where it is due soon, and not late yet."""
    soon = Q(pk__in=[])
    for frequency in PERIODIC:
        soon |= Q(
            frequency=frequency,
            changed_on__lte=deadlines.soon_since(frequency, on),
            changed_on__gt=deadlines.late_since(frequency, on),
        )
    late_known = deadlines.change_late_since(on, days_off)
    return soon | (CHANGE_WAITS & Q(change_known_on__gt=late_known, change_known_on__lte=on))


class DatasetQuerySet(SearchQuerySet):
    """Datasets, and where they stand on a day."""

    def search(self, words: str):
        """Sets in which each of the words occurs, whatever its case, apostrophe or ending."""
        found = self
        for word in search_text(words).split():
            found = found.filter(occurs(stem(word)))
        return found

    def for_page(self):
        """Datasets with all that a list shows."""
        return self.select_related("legal_item", "holder")

    def published(self):
        """Sets whose data are published now."""
        return self.filter(state=State.PUBLISHED)

    def late(self, on: date, days_off: Collection[date] = ()):
        """Sets whose update is overdue on a day, by the state and the last update recorded now."""
        return self.published().filter(late_when(on, days_off))

    def soon(self, on: date, days_off: Collection[date] = ()):
        """Sets due soon on a day, and not late yet."""
        return self.published().filter(soon_when(on, days_off))

    def update_unknown(self):
        """Published sets with a period of which nobody recorded an update."""
        return self.published().filter(frequency__in=PERIODIC, changed_on__isnull=True)

    def labelled(self, kind: str, value: str):
        """Sets with this keyword, theme or format."""
        return self.filter(labels__kind=kind, labels__value=value)

    def as_of(self, on: date):
        """Sets with their `state_then`, `holder_then` and `updated_then` on a day, from the dated facts."""
        return self.annotate(
            state_then=self._latest("state_changes", on, "effective_on", "state"),
            holder_then=self._latest("holder_changes", on, "effective_on", "unit"),
            updated_then=self._latest("updates", on, "updated_on", "updated_on"),
        )

    def before(self, on: date):
        """The same of an earlier day, as `state_before` and `updated_before`."""
        return self.annotate(
            state_before=self._latest("state_changes", on, "effective_on", "state"),
            updated_before=self._latest("updates", on, "updated_on", "updated_on"),
        )

    def _latest(self, relation, on, day, value):
        facts = self.model._meta.get_field(relation).related_model.objects
        known = facts.filter(dataset=OuterRef("pk"), **{f"{day}__lte": on})
        return Subquery(known.order_by(f"-{day}", "-pk").values(value)[:1])
