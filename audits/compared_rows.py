"""Two rounds of a kind side by side, a row an item: what it was, what it is, what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from audits.comparing import Change, Compared, compare, link
from audits.models import Item
from audits.result_words import TONES, WORDS
from audits.sentences import result_mark
from audits.standings import READ, as_scored
from core.templatetags.ui import Mark

TOLD = (Change.WORSE, Change.NEW, Change.NOT_FIXED, Change.BETTER, Change.FIXED, Change.NOT_RECHECKED)
"""What is told item by item, the worst first; what stays as it was is not."""
ONE = {**WORDS, Change.NEW: gettext_lazy("нове зауваження")}
NAMES = ("dataset_title", "unit_name", "wording")


@dataclass(frozen=True)
class Row:
    """An item of either round with its names as the round kept them."""

    compared: Compared
    item: Item

    @property
    def change(self) -> Change:
        """What became of it."""
        return self.compared.change

    @property
    def mark(self) -> Mark:
        """The same, in words."""
        return Mark(TONES[self.change], str(ONE[self.change]))

    @property
    def was(self) -> Mark | None:
        """The result in the round before, where it was asked there."""
        return result_mark(self.compared.before.result) if self.compared.before else None

    @property
    def now(self) -> Mark | None:
        """The result in this round, where it is asked."""
        return result_mark(self.compared.now.result) if self.compared.now else None


def rows_of(now: QuerySet, before: QuerySet) -> list[Row]:
    """Every item worth telling: the worst changes first, then by dataset and criterion; two queries."""
    here, there = _read(now), _read(before)
    items = _by_link(there) | _by_link(here)
    told = compare(map(as_scored, here), map(as_scored, there))
    rows = [Row(one, items[link(one.now or one.before)]) for one in told if one.change in TOLD]
    return sorted(rows, key=_place)


def counted(rows: Iterable[Row]) -> list[tuple[Change, Mark, int]]:
    """The changes that were met, each with its number."""
    met = [row.change for row in rows]
    return [(one, Mark(TONES[one], str(WORDS[one])), met.count(one)) for one in TOLD if one in met]


def chosen(rows: Sequence[Row], asked: Mapping[str, str]) -> list[Row]:
    """The rows of one change and one unit, where they are named."""
    change, unit = asked.get("change", ""), asked.get("unit", "")
    return [row for row in rows if change in ("", row.change) and unit in ("", str(row.item.unit_id))]


def _read(items: QuerySet) -> list[Item]:
    return list(items.only(*READ, *NAMES, "order").order_by("order", "pk"))


def _by_link(items: Iterable[Item]) -> dict:
    return {link(as_scored(item)): item for item in items}


def _place(row: Row):
    return TOLD.index(row.change), row.item.unit_name, row.item.dataset_title, row.item.order
