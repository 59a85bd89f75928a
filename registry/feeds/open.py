"""How a feed answers: opened by the public switch, conditional, packed, readable from other sites' pages."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps

from django.db.models import Count, Max, Min
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition

from core.models import Office, Unit
from registry.access import is_public, register_page
from registry.feeds.catalogue import published
from registry.models import Dataset


def site_of(request) -> str:
    """The address of this site without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]


@dataclass(frozen=True)
class State:
    """How many sets a feed tells of, the moment of the latest change, the first publication, and what was recorded."""

    count: int
    latest: datetime | None
    first: date | None
    recorded: tuple


def state(request) -> State:
    """How many sets there are and what was changed last: the same while every feed stays the same."""
    if hasattr(request, "feed_state"):
        return request.feed_state
    facts = published().order_by().aggregate(count=Count("pk"), latest=Max("touched_at"), first=Min("first_published"))
    changes = Dataset.history.aggregate(latest=Max("history_id"))["latest"]
    names = Unit.history.aggregate(latest=Max("history_id"))["latest"]
    office = Office.history.aggregate(latest=Max("history_id"))["latest"]
    request.feed_state = State(facts["count"], facts["latest"], facts["first"], (changes, names, office))
    return request.feed_state


def _etag(request, *args, **kwargs):
    said = repr((request.build_absolute_uri(), state(request))).encode()
    return f'"{hashlib.sha256(said).hexdigest()[:32]}"'


def _last_modified(request, *args, **kwargs):
    return state(request).latest


def feed(view):
    """A public feed read by GET: 304 where nothing changed, gzip, and any site's page may read it."""

    @wraps(view)
    def shared(request, *args, **kwargs):
        answer = view(request, *args, **kwargs)
        return let_read(answer)

    return gzip_page(register_page(condition(etag_func=_etag, last_modified_func=_last_modified)(shared)))


def let_read(answer):
    """Lets programs of other sites read an answer while the register is open to everybody."""
    answer["Cache-Control"] = "public, max-age=60" if is_public() else "private, no-cache"
    if is_public():
        answer["Access-Control-Allow-Origin"] = "*"
    return answer
