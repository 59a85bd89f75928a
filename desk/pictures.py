"""Tasks as pages show them, and the plan's picture on a day; every figure comes from `plan.progress`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from core.clock import today
from core.models import Unit
from core.related import give
from core.templatetags.ui import Mark, category_mark, marks
from plan import progress
from plan.editions import worded
from plan.indicators import judged
from plan.loading import loaded
from plan.models import Area, Edition, Plan, Principle, Task
from plan.quarters import quarter_of
from plan.standing import Position, never_entered, position
from plan.suggesting import Suggestion, suggest


@dataclass(frozen=True)
class Line:
    """A task in a list, with where it stands."""

    task: Task
    place: Position
    continuous: bool
    reporter: Unit  # the real unit that reports on the day, also where the task names a role
    known: bool  # false where it is late only because nobody entered its state before reporting began
    reports: str  # what the reporter was called on the day

    @property
    def marks(self) -> list[Mark]:
        """Its signs, the most pressing first."""
        if not self.known:
            return [Mark("wait", _("строк минув, стану не внесено"))]
        return marks(self.place, self.continuous)

    @property
    def suggestion(self) -> Suggestion | None:
        """What the figures of a task that was given its indicators say of its stage."""
        rows = getattr(self.task, "indicators_shown", ())
        return suggest(self.place.stage, self.continuous, [row.met for row in rows], [row.today.count for row in rows])

    @property
    def row(self) -> progress.Row:
        """The task as it is counted."""
        return progress.Row(self.task.area.principle.number, self.continuous, self.place)


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar: a category, how many tasks, and from which task on it is drawn."""

    kind: progress.Category
    mark: Mark
    count: int
    start: int


@dataclass(frozen=True)
class Bar:
    """A principle with its tasks counted."""

    principle: Principle
    tally: progress.Tally
    segments: tuple[Segment, ...]

    @property
    def well(self) -> int:
        """Tasks that are as they should be: done, or running without an end."""
        return self.tally.done + self.tally.running


@dataclass(frozen=True)
class Picture:
    """The whole plan on a day."""

    plan: Plan
    on: date
    lines: tuple[Line, ...]

    @cached_property
    def tally(self) -> progress.Tally:
        """All tasks counted."""
        return progress.tally(line.row for line in self.lines)

    @cached_property
    def known(self) -> progress.Tally:
        """The tasks whose state was entered, counted."""
        return progress.tally(line.row for line in self.lines if line.known)

    @cached_property
    def bars(self) -> list[Bar]:
        """A bar for each principle that has tasks, in the plan's order."""
        principles = {line.task.area.principle.number: line.task.area.principle for line in self.lines}
        tallies = progress.by_principle(line.row for line in self.lines)
        return [Bar(principles[number], tally, segments(tally)) for number, tally in tallies.items()]

    @cached_property
    def longest(self) -> int:
        """Tasks of the largest principle: the full length of a bar."""
        return max((bar.tally.total for bar in self.bars), default=0)

    @cached_property
    def overdue(self) -> list[Line]:
        """Overdue tasks, the longest first."""
        return sorted((line for line in self.lines if line.place.overdue), key=lambda line: -line.place.days)

    @cached_property
    def late(self) -> list[Line]:
        """Those of them that are known to be late."""
        return [line for line in self.overdue if line.known]

    @cached_property
    def unknown(self) -> list[Line]:
        """Tasks whose due date passed before anybody entered where they stand."""
        return [line for line in self.lines if not line.known]


def current_plan(on: date | None = None) -> Plan | None:
    """The plan in force on a day (today) with its acts, the latest one where two overlap; one query.

    A plan that was superseded since is the plan of its days still.
    """
    begun = Edition.objects.filter(plan__starts_on__lte=on or today()).exclude(plan__state=Plan.State.DRAFT)
    acts = list(begun.select_related("plan").order_by("-plan__starts_on", "-plan", "number"))
    if not acts:
        return None
    plan = acts[0].plan
    give(plan, "editions", [act for act in acts if act.plan_id == plan.pk])
    return plan


def picture(plan: Plan, on: date, areas: Iterable[Area] | None = None) -> Picture:
    """The plan on a day; `areas` where the caller has its headings at hand."""
    return Picture(plan, on, tuple(lines(plan, plan.tasks.all(), on, areas)))


def lines(plan: Plan, tasks: QuerySet[Task], on: date, areas: Iterable[Area] | None = None) -> list[Line]:
    """Tasks the plan holds on a day, each with where it stands; the same few queries for any number."""
    return [_line(task, on) for task in worded(loaded(plan, judged(tasks.in_force(on)), areas), on)]


def with_parties(shown: Iterable[Line]) -> None:
    """Loads whom the order names for the lines a page shows."""
    prefetch_related_objects([line.task for line in shown], "assignments")


def _line(task, on):
    facts, reporter = task.facts(), task.reporter(on)
    place = position(facts, on)
    known = not never_entered(facts, place, task.plan.reporting_from or quarter_of(on).first, on)
    return Line(task, place, facts.ran_on(on), reporter, known, reporter.called(on))


def segments(tally: progress.Tally) -> tuple[Segment, ...]:
    """The stretches of a tally's bar, in the order of the legend."""
    drawn, start = [], 0
    for kind in progress.Category:
        if count := tally.of(kind):
            drawn.append(Segment(kind, category_mark(kind), count, start))
            start += count
    return tuple(drawn)
