"""The quarterly report on the plan: everything the document needs, computed from dated facts, nothing stored.

The picture is that of the quarter's last day, or of the day the report is drawn up (`on`) while the quarter still
runs. Facts count by the day they took effect, so a fact entered in October for September belongs to the third
quarter; what took effect after the quarter is not in its report, however late the report is drawn up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from core.memory import uncollected
from core.models import Office, Unit
from core.pdf import DocumentError, cap
from core.templatetags.ui import Mark
from plan import progress
from plan.editions import worded
from plan.freshness import TaskLine, answers, told_periods
from plan.indicators import give, judged
from plan.models import Plan, Task
from plan.quarters import Quarter
from plan.reporters import with_reporters
from plan.reporting import Freshness
from plan.standing import never_entered
from plan.workflow import Stage
from reports import states
from reports.changes import Change, Request, changes, requests
from reports.discipline import Discipline, discipline
from reports.measured import Measured, hint, measured
from reports.parties import parties
from reports.rounds_told import RoundTold, latest_round
from reports.told import Told, Word, shortened, told, word
from reports.typography import unbroken
from reports.workflow import Kind

CAUSE = 220  # characters of a reason, or of the title of a proof
HEADS = {
    f"{place} голова": f"{of} голови"
    for place, of in [("міський", "міського"), ("селищний", "селищного"), ("сільський", "сільського")]
}


@dataclass(frozen=True)
class Line:
    """A task as the report shows it. `known` is false where it is late only because nobody entered its state."""

    code: str
    title: str
    deadline: str  # verbatim
    responsible: tuple[str, ...]  # verbatim, in the approved order
    reports: str
    row: progress.Row
    headline: Mark
    details: tuple[str, ...]
    released: str  # the release from control, with its basis
    known: bool
    word: Word | None = None  # what its unit told for the quarter
    result: str = ""  # what the order expects of it, verbatim
    cause: str = ""  # of a late one: what was asked for, else what its unit wrote
    evidence: tuple[str, ...] = ()  # titles of what proves the unit's words
    indicators: tuple[Measured, ...] = ()
    hint: str = ""  # the stage its indicators speak for

    @property
    def place(self):
        """Where the task stands."""
        return self.row.position

    @property
    def category(self) -> progress.Category:
        """The group it is counted in."""
        return progress.category(self.row)


@dataclass(frozen=True)
class Frame:
    """What every line is drawn in: the day, since when states are entered, who asks for what, what units told."""

    day: date
    entered_from: date
    waiting: Mapping[str, Request] = field(default_factory=dict)  # by code
    told: dict[int, TaskLine] = field(default_factory=dict)  # by task
    confirms: bool = False  # the quarter is over and was asked for


@dataclass(frozen=True)
class Area:
    """A heading of the plan with its tasks."""

    number: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Principle:
    """A principle with its areas and its tasks counted."""

    number: str
    title: str
    areas: tuple[Area, ...]
    totals: progress.Tally


@dataclass(frozen=True)
class Quarterly:
    """The whole document. `before` counts the end of the previous quarter, None where nobody reported then."""

    plan: str
    authority: tuple[str, ...]
    acts: tuple[str, ...]  # the approving act first, then those that changed it
    quarter: Quarter
    day: date  # of the picture
    drawn_on: date
    demo: bool
    reporting_from: date | None
    opening_missing: bool  # nobody entered where any task stood when reporting began
    signatory_post: str
    signatory: str
    principles: tuple[Principle, ...]
    totals: progress.Tally
    before: progress.Tally | None
    requests: tuple[Request, ...]
    changes: tuple[Change, ...]
    told: Told | None = None  # what units told; None where nobody was asked for the quarter
    addressee: tuple[str, ...] = ()
    discipline: Discipline | None = None  # the register's; None where it held nothing
    round: RoundTold | None = None  # the last one closed by then

    @property
    def ended(self) -> bool:
        """Whether the quarter is over on the day of the picture."""
        return self.day >= self.quarter.last

    @property
    def asked(self) -> bool:
        """Whether continuous tasks are counted by what their units confirmed."""
        return self.told is not None and self.ended

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every task in the plan's order."""
        return tuple(line for part in self.principles for area in part.areas for line in area.lines)

    @property
    def done(self) -> tuple[Line, ...]:
        """Tasks done in the quarter."""
        return tuple(
            line
            for line in self.lines
            if line.place.stage == Stage.DONE and line.place.since and self.quarter.holds(line.place.since)
        )

    @property
    def overdue(self) -> tuple[Line, ...]:
        """Tasks known to be late, the longest first."""
        late = [line for line in self.lines if line.place.overdue and line.known]
        return tuple(sorted(late, key=lambda line: -line.place.days))

    @property
    def measured(self) -> tuple[Line, ...]:
        """Tasks that are judged by figures."""
        return tuple(line for line in self.lines if line.indicators)

    @property
    def unknown(self) -> tuple[Line, ...]:
        """Tasks whose due date passed before anybody entered where they stand."""
        return tuple(line for line in self.lines if not line.known)

    @property
    def due_next(self) -> tuple[Line, ...]:
        """Open tasks that fall due in the next quarter; while this one runs, in what is left of it."""
        following = self.quarter.following if self.ended else self.quarter
        return tuple(
            line
            for line in self.lines
            if line.place.open and line.place.due_on is not None and line.place.due_on > self.day
            if following.holds(line.place.due_on)
        )


