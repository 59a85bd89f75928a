"""How a feed answers: opened by the public switch, conditional, packed, readable from other sites' pages."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.db.models import Max
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition

from core.site import address_of
from registry.access import let_read, register_page
from registry.feeds.catalogue import published
from registry.feeds.counts import recorded


@dataclass(frozen=True)
class State:
    """The moment of the latest change of what a feed tells, and what was recorded last."""

    latest: datetime | None
    recorded: tuple


def state(request) -> State:
    """What was changed last: the same while every feed stays the same."""
    if not hasattr(request, "feed_state"):
        latest = published().order_by().aggregate(latest=Max("touched_at"))["latest"]
        request.feed_state = State(latest, recorded())
    return request.feed_state


def _etag(request, *args, **kwargs):
    said = repr((address_of(request, request.get_full_path()), state(request))).encode()
    return f'"{hashlib.sha256(said).hexdigest()[:32]}"'


def _last_modified(request, *args, **kwargs):
    return state(request).latest


def feed(view):
    """A public feed read by GET: 304 where nothing changed, gzip, and any site's page may read it."""

    @wraps(view)
    def shared(request, *args, **kwargs):
        answer = view(request, *args, **kwargs)
        return let_read(request, answer)

    return gzip_page(register_page(condition(etag_func=_etag, last_modified_func=_last_modified)(shared)))
