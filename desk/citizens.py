"""The plan as everybody sees it: approved words, and stages as the last issued report told them, nothing typed later.

Before the first report is issued there are tasks and deadlines only. What stands here comes from the report's frozen
data or from the approved order; nobody's drafts, notes, letters, addresses or proofs are even read.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.utils.translation import gettext as _

from core.clock import today
from core.templatetags.ui import Mark, marks
from core.ukrainian import search_text
from desk.pictures import Bar, current_plan, segments
from plan import progress
from plan.editions import worded
from plan.models import Plan
from plan.progress import Category
from plan.workflow import Stage
from reports.models import Report
from reports.printing import opened
from reports.quarterly import Line
from reports.sealed import Sealed
from reports.workflow import Kind


@dataclass(frozen=True)
class Heading:
    """A principle, or an area of it, with its number."""

    number: str
    title: str

    def __str__(self):
        return f"{self.number}. {self.title}"


@dataclass(frozen=True)
class Shown:
    """A task as everybody sees it; without a report there is no `line`, and nothing is said of its stage."""

    principle: Heading
    area: Heading
    code: str
    title: str
    deadline: str
    result: str
    responsible: tuple[str, ...]
    line: Line | None = None

    @property
    def marks(self) -> list[Mark]:
        """Its signs in the reader's language, the most pressing first."""
        return _marks(self.line) if self.line else []

    def holds(self, words: str) -> bool:
        """Whether every word occurs in it."""
        text = search_text(" ".join([self.code, self.title, self.deadline, *self.responsible]))
        return all(word in text for word in search_text(words).split())


@dataclass(frozen=True)
class OpenPlan:
    """The whole plan; `report` is the issued one that its stages come from, `on` the day they speak of."""

    title: str
    acts: str
    tasks: tuple[Shown, ...]
    bars: tuple[Bar, ...] = ()
    tally: progress.Tally | None = None
    known: progress.Tally | None = None
    report: Report | None = None
    on: date | None = None

    @cached_property
    def longest(self) -> int:
        """Tasks of the largest principle: the full length of a bar."""
        return max((bar.tally.total for bar in self.bars), default=0)

    def task(self, code: str) -> Shown | None:
        """The task of a code."""
        return next((task for task in self.tasks if task.code == code), None)


def open_plan() -> OpenPlan | None:
    """The plan in force, as everybody may see it today."""
    plan = current_plan()
    if plan is None:
        return None
    report = latest_report(plan)
    if report is None:
        return approved_plan(plan, today())
    return told_plan(frozen(report.pk, report.sha256), report)


def latest_report(plan: Plan) -> Report | None:
    """The last quarterly report of the plan that was issued, in its version in force."""
    return plan.reports.light().in_force().filter(kind=Kind.QUARTERLY).order_by("-period").first()


def open_reports(plan: Plan) -> list[Report]:
    """Reports whose files the coordinator opened to everybody, the latest first."""
    return list(plan.reports.light().in_force().filter(is_public=True).order_by("-period"))


@lru_cache(maxsize=4)
def frozen(pk: int, sha256: str) -> Sealed:
    """What an issued report tells; it never changes, so it is read once."""
    return opened(Kind.QUARTERLY, Report.objects.values_list("payload", flat=True).get(pk=pk))


def told_plan(sealed: Sealed, report: Report) -> OpenPlan:
    """The plan as a report told it."""
    told = sealed.report
    known = progress.tally(line.row for line in told.lines if line.known)
    bars = tuple(Bar(part, part.totals, segments(part.totals)) for part in told.principles)  # type: ignore[arg-type]
    tasks = tuple(
        _told(Heading(part.number, part.title), Heading(area.number, area.title), line)
        for part in told.principles
        for area in part.areas
        for line in area.lines
    )
    return OpenPlan(told.plan, "; ".join(told.acts), tasks, bars, told.totals, known, report, told.day)


def approved_plan(plan: Plan, on: date) -> OpenPlan:
    """The plan as its acts word it on a day; no stage, since no report told any."""
    held = plan.tasks.in_force(on).select_related("area__principle", "edition").prefetch_related("assignments")
    rows = worded(held.order_by("area__principle__order", "area__number", "sort_key", "pk"), on)
    return OpenPlan(plan.title, str(plan.act or ""), tuple(map(_approved, rows)))


def _told(principle, area, line):
    return Shown(principle, area, line.code, line.title, line.deadline, line.result, line.responsible, line)


def _approved(task):
    principle = task.area.principle
    return Shown(
        Heading(principle.number, principle.title),
        Heading(f"{principle.number}.{task.area.number}", task.area.title),
        task.code,
        task.title,
        task.deadline_text,
        task.expected_result,
        tuple(assignment.wording for assignment in task.assignments.all()),
    )


def _marks(line):
    if not line.known:
        return [Mark("wait", _("строк минув, стану не внесено"))]
    said = marks(line.place, line.row.continuous)
    if line.row.confirmed is False and line.place.stage == Stage.IN_PROGRESS and not line.place.overdue:
        return [Mark("none", str(Category.UNCONFIRMED.label)), *said[1:]]
    return said
