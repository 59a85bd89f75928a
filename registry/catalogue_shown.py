"""The datasets the public catalogue shows: published ones, and those the law has suspended."""

from collections.abc import Collection
from datetime import date

from registry.deadlines import Timeliness
from registry.models import Dataset
from registry.queries import PERIODIC, DatasetQuerySet
from registry.workflow import State

HIDDEN = (State.PLANNED, State.ARCHIVED)


def shown() -> DatasetQuerySet:
    """What is not hidden: said so, databases walk the index of titles and stop at the page's last row."""
    return Dataset.objects.exclude(state__in=HIDDEN).order_by()


def with_timeliness(
    datasets: DatasetQuerySet, timeliness: str, on: date, days_off: Collection[date] = ()
) -> DatasetQuerySet:
    """Those of them that are late, due soon, or up to date on a day."""
    late, soon = Dataset.objects.late(on, days_off), Dataset.objects.soon(on, days_off)
    if timeliness == Timeliness.LATE:
        return datasets.filter(pk__in=late.order_by().values("pk"))
    if timeliness == Timeliness.SOON:
        return datasets.filter(pk__in=soon.order_by().values("pk"))
    fresh = datasets.filter(state=State.PUBLISHED, frequency__in=PERIODIC, changed_on__isnull=False)
    return fresh.exclude(pk__in=late.order_by().values("pk")).exclude(pk__in=soon.order_by().values("pk"))
