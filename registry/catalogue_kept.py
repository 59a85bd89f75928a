"""Counts of the catalogue kept between readers: right while nothing changes, a little late while counted anew.

A large register takes a second or two to count. Nobody waits for that but the very first: when something changed, the
old counts go on being shown while the background counts anew; a small register is counted at once.
"""

import hashlib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django_tasks import task

from core.clock import now, today
from registry.catalogue_facets import Facets, count
from registry.catalogue_shown import shown
from registry.feeds.counts import recorded
from registry.filters import CatalogueFilter

LATE_BY = timedelta(minutes=1)  # how far counts may fall behind, in any case
GIVEN_UP = timedelta(minutes=10)  # behind by so much, they are counted while the reader waits: no worker is at work
KEPT = 7 * 24 * 3600  # seconds
DEAR = 0.3  # seconds of counting that a reader is not asked to wait for


@dataclass(frozen=True)
class Kept:
    """Counts, of what state of the register they are, when they were made, and what they cost in seconds."""

    facets: Facets
    since: tuple
    at: datetime
    cost: float


def facets(asked: CatalogueFilter) -> Facets:
    """The counts for a valid filter."""
    key, since = _key(asked), _since(asked)
    kept = cache.get(key)
    if kept is None:
        return _counted(key, asked, since).facets
    behind = now() - kept.at
    if kept.since == since or (kept.cost > DEAR and behind < LATE_BY):
        return kept.facets
    if kept.cost < DEAR or behind > GIVEN_UP:
        return _counted(key, asked, since).facets
    if cache.add(f"{key}-again", True, LATE_BY.seconds):
        count_again.enqueue({name: str(value) for name, value in asked.asked.items()})
    return kept.facets


@task()
def count_again(conditions: dict[str, str]) -> None:
    """The worker's side: counts for a question anew."""
    asked = CatalogueFilter(conditions, shown())
    if asked.is_valid():
        _counted(_key(asked), asked, _since(asked))


def _counted(key, asked, since):
    began = time.perf_counter()
    kept = Kept(count(asked), since, now(), time.perf_counter() - began)
    cache.set(key, kept, KEPT)
    return kept


def _key(asked):
    said = sorted((name, str(value)) for name, value in asked.asked.items() if name != "sort")
    return f"catalogue-{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"


def _since(asked):
    """What the counts depend on beside the question: changes, the day, and days off."""
    return (recorded(), today(), tuple(sorted(asked.days_off)))
