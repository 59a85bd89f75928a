"""The plan as an appendix to an order: the edition in force on a day, with what later acts changed marked.

PERIOD is a quarter or a year: the edition of its last day, or of the day it is drawn up while it runs.
"""

from dataclasses import dataclass
from datetime import date

from core.pdf import DocumentError
from core.templatetags.ui import tasks
from plan.editions import AMENDMENTS, wording
from plan.models import Plan
from reports.compared import comparing
from reports.form import HEADED, Form, Subject, Table
from reports.heading import Headed, Heading, heading, page
from reports.periods import stretch
from reports.sealed import Sealed
from reports.typography import unbroken
from reports.workflow import Kind

TEMPLATE = "reports/plan.html"
HEADS = ("Код", "Завдання", "Строк виконання", "Очікуваний результат", "Відповідальні", "Зміни")


@dataclass(frozen=True)
class PlanTask:
    """A task as worded on the day; `change` says by which act it came, was restated or was taken out."""

    code: str
    title: str
    deadline: str
    result: str
    responsible: tuple[str, ...]
    change: str = ""
    removed: bool = False


@dataclass(frozen=True)
class PlanArea:
    """A heading with its tasks."""

    number: str
    title: str
    tasks: tuple[PlanTask, ...]


@dataclass(frozen=True)
class PlanPrinciple:
    """A principle with its headings."""

    number: str
    title: str
    areas: tuple[PlanArea, ...]


@dataclass(frozen=True)
class PlanAnnex(Headed):
    """The whole paper."""

    heading: Heading
    name: str
    act: str
    changed_by: tuple[str, ...]
    day: date
    drawn_on: date
    principles: tuple[PlanPrinciple, ...]

    @property
    def rows(self) -> tuple[PlanTask, ...]:
        """Every task in the plan's order, those taken out too."""
        return tuple(task for part in self.principles for area in part.areas for task in area.tasks)

    @property
    def title(self) -> str:
        """What the document is called."""
        return f"{self.name}: редакція на {self.day:%d.%m.%Y}"


@dataclass(frozen=True)
class SealedPlan(Sealed):
    """An issued edition."""

    report: PlanAnnex


def subject(period: str) -> Subject:
    """The plan in force in the period."""
    return Subject(_plan(stretch(period)))


def draw(period: str, on: date) -> PlanAnnex:
    """The edition in force; five queries for any number of tasks."""
    days = stretch(period)
    plan, day = _plan(days), days.day(on)
    acts = [edition for edition in plan.editions.all() if edition.effective_on <= day]
    first, *later = acts or [None]
    return PlanAnnex(
        heading=heading(Kind.PLAN, on, plan),
        name=plan.title,
        act=unbroken(str(first or "")),
        changed_by=tuple(unbroken(str(act)) for act in later),
        day=day,
        drawn_on=on,
        principles=_principles(plan, day),
    )


def suggested(annex: PlanAnnex) -> str:
    """How many tasks there are, and how many later acts touched."""
    held = [task for task in annex.rows if not task.removed]
    changed = sum(bool(task.change) for task in annex.rows)
    told = f"У плані {tasks(len(held))}."
    return f"{told} Змінено пізнішими актами: {changed}." if changed else f"{told} Змін до плану не вносили."


def html(sealed: SealedPlan, **more) -> str:
    """The paper as HTML."""
    annex = sealed.report
    return page(TEMPLATE, sealed, title=annex.title, footer=[annex.name, "Редакція плану"], **more)


def tables(sealed: SealedPlan) -> list[Table]:
    """The table of the paper."""
    return [Table("План", HEADS, tuple(_cells(task) for task in sealed.report.rows))]


def _plan(days) -> Plan:
    plans = Plan.objects.exclude(state=Plan.State.DRAFT).prefetch_related("editions").order_by("-starts_on", "-pk")
    plan = next((plan for plan in plans if plan.starts_on <= days.last), None)
    if plan is None:
        raise DocumentError("Затвердженого плану на цей час не було. Вкажіть пізніший період.")
    return plan


def _principles(plan, day):
    rows = plan.tasks.filter(edition__effective_on__lte=day).select_related("edition", "removed_by", "area__principle")
    rows = rows.prefetch_related("assignments", AMENDMENTS)
    found: dict = {}
    for task in rows.order_by("area__principle__order", "area__number", "sort_key", "pk"):
        found.setdefault(task.area.principle, {}).setdefault(task.area, []).append(_task(task, plan, day))
    return tuple(
        PlanPrinciple(
            principle.number,
            principle.title_on(day),
            tuple(
                PlanArea(f"{principle.number}.{area.number}", area.title_on(day), tuple(own))
                for area, own in areas.items()
            ),
        )
        for principle, areas in found.items()
    )


def _task(task, plan, day):
    words = wording(task, day)
    removed = task.removed_by is not None and task.removed_by.effective_on <= day
    return PlanTask(
        code=task.code,
        title=words.title,
        deadline=words.deadline_text,
        result=words.expected_result,
        responsible=words.responsible,
        change=unbroken(_change(task, plan, day, removed)),
        removed=removed,
    )


def _change(task, plan, day, removed):
    if removed:
        return f"вилучено: {task.removed_by}"
    restated = [row.edition for row in task.amendments.all() if row.edition.effective_on <= day]
    if restated:
        return f"у редакції: {max(restated, key=lambda edition: edition.effective_on)}"
    return f"доповнено: {task.edition}" if task.edition_id != plan.act.pk else ""


def _cells(task):
    return task.code, task.title, task.deadline, task.result, "\n".join(task.responsible), task.change


def _rows(annex):
    return {task.code: dict(zip(HEADS[1:], _cells(task)[1:], strict=True)) for task in annex.rows}


FORM = Form(
    sealed=SealedPlan,
    subject=subject,
    draw=draw,
    html=html,
    suggested=suggested,
    differences=comparing(_rows),
    tables=tables,
    templates=("plan",),
    words=(*HEADED, "plan_annex"),
)
