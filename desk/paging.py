"""Several long lists on one page: each is shown by parts, and its number travels under a name of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict

ROWS = 50


@dataclass(frozen=True)
class Part:
    """The part of a list that is shown, with the addresses of the parts beside it."""

    page: Page
    name: str
    query: QueryDict

    def __iter__(self):
        return iter(self.page)

    @property
    def total(self) -> int:
        """Rows of the whole list."""
        return self.page.paginator.count

    @property
    def before(self) -> str:
        """The address of the part before; empty at the beginning."""
        return self._address(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def after(self) -> str:
        """The address of the part after; empty at the end."""
        return self._address(self.page.next_page_number()) if self.page.has_next() else ""

    def _address(self, number):
        query = self.query.copy()
        query[self.name] = str(number)
        return f"?{query.urlencode()}#{self.name}"


def part(request, name: str, rows: Sequence) -> Part:
    """The part of a list that the address asks for by the list's name, the first one otherwise."""
    return Part(Paginator(rows, ROWS).get_page(request.GET.get(name)), name, request.GET)