def plan_for(quarter: Quarter) -> Plan:
    """The plan that was in force in a quarter; refuses a quarter no plan reports on."""
    adopted = Plan.objects.exclude(state=Plan.State.DRAFT).prefetch_related("editions")
    covering = adopted.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=quarter.first), starts_on__lte=quarter.last)
    if plan := covering.first():
        return plan
    latest = adopted.first()
    if latest is None:
        raise DocumentError(_("Чинного плану ще немає. Спершу внесіть затверджене розпорядження."))
    if quarter.last < latest.starts_on:
        raise DocumentError(
            _("План діє з %(day)s: за %(quarter)s звіту не буває.")
            % {"day": f"{latest.starts_on:%d.%m.%Y}", "quarter": quarter.words}
        )
    raise DocumentError(
        _("План діяв до %(day)s: за %(quarter)s звіту не буває.")
        % {"day": f"{latest.ends_on:%d.%m.%Y}", "quarter": quarter.words}
    )


def build(plan: Plan, quarter: Quarter, on: date, unit: Unit | None = None) -> Quarterly:
    """The report of a plan for a quarter, drawn up on a day; of one unit's tasks alone where it is named."""
    _check(plan, quarter, on)
    with translation.override("uk"), uncollected():
        return _build(plan, quarter, on, unit)


def _check(plan, quarter, on):
    if on < quarter.first:
        raise DocumentError(
            _("%(quarter)s ще не почався: звіт можна скласти з %(day)s.")
            % {"quarter": quarter.words, "day": f"{quarter.first:%d.%m.%Y}"}
        )
    if plan.reporting_from is not None and quarter.last < plan.reporting_from:
        raise DocumentError(
            _("Звітування за планом почалося %(day)s: за %(quarter)s звіту не буває.")
            % {"day": f"{plan.reporting_from:%d.%m.%Y}", "quarter": quarter.words}
        )


def _build(plan, quarter, on, unit) -> Quarterly:
    day = min(quarter.last, on)
    tasks = _own(with_reporters(worded(_tasks(plan, day), day)), unit, day)
    _reckon(tasks, day)
    asked = requests(plan, tasks, day, on)
    asked = _of_tasks(asked, tasks) if unit else asked
    periods = told_periods(plan, [quarter, quarter.previous])
    period = periods.get(quarter)
    lines = _told(period, tasks, on)
    waiting = {request.code: request for request in asked}
    confirms = period is not None and day >= quarter.last
    principles = _principles(tasks, Frame(day, plan.reporting_from or quarter.first, waiting, lines, confirms))
    return Quarterly(
        **_head(plan, quarter, day, on),
        opening_missing=_opening_missing(plan, tasks),
        principles=principles,
        totals=progress.tally(line.row for part in principles for area in part.areas for line in area.lines),
        before=_before(plan, quarter.previous, tasks, _told(periods.get(quarter.previous), tasks, on)),
        requests=asked,
        changes=changes(tasks, quarter.first, day),
        told=told(lines.values(), day) if period else None,
        **({} if unit else {"discipline": discipline(day, quarter.previous.last), "round": latest_round(day)}),
    )


def _reckon(tasks, day) -> None:
    """Gives tasks their facts, which a report asks for several days, and their indicators."""
    for task in tasks:
        task.known_facts = task.facts()
    give(tasks, day, fresh=True)


def _own(tasks, unit, day) -> list:
    """The tasks of a unit; all of them where none is named."""
    return [task for task in tasks if unit is None or task.reporter(day) == unit]


def _of_tasks(found, tasks) -> tuple[Request, ...]:
    codes = {task.code for task in tasks}
    return tuple(request for request in found if request.code in codes)


def _head(plan, quarter, day, on) -> dict:
    """Whose report it is, of when, and who signs it."""
    office, people = Office.objects.first(), parties(Kind.QUARTERLY, on, plan)
    return {
        "plan": plan.title,
        "authority": tuple(plan.authority.splitlines()),
        "acts": tuple(_act(edition) for edition in plan.editions.all() if edition.effective_on <= day),
        "quarter": quarter,
        "day": day,
        "drawn_on": on,
        "demo": office is not None and office.demo,
        "reporting_from": plan.reporting_from,
        "signatory_post": people.post,
        "signatory": people.name,
        "addressee": people.addressee,
    }


