"""What the plan is measured by, and how the indicators of its tasks stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter

from django.core.cache import caches
from django.db.models import Aggregate, FloatField, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import gettext as _

from core import indicators
from core.indicators import INDICATORS, Counted, Indicator, Reading
from core.templatetags.ui import Mark, figure
from plan.models import EventHeld, Task, TaskIndicator
from plan.quarters import quarter_of
from plan.reporting import UpdateState
from plan.suggesting import Suggestion, suggest

NEAR = "near"  # in the memory of the process: costs a page no query
KEPT = 60  # seconds: lists ask of the same few figures over and over
PAST = 4  # quarters of a trend
MINUS = "−"


@dataclass(frozen=True)
class Shown:
    """An indicator of a task with its target: what it shows today, and showed at the ends of past quarters."""

    indicator: Indicator
    target: Decimal
    today: Reading
    past: tuple[Reading, ...] = ()  # the earliest first

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.today.value is not None and self.today.value >= self.target

    @property
    def mark(self) -> Mark:
        """Whether the target is reached, as a sign."""
        return Mark("done", _("ціль досягнуто")) if self.met else Mark("owed", _("до цілі ще не дійшло"))

    @property
    def change(self) -> Decimal | None:
        """By how much it grew since the last quarter's end; None where that is not known."""
        before = self.past[-1].value if self.past else None
        return None if before is None or self.today.value is None else self.today.value - before

    @property
    def trend(self) -> str:
        """«+2», «−5,2 в. п.», «без змін» since the last quarter's end; empty where that is not known."""
        change = self.change
        if not change:
            return "" if change is None else _("без змін")
        said = f"{'+' if change > 0 else MINUS}{figure(abs(change))}"
        return (_("%s в. п.") % said).replace(" ", "\xa0") if self.indicator.share else said


def trainings_held(on: date) -> Counted:
    """Trainings in the year of a day, by accepted information (plan task I.2.3)."""
    held = EventHeld.objects.filter(kind=EventHeld.Kind.TRAINING, update__state=UpdateState.ACCEPTED)
    return Counted(held.filter(held_on__gte=on.replace(month=1, day=1), held_on__lte=on))


def shown(named: Iterable[TaskIndicator], on: date, past: int = 0) -> list[Shown]:
    """Indicators of a task as of a day, with the ends of `past` quarters before it."""
    known = [one for one in named if one.code in INDICATORS]
    days = (*_ends(on, past), on)
    return _shown(known, read([one.code for one in known], days))


def _shown(known, readings):
    return [
        Shown(INDICATORS[one.code], one.target, readings[one.code][-1], tuple(readings[one.code][:-1]))
        for one in known
    ]


class JsonList(Aggregate):
    """Values as one list, by either database."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        """PostgreSQL's own name for it."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def judged(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with the indicators each is judged by, at no query of their own; for `give`."""
    named = TaskIndicator.objects.filter(task=OuterRef("pk")).order_by().values("task")
    listed = JsonList(JSONObject(pk="pk", code="code", target=Cast("target", FloatField())))
    return tasks.annotate(judged_by=Subquery(named.annotate(listed=listed).values("listed")))


def give(tasks: Iterable[Task], on: date, *, fresh: bool = False) -> None:
    """Gives tasks their indicators as of a day, with the last quarter's end: one query, none where they are `judged`.

    The figures are one query more; lists take those of the last minute, a document (`fresh`) never does.
    """
    tasks = list(tasks)
    named = _named(tasks)
    days = (*_ends(on, 1), on)
    readings = (indicators.read if fresh else read)([one.code for rows in named.values() for one in rows], days)
    for task in tasks:
        task.indicators_shown = _shown([one for one in named[task.pk] if one.code in readings], readings)


def _named(tasks):
    named = defaultdict(list)
    if tasks and hasattr(tasks[0], "judged_by"):
        for task in tasks:
            rows = sorted(task.judged_by or (), key=itemgetter("pk"))
            named[task.pk] = [TaskIndicator(code=row["code"], target=Decimal(str(row["target"]))) for row in rows]
        return named
    for one in TaskIndicator.objects.filter(task__in=tasks).order_by("pk"):
        named[one.task_id].append(one)
    return named


def read(codes: Iterable[str], days: Sequence[date]) -> dict[str, list[Reading]]:
    """Readings for the days, kept for a minute in one piece."""
    codes = set(codes) & INDICATORS.keys()
    if not codes:
        return {}
    key = f"indicators-{'-'.join(map(str, days))}"
    kept = caches[NEAR].get(key, {})
    if missing := sorted(codes - kept.keys()):
        kept |= indicators.read(missing, days)
        caches[NEAR].set(key, kept, KEPT)
    return kept


def suggested(task, place, rows: Sequence[Shown]) -> Suggestion | None:
    """What the figures suggest of a task's stage; a person confirms it."""
    return suggest(place.stage, task.continuous, [row.met for row in rows], [row.today.count for row in rows])


def _ends(on, past):
    """The last days of the quarters before a day, the earliest first."""
    ends, quarter = [], quarter_of(on).previous
    for _number in range(past):
        ends.append(quarter.last)
        quarter = quarter.previous
    return tuple(reversed(ends))
