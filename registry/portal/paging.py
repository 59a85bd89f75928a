"""Reading all datasets of an organisation page by page, so that a portal that changes meanwhile loses us none. Pure.

Sets come in the order of their last change. The next page begins at the change the last one ended with, not at a
number of rows: a set that is removed or changed while we read shifts no other. Where a portal does not keep the order
or does not say when a set changed, pages are counted in rows. The cursor is small and can be kept between runs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from registry.portal.client import Page
from registry.portal.package import PortalPackage

SORT = "metadata_modified asc, id asc"
ROWS = 100  # a page of a few hundred kilobytes; CKAN gives 1000 at most
PAGES = 10_000  # a portal that never ends is not read for ever


@dataclass(frozen=True)
class Cursor:
    """Where reading stands: datasets changed since then, and how many of those are behind us."""

    since: datetime | None = None
    start: int = 0

    def text(self) -> str:
        """As it is kept in a row of the database."""
        return f"{self.since.isoformat() if self.since else ''}+{self.start}"

    @classmethod
    def parse(cls, kept: str) -> "Cursor":
        """As it was kept; an unreadable one begins anew."""
        since, _, start = kept.rpartition("+")
        try:
            return cls(datetime.fromisoformat(since) if since else None, int(start))
        except ValueError:
            return cls()


@dataclass(frozen=True)
class Step:
    """A page that was read, with the cursor after it; the last page has none."""

    packages: tuple[PortalPackage, ...]
    after: Cursor | None
    lost: int
    """Rows that could not be read."""
    left: int | None
    """Sets that remain after this page, where the portal says."""


def query(organization: str, since: datetime | None) -> str:
    """The filter of Solr: sets of an organisation, changed since a moment."""
    name = organization.replace("\\", "").replace('"', "")
    parts = [f'organization:"{name}"'] if name else []
    if since is not None:
        parts.append(f"metadata_modified:[{since.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z TO NOW]")
    return " ".join(parts)


def steps(search: Callable[..., Page], organization: str, cursor: Cursor, *, rows: int = ROWS) -> Iterator[Step]:
    """All pages from the cursor on, no set twice as it was."""
    seen: set[tuple[str, datetime | None]] = set()
    at: Cursor | None = cursor
    for _page in range(PAGES):
        if at is None:
            return
        page = search(query=query(organization, at.since), sort=SORT, rows=rows, start=at.start)
        fresh = tuple(found for found in page.packages if (found.id, found.modified) not in seen)
        seen.update((found.id, found.modified) for found in fresh)
        behind = at.start + page.rows
        at = following(at, page)
        left = None if page.count is None else max(page.count - behind, 0)
        yield Step(fresh, at, page.lost, left if at else 0)


def following(at: Cursor, page: Page) -> Cursor | None:
    """The cursor after a page; None after the last one."""
    behind = at.start + page.rows
    if not page.rows or (page.count is not None and behind >= page.count):
        return None
    reached = _in_order(page)
    if reached is not None and (at.since is None or reached > at.since):
        return Cursor(reached, 0)
    return replace(at, start=behind)


def _in_order(page: Page) -> datetime | None:
    """The change a page ended with, to the second below; None where it is in no order."""
    changes = [found.modified for found in page.packages]
    known = [change for change in changes if change is not None]
    if not known or page.lost or len(known) < len(changes) or any(a > b for a, b in pairwise(known)):
        return None
    return known[-1].replace(microsecond=0)
