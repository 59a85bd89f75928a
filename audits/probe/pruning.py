"""Old probes go: what a page, a check or a round still speaks of stays.

Results of rounds are copied into their items and hashes into `ProbeFact`, so that a closed round reads as it was.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Max, Window
from django.db.models.functions import RowNumber

from audits.models import Probe

KEPT = 12  # probes of an address: a year of monthly looks, half a year of two a month; a round needs but the last
AT_ONCE = 1_000  # rows deleted in one short write


def prune(*, kept: int = KEPT) -> int:
    """Removes probes of each address beyond the last `kept`; how many went. Repeatable.

    Kept besides: the last success, the first of the failures that go on, and what each round saw last.
    """
    old = set(_beyond(kept)) - {pk for keys in (_successes(), _failures(), _of_rounds()) for pk in keys}
    rows = sorted(old)
    for start in range(0, len(rows), AT_ONCE):
        Probe.objects.filter(pk__in=rows[start : start + AT_ONCE]).delete()
    return len(old)


def _beyond(kept: int) -> Iterator[int]:
    place = Window(RowNumber(), partition_by=[F("dataset"), F("url")], order_by=F("pk").desc())
    yield from Probe.objects.order_by().annotate(place=place).filter(place__gt=kept).values_list("pk", flat=True)


def _last(rows: Any, *within: str) -> Iterator[int]:
    grouped = rows.order_by().values(*within, "dataset", "url")
    yield from grouped.annotate(last=Max("pk")).values_list("last", flat=True)


def _successes() -> Iterator[int]:
    return _last(Probe.objects.filter(state=Probe.State.OK))


def _failures() -> Iterator[int]:
    return _last(Probe.objects.filter(first_failure_at=F("checked_at")))


def _of_rounds() -> Iterator[int]:
    return _last(Probe.objects.filter(run__round__isnull=False), "run__round")
