"""What the plan reminds of on a day: due dates, information for the quarter, what waits for the coordinator.

Reading and reckoning are apart: the page that shows the coming week reads once and asks for each day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from core.ladder import LADDERS, Audience, Cause, Reminder
from core.models import Unit
from core.templatetags.ui import due_mark, tasks
from plan.models import (
    Assignment,
    CheckpointClaim,
    CheckpointMove,
    MemberReport,
    Plan,
    ProgressUpdate,
    Release,
    ReportingPeriod,
    StageChange,
    Task,
)
from plan.quarters import quarter_of
from plan.reporting import UpdateState, owes
from plan.standing import Facts, Position, Timeliness, position
from plan.workflow import Stage

REMINDED = (Unit.Kind.UNIT, Unit.Kind.ROLE)  # officials and collegial bodies get no letters


@dataclass(frozen=True)
class Known:
    """All that reminders of one plan are reckoned from."""

    plan: Plan
    tasks: list[Task]
    facts: dict[int, Facts]  # by task
    periods: list[ReportingPeriod]
    updates: dict[tuple[int, int], ProgressUpdate]  # by task and period, of periods that are not closed
    claimed: set[tuple[int, date]]  # (task, rule date) of what waits for review
    done: set[int]  # tasks that their units say are done, waiting for review
    requests: list[tuple[str, Task, StageChange | CheckpointMove | Release]]
    common: set[int]  # tasks that name a collective
    members: list[Unit]  # units that may belong to it
    told: set[tuple[int, int]]  # (period, unit) of members' forms handed in


def due(on: date) -> list[Reminder]:
    """Everything the plans in force remind of on a day."""
    return reckon(load(), on)


def load() -> list[Known]:
    """What is known of the plans in force."""
    return [_load(plan) for plan in Plan.objects.filter(state=Plan.State.IN_FORCE)]


def reckon(known: Iterable[Known], on: date) -> list[Reminder]:
    """Everything that is due on a day, of what is known."""
    return [reminder for one in known for kind in KINDS for reminder in kind(one, on)]


def due_dates(known: Known, on: date) -> Iterator[Reminder]:
    """Due dates of tasks that are open and of which no word waits for review."""
    ladder = LADDERS[Cause.DUE]
    for task in known.tasks:
        place = position(known.facts[task.pk], on)
        rung = ladder.rung(place.due_on, on) if _asks(known, task, place, on) else None
        if rung is not None:
            unit = task.reporting_unit.stands_in(on)
            for audience in ladder.hears(rung):
                page = _form(known, unit, on) if audience is Audience.UNIT else ("task",)
                yield _due(task, place, rung, audience, unit, page)


def submissions(known: Known, on: date) -> Iterator[Reminder]:
    """Information owed for a quarter, what was returned, and once the window has closed, the silent units."""
    for period in _spoken_of(known, on):
        silent: Counter = Counter()
        for task, update, unit in _owed(known, period, on):
            if period.takes_updates(unit, on):
                yield from _asked(task, update, period, unit, on)
            if on > period.submit_until(unit) and not (update and update.state == UpdateState.RETURNED):
                silent[unit] += 1
        for unit, count in silent.items():
            yield from _silent(period, unit, count, on)


def members(known: Known, on: date) -> Iterator[Reminder]:
    """The one form a quarter for the tasks of all units together, asked of each unit that does not lead them."""
    for period in _spoken_of(known, on):
        common = [task for task in known.tasks if task.pk in known.common and _holds(known, task, period, on)]
        for unit in known.members:
            if common and period.takes_updates(unit, on) and (period.pk, unit.pk) not in known.told:
                codes = [task.code for task in common if task.reporting_unit.stands_in(on) != unit]
                yield from _common(period, unit, codes, on) if codes else ()


def reviews(known: Known, on: date) -> Iterator[Reminder]:
    """Information that waits for the coordinator."""
    for update in known.updates.values():
        if update.state == UpdateState.SUBMITTED:
            yield from _rungs(
                Cause.REVIEW,
                timezone.localdate(update.submitted_at),
                on,
                item=f"review:{update.pk}:{update.version}",
                unit=update.unit,
                heading=_("Чекає вашого розгляду"),
                words=update.task.title,
                code=update.task.code,
                detail=f"{update.unit.label}, {update.period}",
                about=("review", str(update.period_id), str(update.pk)),
            )


def requests(known: Known, on: date) -> Iterator[Reminder]:
    """Requests that wait for a decision."""
    for wish, task, fact in known.requests:
        yield from _rungs(
            Cause.REQUEST,
            timezone.localdate(fact.recorded_at),
            on,
            item=f"request:{fact._meta.model_name}:{fact.pk}",
            unit=task.reporting_unit.stands_in(on),
            heading=_("Клопотання чекають рішення"),
            words=f"{wish}: {task.title}",
            code=task.code,
            detail=fact.reason,
            about=("requests",),
        )


KINDS = (due_dates, submissions, members, reviews, requests)


def _load(plan) -> Known:
    tasks = plan.tasks.select_related("edition", "reporting_unit").order_by("sort_key", "pk")
    periods = plan.periods.filter(closed_on__isnull=True).prefetch_related("extensions").order_by("year", "number")
    updates = ProgressUpdate.objects.filter(period__in=periods).select_related("task", "unit", "period")
    claims = CheckpointClaim.objects.filter(update__state=UpdateState.SUBMITTED, checkpoint__task__plan=plan)
    return Known(
        plan,
        list(tasks.prefetch_related("reporting_unit__holdings__unit")),
        plan.tasks.order_by().facts(),
        list(periods),
        {(update.task_id, update.period_id): update for update in updates},
        set(claims.values_list("checkpoint__task", "checkpoint__rule_date")),
        {update.task_id for update in updates if _says_done(update)},
        list(_requested(plan)),
        set(
            Assignment.objects.filter(task__plan=plan, party__kind=Unit.Kind.COLLECTIVE).values_list("task", flat=True)
        ),
        list(Unit.objects.filter(kind=Unit.Kind.UNIT, valid_to__isnull=True)),
        set(MemberReport.objects.filter(submitted_at__isnull=False).values_list("period", "unit")),
    )


def _says_done(update):
    return update.state == UpdateState.SUBMITTED and update.claimed_stage == Stage.DONE


def _requested(plan):
    holders = "task__reporting_unit__holdings__unit"
    moves = CheckpointMove.objects.requested().filter(checkpoint__task__plan=plan)
    for move in moves.prefetch_related(f"checkpoint__{holders}"):
        yield _("Перенести строк на %s") % f"{move.due_on:%d.%m.%Y}", move.checkpoint.task, move
    for release in Release.objects.requested().filter(task__plan=plan).prefetch_related(holders):
        yield _("Зняти з контролю"), release.task, release
    for change in StageChange.objects.requested().filter(task__plan=plan).prefetch_related(holders):
        yield _("Змінити стан на «%s»") % change.get_stage_display(), change.task, change


def _asks(known, task, place: Position, on) -> bool:
    """Whether a due date is to be spoken of: somebody may still act, and it is not merely a date before the start."""
    if not place.open or place.due_on is None or place.timeliness is Timeliness.NOT_APPLICABLE:
        return False
    if task.edition.effective_on > on or task.pk in known.done or (task.pk, place.rule_on) in known.claimed:
        return False
    return place.due_on >= (known.plan.reporting_from or quarter_of(on).first) or _entered(known.facts[task.pk], on)


def _entered(facts, on) -> bool:
    """Whether anybody has ever said where the task stands: else it may have been done long before reporting began."""
    return any(day <= on for day, _stage in facts.stages) or any(due.is_met(on) for due in facts.dues)


def _form(known, unit, on) -> tuple[str, ...]:
    """Where a unit tells that a date is met: the running quarter's form, or the task's page while there is none."""
    running = (period for period in known.periods if period.quarter.holds(on) and period.takes_updates(unit, on))
    return next((("update", str(period.quarter)) for period in running), ("task",))


def _due(task, place, rung, audience, unit, page) -> Reminder:
    late = place.days > 0
    headings = {
        Audience.UNIT: _("Прострочено") if late else _("Наближається строк"),
        Audience.COORDINATOR: _("Прострочено в підрозділах"),
        Audience.CURATOR: _("Прострочено в підрозділах, за які ви відповідаєте"),
    }
    told = [f"{_('строк')} {place.due_on:%d.%m.%Y}", due_mark(place).words]
    return Reminder(
        item=f"due:{task.pk}:{place.due_on:%Y%m%d}",
        rung=rung,
        cause=Cause.DUE,
        audience=audience,
        unit=unit,
        heading=headings[audience],
        words=task.title,
        code=task.code,
        detail=", ".join(told if audience is Audience.UNIT else [unit.label, *told]),
        about=(*page, task.code),
        pressing=late,
    )


def _spoken_of(known, on) -> list[ReportingPeriod]:
    """The quarters that anybody can still be reminded of: those at hand, and those with something returned."""
    returned = {period for (_task, period), update in known.updates.items() if update.state == UpdateState.RETURNED}
    return [period for period in known.periods if period.pk in returned or _at_hand(period, on)]


def _at_hand(period, on) -> bool:
    """Whether a day lies between the first rung before submission and the last one of silence."""
    last = max([period.submit_by, *(extra.review_by for extra in period.extensions.all())])
    begun = LADDERS[Cause.SUBMIT].rung(period.submit_by, on) is not None
    return begun and (on <= last or LADDERS[Cause.SILENT].rung(last, on) is not None)


def _owed(known, period, on):
    """Each task that owes information no one has sent, with what was begun, and its unit."""
    for task in known.tasks:
        if not _holds(known, task, period, on):
            continue
        update = known.updates.get((task.pk, period.pk))
        unit = update.unit if update else task.reporting_unit.stands_in(period.quarter.last)
        if unit.kind in REMINDED and not (update and update.state in (UpdateState.SUBMITTED, UpdateState.ACCEPTED)):
            yield task, update, unit


def _holds(known, task, period, on) -> bool:
    """Whether the plan asks about the task for a quarter."""
    return task.edition.effective_on <= period.quarter.last and owes(known.facts[task.pk], period.quarter, on)


def _asked(task, update, period, unit, on) -> Iterator[Reminder]:
    """A task's information is asked for; what was returned, with the note."""
    row = {"unit": unit, "words": task.title, "code": task.code}
    row["about"] = ("update", str(period.quarter), task.code)
    if update and update.state == UpdateState.RETURNED:
        yield from _rungs(
            Cause.RETURNED,
            timezone.localdate(update.reviewed_at),
            on,
            item=f"returned:{update.pk}:{update.reviewed_at:%Y%m%d%H%M%S}",
            heading=_("Повернуто: виправте й подайте ще раз"),
            detail=f"«{update.review_note}»",
            pressing=True,
            **row,
        )
        return
    until = period.submit_until(unit)
    yield from _rungs(
        Cause.SUBMIT,
        until,
        on,
        item=f"submit:{period.pk}:{task.pk}:{until:%Y%m%d}",
        heading=_heading(period, unit, on),
        detail=_("є чернетка") if update else "",
        pressing=on > until,
        **row,
    )