def _act(edition) -> str:
    """The act as documents cite it: an order is its signatory's («розпорядження міського голови від …»)."""
    head = HEADS.get(edition.signatory_post.strip().casefold()) if edition.act_kind == "розпорядження" else None
    return str(edition).replace(edition.act_kind, f"{edition.act_kind} {head}", 1) if head else str(edition)


def _tasks(plan, day):
    """The tasks the plan held on a day, with all that the report shows, in a fixed number of queries."""
    held = judged(plan.tasks.for_page().in_force(day).select_related("edition"))
    return held.order_by("area__principle__order", "area__number", "sort_key", "pk")


def _told(period, tasks, on) -> dict[int, TaskLine]:
    """What was known on a day of each task that owes information for a quarter."""
    return (
        {line.task.pk: line for line in answers(period, ((task, task.facts()) for task in tasks), on)}
        if period
        else {}
    )


def _before(plan, quarter, tasks, lines) -> progress.Tally | None:
    if quarter.last < max(plan.starts_on, plan.reporting_from or plan.starts_on):
        return None
    frame = Frame(quarter.last, quarter.first, told=lines, confirms=bool(lines))
    return progress.tally(_row(task, frame) for task in tasks if task.edition.effective_on <= quarter.last)


def _row(task, frame) -> progress.Row:
    line = frame.told.get(task.pk) if frame.confirms and task.continuous else None
    confirmed = None if line is None else line.freshness == Freshness.REPORTED
    waiting = task.code in frame.waiting
    return progress.Row(task.area.principle.number, task.continuous, task.position(frame.day), waiting, confirmed)


def _principles(tasks: Iterable[Task], frame: Frame) -> tuple[Principle, ...]:
    """The tasks under their headings; tasks come in the plan's order."""
    headings: dict = {}
    for task in tasks:
        areas = headings.setdefault(task.area.principle, {})
        areas.setdefault(task.area, []).append(_line(task, _row(task, frame), frame))
    return tuple(
        Principle(
            principle.number,
            cap(principle.title),
            tuple(
                Area(f"{principle.number}.{area.number}", cap(area.title), tuple(lines))
                for area, lines in areas.items()
            ),
            progress.tally(line.row for lines in areas.values() for line in lines),
        )
        for principle, areas in headings.items()
    )


def _line(task, row, frame) -> Line:
    place, known = row.position, not never_entered(task.facts(), row.position, frame.entered_from, frame.day)
    return Line(
        code=task.code,
        title=cap(task.title),
        deadline=task.deadline_text,
        responsible=tuple(assignment.wording for assignment in task.assignments.all()),
        reports=task.reporter(frame.day).label_on(frame.day),
        row=row,
        headline=states.headline(place, row.continuous, known, row.confirmed),
        details=tuple(states.details(place, row.continuous, _since(task, place), row.confirmed)) if known else (),
        released=_released(task, place) if place.released else "",
        known=known,
        word=word(frame.told.get(task.pk)),
        result=cap(task.expected_result),
        cause=_cause(frame.waiting.get(task.code), frame.told.get(task.pk)) if place.overdue and known else "",
        evidence=_evidence(frame.told.get(task.pk)),
        indicators=measured(task.indicators_shown),
        hint=hint(task, place, task.indicators_shown),
    )


def _cause(request, told) -> str:
    """Why a task is late: the reason of what is asked for, else the unit's own words."""
    if request and request.reason:
        return shortened(request.reason, CAUSE)
    return shortened(told.known.text, CAUSE) if told and told.known else ""


def _evidence(told) -> tuple[str, ...]:
    proofs = told.known.evidence.all() if told and told.known else ()
    return tuple(shortened(proof.title, CAUSE) for proof in proofs if not proof.removed)


def _since(task, place) -> date | None:
    """The day the stage was taken; the day of the opening table only says where the task stood then."""
    opening = any(fact.opening and fact.effective_on == place.since for fact in task.counted_stages)
    return None if opening else place.since


def _released(task, place):
    """The day and basis of a release; of a task not done the headline already says that it is off control."""
    fact = task.counted_releases[0]
    day = f"{fact.effective_on:%d.%m.%Y}"
    said = _("знято з контролю %(day)s") % {"day": day} if place.stage == Stage.DONE else day
    return unbroken(f"{said} ({fact.basis})") if fact.basis else said


def _opening_missing(plan, tasks) -> bool:
    began_later = plan.reporting_from is not None and plan.reporting_from > plan.starts_on
    return began_later and not any(fact.opening for task in tasks for fact in _entered(task))


def _entered(task) -> list:
    """Every fact that says how far a task has come."""
    return [*task.counted_stages, *(met for checkpoint in task.checkpoints.all() for met in checkpoint.met)]
