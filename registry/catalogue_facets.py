"""How many datasets of the catalogue have each theme, keyword, format, holder…, for what a reader asked.

Each group is counted without its own condition, so that a reader sees what he would get instead. What was counted is
kept by `catalogue_kept`.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q

from core.clock import today
from core.models import Unit
from registry.catalogue_shown import HIDDEN
from registry.deadlines import Timeliness
from registry.filters import ASKED, CatalogueFilter
from registry.models import Dataset, Label
from registry.queries import PERIODIC, late_when, soon_when
from registry.workflow import State

MOST = 60  # values of a group
COLUMNS = ("holder", "frequency", "licence")
LABELS = tuple(kind.value for kind in Label.Kind)


@dataclass(frozen=True)
class Facets:
    """The number of datasets found, and of those with each value of each group, the most frequent first."""

    total: int
    groups: dict[str, list[tuple[object, int]]] = field(default_factory=dict)
    holders: dict[int, str] = field(default_factory=dict)


def count(asked: CatalogueFilter) -> Facets:
    """The counts themselves: a query for all columns, and one for all labels but those that narrow the list."""
    rows = _crossed(asked)
    groups: dict[str, list[tuple[object, int]]] = {name: _of_column(rows, asked, name) for name in COLUMNS}
    groups["timeliness"] = _of_timeliness(rows, asked)
    groups |= _of_labels(asked)
    total = sum(row[_counted(asked)] for row in rows if _fits(row, asked))
    names = Unit.objects.in_bulk([value for value, _number in groups["holder"]])
    return Facets(total, groups, {pk: unit.label for pk, unit in names.items()})


def _crossed(asked):
    """How many sets each holder has with each frequency and licence, and how punctual: all columns in one query."""
    found = asked.narrowed(without=(*COLUMNS, "timeliness"))
    published, on = Q(state=State.PUBLISHED), today()
    punctual = {
        "dated": Count("pk", filter=published & Q(changed_on__isnull=False)),
        Timeliness.LATE.value: Count("pk", filter=published & late_when(on, asked.days_off)),
        Timeliness.SOON.value: Count("pk", filter=published & soon_when(on, asked.days_off)),
    }
    rows = list(found.order_by().values(*COLUMNS).annotate(every=Count("pk"), **punctual))
    for row in rows:
        rest = row["dated"] - row[Timeliness.LATE] - row[Timeliness.SOON]
        row[Timeliness.ON_TIME.value] = rest if row["frequency"] in PERIODIC else 0
    return rows


def _counted(asked):
    """The number of a row that counts: those of the timeliness asked for, else all of them."""
    return asked.asked.get("timeliness", "every")


def _fits(row, asked, without=""):
    """Whether a row of the cross table meets the conditions on columns, one of them left out."""
    return all(row[name] == asked.asked[name] for name in COLUMNS if name in asked.asked and name != without)


def _of_column(rows, asked, name):
    counted: Counter = Counter()
    for row in rows:
        if row[name] not in ("", None) and _fits(row, asked, without=name):
            counted[row[name]] += row[_counted(asked)]
    return _most(counted.items())


def _of_timeliness(rows, asked):
    fitting = [row for row in rows if _fits(row, asked)]
    return [(one.value, number) for one in ASKED if (number := sum(row[one.value] for row in fitting))]


def _of_labels(asked):
    """Labels of a kind that narrows the list are counted without that condition, each kind with a query of its own."""
    if not asked.asked:
        return _labels_of_all()
    narrowing = [name for name in LABELS if name in asked.asked]
    plain = [name for name in LABELS if name not in narrowing]
    told = _told(_counted_labels(asked.narrowed()), plain) if plain else {}
    for name in narrowing:
        told |= _told(_counted_labels(asked.narrowed(without=[name])), [name])
    return told


def _labels_of_all():
    """Of the whole catalogue: all labels, read from their index alone, less those of the sets that are not shown."""
    counted = Counter(_grouped(Label.objects.all()))
    counted.subtract(_counted_labels(Dataset.objects.filter(state__in=HIDDEN)))
    return _told(counted, LABELS)


def _counted_labels(datasets):
    return _grouped(Label.objects.filter(dataset__in=datasets.order_by().values("pk")))


def _grouped(labels):
    rows = labels.values_list("kind", "value").annotate(number=Count("pk")).order_by()
    return {(kind, value): number for kind, value, number in rows}


def _told(counted, kinds):
    told: dict[str, list] = {kind: [] for kind in kinds}
    for (kind, value), number in counted.items():
        if kind in told:
            told[kind].append((value, number))
    return {kind: _most(numbers) for kind, numbers in told.items()}


def _most(counted):
    """The most frequent values, equal ones by name."""
    return sorted(((value, n) for value, n in counted if n), key=lambda one: (-one[1], str(one[0])))[:MOST]
