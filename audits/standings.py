"""Results of rounds as the scores take them, with the names that rounds keep, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from audits.models import Item, Round
from audits.ranking import Place, ranked
from audits.scoring import Scored, Total, total
from audits.workflow import Kind, RoundState
from core.ukrainian import sort_key

READ = ("criterion_code", "unit_id", "dataset_id", "principle", "weight", "scale", "work_status", "result", "points")
READ += ("answer_result", "answer_points", "auto_result", "auto_points")


@dataclass(frozen=True)
class Names:
    """How units and criteria were called; the latest round's words stand."""

    units: dict[int, str]
    wordings: dict[str, str]


@dataclass(frozen=True)
class RaiseRow:
    """A criterion that would raise a unit, in words."""

    code: str
    wording: str
    adds: Decimal
    datasets: int


@dataclass(frozen=True)
class PlaceRow:
    """A unit in the ranking, with its name."""

    name: str
    place: Place
    raises: tuple[RaiseRow, ...]


@dataclass(frozen=True)
class Ranking:
    """«Кращі розпорядники» of a year: its rounds, the units, the city."""

    year: int
    rounds: tuple[Round, ...]
    rows: tuple[PlaceRow, ...]
    city: Total
    waits: bool
    """A round of the year is not closed yet, whether its results are counted here or not."""

    @property
    def is_final(self) -> bool:
        """The year is summed up once its information audit and every other round of it is closed."""
        return not self.waits and Kind.AUDIT in {round.kind for round in self.rounds}

    @property
    def leaders(self) -> tuple[PlaceRow, ...]:
        """Those who share the first place."""
        return tuple(row for row in self.rows if row.place.place == 1)


def scored(items: QuerySet) -> list[Scored]:
    """Items as the scores take them, with the result that stands."""
    return [as_scored(item) for item in items.only(*READ).order_by("order", "pk")]


def as_scored(item: Item) -> Scored:
    """One item as the scores take it."""
    result, points = item.settled
    return Scored(
        code=item.criterion_code,
        unit=item.unit_id,
        dataset=item.dataset_id,
        principle=item.principle,
        weight=item.weight,
        scale=item.scale,
        result=str(result),
        points=points,
    )


def of_rounds(rounds: Iterable[Round]) -> QuerySet:
    """All items of some rounds."""
    return Item.objects.filter(round__in=[round.pk for round in rounds])


def names_of(items: QuerySet) -> Names:
    """The names that the items keep."""
    units = items.order_by("round__opens_on").values_list("unit", "unit_name", "round__opens_on").distinct()
    wordings = items.order_by("round__opens_on").values_list("criterion_code", "wording", "round__opens_on").distinct()
    return Names({row[0]: row[1] for row in units}, {row[0]: row[1] for row in wordings})


def ranking_of(year: int, rounds: Sequence[Round]) -> Ranking:
    """The ranking of a year by some of its rounds: all their items together."""
    items = of_rounds(rounds)
    every, names = scored(items), names_of(items)
    order = {unit: sort_key(name) for unit, name in names.units.items()}
    rows = tuple(_row(place, names) for place in ranked(every, order))
    waits = Round.objects.filter(year=year).exclude(state=RoundState.CLOSED).exists()
    return Ranking(year, tuple(rounds), rows, total(every), waits)


def _row(place: Place, names: Names) -> PlaceRow:
    raises = tuple(RaiseRow(one.code, names.wordings[one.code], one.adds, one.datasets) for one in place.raises)
    return PlaceRow(names.units[place.unit], place, raises)
