"""Numbers over the whole register that feeds repeat: counted once while nothing changes, and kept for a day."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Subquery

from core.models import Office, Unit
from registry.models import Dataset

KEPT = 24 * 3600  # seconds, while nothing changes
MOVING, BRIEFLY = "NOW", 60  # a question about the moment is another one a minute later
Counted = TypeVar("Counted")


def recorded() -> tuple:
    """The last recorded change of a dataset, a unit and the office: the same while every feed stays the same."""
    newest = Dataset.history.order_by("-history_id").values("history_id")
    others = {name: _newest(model) for name, model in (("units", Unit), ("offices", Office))}
    row = newest.annotate(**others)[:1]
    return next((tuple(found.values()) for found in row), ())


def kept(said: object, since: tuple, work: Callable[[], Counted]) -> Counted:
    """What `work` counted for the question `said` when the last recorded change was `since`."""
    said = repr((said, since))
    key = f"feed-{hashlib.sha256(said.encode()).hexdigest()[:32]}"
    found = cache.get(key)
    if found is None:
        found = work()
        cache.set(key, found, BRIEFLY if MOVING in said else KEPT)
    return found


def _newest(model):
    return Subquery(model.history.order_by("-history_id").values("history_id")[:1])