def _common(period, unit, codes, on) -> Iterator[Reminder]:
    until = period.submit_until(unit)
    yield from _rungs(
        Cause.SUBMIT,
        until,
        on,
        item=f"common:{period.pk}:{unit.pk}:{until:%Y%m%d}",
        unit=unit,
        heading=_heading(period, unit, on),
        words=_("Спільні завдання структурних підрозділів: що зробив ваш підрозділ"),
        detail=", ".join(codes),
        about=("common", str(period.quarter)),
        own_only=True,
    )


def _heading(period, unit, on) -> str:
    """What is asked of a unit for a quarter, and until when."""
    until = period.submit_until(unit)
    words = _("Подайте інформацію за %(period)s до %(day)s")
    if on > until:
        words = _("Строк минув %(day)s: подайте інформацію за %(period)s до %(last)s")
    return words % {"period": period, "day": f"{until:%d.%m.%Y}", "last": f"{period.open_until(unit):%d.%m.%Y}"}


def _silent(period, unit, count, on) -> Iterator[Reminder]:
    until = period.submit_until(unit)
    yield from _rungs(
        Cause.SILENT,
        until,
        on,
        item=f"silent:{period.pk}:{unit.pk}:{until:%Y%m%d}",
        unit=unit,
        heading=_("Не подали інформацію за %s") % period,
        words=unit.name,
        detail=_("%(tasks)s без інформації, строк був %(day)s") % {"tasks": tasks(count), "day": f"{until:%d.%m.%Y}"},
        about=("silent", str(period.pk), str(unit.pk)),
        pressing=True,
    )


def _rungs(cause, day, on, **told) -> Iterator[Reminder]:
    """A reminder for each audience that hears of it on a day."""
    rung = LADDERS[cause].rung(day, on)
    for audience in LADDERS[cause].hears(rung) if rung is not None else ():
        yield Reminder(rung=rung, cause=cause, audience=audience, **told)
