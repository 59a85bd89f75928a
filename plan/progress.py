"""How far the plan has come, counted: one source for screens, charts and documents. Pure.

Every task falls into exactly one category, so the categories of a tally add up to its total. A task with a due
date passed unmet is «прострочено» whatever its stage says: that is what somebody has to decide on.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from plan.standing import Facts, Position, Timeliness, overdue_on, released_by, stage_on
from plan.workflow import Stage


class Category(TextChoices):
    """The one group a task is counted in, in the order of bars and legends."""

    DONE = "done", _("виконано")
    CONTINUOUS = "continuous", _("постійне, виконується")
    UNCONFIRMED = "unconfirmed", _("постійне, не підтверджено")
    IN_PROGRESS = "in_progress", _("виконується")
    OVERDUE = "overdue", _("прострочено")
    NOT_STARTED = "not_started", _("не розпочато")
    STOPPED = "stopped", _("призупинено, скасовано чи знято з контролю")


@dataclass(frozen=True)
class Row:
    """A task as it is counted: whose principle, whether it runs without an end, where it stands on the day."""

    principle: str
    continuous: bool
    position: Position
    requested: bool = False  # a request (move, suspension, cancelling, release) waits for a decision
    confirmed: bool | None = None  # whether its unit's word for the quarter was accepted; None where none was asked


@dataclass(frozen=True)
class Tally:
    """Tasks counted. `total` = `dated` + `continuous` = the sum of the seven categories.

    `running` are continuous tasks as they should be: where a quarter was asked for (`asked`), those confirmed.
    `done_late` is a part of `done`; `due_soon` of those not due yet; `suspended`, `cancelled` and `released` count
    facts and may overlap (a done task may also be released); `stopped` counts each such task not done once.
    """

    total: int = 0
    dated: int = 0
    continuous: int = 0
    done: int = 0
    running: int = 0
    unconfirmed: int = 0
    in_progress: int = 0
    overdue: int = 0
    not_started: int = 0
    stopped: int = 0
    done_late: int = 0
    due_soon: int = 0
    suspended: int = 0
    cancelled: int = 0
    released: int = 0
    requested: int = 0
    asked: int = 0  # tasks whose units were asked for their word
    overdue_days: int = 0  # of the task overdue longest

    def of(self, kind: Category) -> int:
        """How many tasks fall into a category."""
        return int(getattr(self, "running" if kind == Category.CONTINUOUS else kind.value))


def label(kind: Category, counted: Tally) -> str:
    """The name of a category beside its number: where units were asked, what runs is what they confirmed."""
    confirmed = kind == Category.CONTINUOUS and counted.asked
    return str(_("постійне, підтверджено") if confirmed else kind.label)


def category(row: Row) -> Category:
    """The one category of a task."""
    place = row.position
    return (
        _settled(place.stage, place.released)
        or (Category.OVERDUE if place.overdue else None)
        or _under_way(place.stage, row.continuous, row.confirmed)
    )


def category_on(facts: Facts, on: date, confirmed: bool | None = None) -> Category:
    """The same from the facts of a task that the plan holds on a day: for thousands of tasks on many days."""
    stage, _since = stage_on(facts, on)
    return (
        _settled(stage, released_by(facts, on))
        or (Category.OVERDUE if overdue_on(facts, on) else None)
        or _under_way(stage, facts.ran_on(on), confirmed)
    )


def _settled(stage: Stage, released: bool) -> Category | None:
    """Where its due dates matter no more."""
    if stage == Stage.DONE:
        return Category.DONE
    return Category.STOPPED if released or stage in (Stage.SUSPENDED, Stage.CANCELLED) else None


def _under_way(stage: Stage, continuous: bool, confirmed: bool | None) -> Category:
    if stage == Stage.NOT_STARTED:
        return Category.NOT_STARTED
    if not continuous:
        return Category.IN_PROGRESS
    return Category.UNCONFIRMED if confirmed is False else Category.CONTINUOUS


def of_categories(kinds: Iterable[Category], asked: int, continuous: int = 0) -> Tally:
    """A tally of categories alone, as a bar shows it; `asked` tasks were asked for their word, `continuous` ran."""
    groups = Counter(kinds)
    numbers = {("running" if kind == Category.CONTINUOUS else kind.value): groups[kind] for kind in Category}
    dated = groups.total() - continuous
    return Tally(total=groups.total(), dated=dated, continuous=continuous, asked=asked, **numbers)


def tally(rows: Iterable[Row]) -> Tally:
    """The rows counted."""
    rows = list(rows)
    places = [row.position for row in rows]
    groups = Counter(category(row) for row in rows)
    stages = Counter(place.stage for place in places)
    times = Counter(place.timeliness for place in places)
    continuous = sum(row.continuous for row in rows)
    return Tally(
        total=len(rows),
        dated=len(rows) - continuous,
        continuous=continuous,
        done=groups[Category.DONE],
        running=groups[Category.CONTINUOUS],
        unconfirmed=groups[Category.UNCONFIRMED],
        in_progress=groups[Category.IN_PROGRESS],
        overdue=groups[Category.OVERDUE],
        not_started=groups[Category.NOT_STARTED],
        stopped=groups[Category.STOPPED],
        done_late=times[Timeliness.DONE_LATE],
        due_soon=times[Timeliness.DUE_SOON],
        suspended=stages[Stage.SUSPENDED],
        cancelled=stages[Stage.CANCELLED],
        released=sum(place.released for place in places),
        requested=sum(row.requested for row in rows),
        asked=sum(row.confirmed is not None for row in rows),
        overdue_days=max((place.days for place in places if place.overdue), default=0),
    )


def by_principle(rows: Iterable[Row]) -> dict[str, Tally]:
    """A tally for each principle, in the order of their first task."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.principle, []).append(row)
    return {principle: tally(group) for principle, group in groups.items()}
