"""What the plan reminds of on a day: due dates, information for the quarter, what waits for the coordinator.

Reading and reckoning are apart: the page that shows the coming week reads once and asks for each day.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from core.ladder import Audience, Cause, Reminder, step_day
from core.templatetags.ui import due_mark, tasks
from plan.freshness import TaskLine
from plan.quarters import quarter_of
from plan.reminder_facts import Known, known
from plan.reporting import Freshness, UpdateState
from plan.standing import Position, Timeliness, position

ASKED = (Freshness.EXPECTED, Freshness.SILENT)


def due(on: date) -> list[Reminder]:
    """Everything the plans in force remind of on a day."""
    return reckon(load(on), on)


def load(on: date) -> Known:
    """What is known of the plans in force, for any number of days from this one."""
    return known(on)


def reckon(facts: Known, on: date) -> list[Reminder]:
    """Everything that is due on a day, of what is known."""
    return [reminder for kind in KINDS for reminder in kind(facts, on)]


def due_dates(known: Known, on: date) -> Iterator[Reminder]:
    """Due dates of tasks that are open and of which no word waits for review."""
    ladder, done = known.ladders[Cause.DUE], known.done
    for task in known.tasks.values():
        place = position(known.facts[task.pk], on)
        asks = task.pk not in done and _asks(known, task, place, on)
        rung = ladder.rung(place.due_on, on) if asks else None
        if rung is not None:
            unit = task.reporter(on)
            for audience in ladder.hears(rung):
                page = _form(known, task, unit, on) if audience is Audience.UNIT else ("task",)
                yield _due(task, place, rung, audience, unit, page)


def of_quarters(known: Known, on: date) -> Iterator[Reminder]:
    """What is owed for each quarter that is spoken of: by the units, and by members of a collective."""
    for period in known.periods:
        if _spoken_of(known, period, on):
            lines = known.lines(period, on)
            yield from _submissions(known, period, lines, on)
            yield from _members(known, period, lines, on)


def reviews(known: Known, on: date) -> Iterator[Reminder]:
    """Information that waits for the coordinator."""
    for update in known.waiting:
        task = known.tasks[update.task_id]
        yield from _rungs(
            known,
            Cause.REVIEW,
            timezone.localdate(update.submitted_at),
            on,
            item=f"review:{update.pk}:{update.version}",
            unit=update.unit,
            heading=_("Чекає вашого розгляду"),
            words=task.title,
            code=task.code,
            detail=f"{update.unit.label}, {update.period}",
            about=("review", str(update.period_id), str(update.pk)),
        )


def requests(known: Known, on: date) -> Iterator[Reminder]:
    """Requests that wait for a decision."""
    for task, wish in known.requests:
        yield from _rungs(
            known,
            Cause.REQUEST,
            timezone.localdate(wish.recorded_at),
            on,
            item=f"request:{wish.kind}:{wish.pk}",
            unit=task.reporter(on),
            heading=_("Клопотання чекають рішення"),
            words=f"{wish.words}: {task.title}",
            code=task.code,
            detail=wish.reason,
            about=("requests",),
        )


KINDS = (due_dates, of_quarters, reviews, requests)


def _asks(known, task, place: Position, on) -> bool:
    """Whether a due date is to be spoken of: somebody may still act, and it is not merely a date before the start."""
    if not place.open or place.due_on is None or place.timeliness is Timeliness.NOT_APPLICABLE:
        return False
    if task.edition.effective_on > on or (task.pk, place.rule_on) in known.claimed:
        return False
    reported_from = known.plans[task.plan_id].reporting_from or quarter_of(on).first
    return place.due_on >= reported_from or _entered(known.facts[task.pk], on)


def _entered(facts, on) -> bool:
    """Whether anybody has ever said where the task stands: else it may have been done long before reporting began."""
    return any(day <= on for day, _stage in facts.stages) or any(due.is_met(on) for due in facts.dues)


def _form(known, task, unit, on) -> tuple[str, ...]:
    """Where a unit tells that a date is met: the running quarter's form, or the task's page while there is none."""
    held = (period for period in known.periods if period.plan_id == task.plan_id and period.quarter.holds(on))
    running = (period for period in held if period.takes_updates(unit, on))
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
        reached=step_day(place.due_on, rung),
    )


def _spoken_of(known, period, on) -> bool:
    """Whether anybody can still be reminded of a quarter: it is at hand, or something of it was returned."""
    returned = any(update.state == UpdateState.RETURNED for update in period.updates.all())
    return returned or _at_hand(known, period, on)


def _at_hand(known, period, on) -> bool:
    """Whether a day lies between the first rung before submission and the last one of silence."""
    submit, silent = known.ladders[Cause.SUBMIT], known.ladders[Cause.SILENT]
    last = max([period.submit_by, *(extra.review_by for extra in period.extensions.all())])
    begun = any(ladder.rung(period.submit_by, on) is not None for ladder in (submit, silent))
    return begun and (on <= last or silent.rung(last, on) is not None)


def _submissions(known, period, lines: list[TaskLine], on) -> Iterator[Reminder]:
    """Information owed for a quarter, what was returned, and once the window has closed, the silent units."""
    silent: Counter = Counter()
    for line in lines:
        if period.takes_updates(line.unit, on):
            yield from _asked(known, line, period, on)
        silent[line.unit] += line.freshness == Freshness.SILENT
    for unit, count in silent.items():
        yield from _silent(known, period, unit, count, on) if count else ()


def _members(known, period, lines: list[TaskLine], on) -> Iterator[Reminder]:
    """The one form a quarter for the tasks of all units together, asked of each unit that does not lead them."""
    common = [line.task for line in lines if line.task.pk in known.common]
    for unit in known.members if common else ():
        if unit.stood(on) and period.takes_updates(unit, on) and (period.pk, unit.pk) not in known.told:
            asked = [task for task in common if known.asks(task, unit, min(on, period.quarter.last))]
            codes = [task.code for task in asked if task.reporter(on) != unit]
            yield from _common(known, period, unit, codes, on) if codes else ()


def _asked(known, line: TaskLine, period, on) -> Iterator[Reminder]:
    """A task's information is asked for; what was returned, with the note."""
    task, unit, update = line.task, line.unit, line.update
    row = {"unit": unit, "words": task.title, "code": task.code}
    row["about"] = ("update", str(period.quarter), task.code)
    if line.freshness == Freshness.RETURNED:
        yield from _rungs(
            known,
            Cause.RETURNED,
            timezone.localdate(update.reviewed_at),
            on,
            item=f"returned:{update.pk}:{update.reviewed_at:%Y%m%d%H%M%S}",
            heading=_("Повернуто: виправте й подайте ще раз"),
            detail=f"«{update.review_note}»",
            pressing=True,
            **row,
        )
    if line.freshness in ASKED:
        yield from _rungs(
            known,
            Cause.SUBMIT,
            line.submit_by,
            on,
            item=f"submit:{period.pk}:{task.pk}:{line.submit_by:%Y%m%d}",
            heading=_heading(period, unit, on),
            detail=_("є чернетка") if update else "",
            pressing=on > line.submit_by,
            **row,
        )


def _common(known, period, unit, codes, on) -> Iterator[Reminder]:
    until = period.submit_until(unit)
    yield from _rungs(
        known,
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


def _silent(known, period, unit, count, on) -> Iterator[Reminder]:
    until = period.submit_until(unit)
    yield from _rungs(
        known,
        Cause.SILENT,
        until,
        on,
        item=f"silent:{period.pk}:{unit.pk}:{until:%Y%m%d}",
        unit=unit,
        heading=_("Не подали інформацію за %s") % period,
        words=unit.called(on),
        detail=_("%(tasks)s без інформації, строк був %(day)s") % {"tasks": tasks(count), "day": f"{until:%d.%m.%Y}"},
        about=("silent", str(period.pk), str(unit.pk)),
        pressing=True,
    )


def _rungs(known, cause, day, on, **told) -> Iterator[Reminder]:
    """A reminder for each audience that hears of it on a day."""
    ladder = known.ladders[cause]
    rung = ladder.rung(day, on)
    for audience in ladder.hears(rung) if rung is not None else ():
        yield Reminder(rung=rung, cause=cause, audience=audience, reached=step_day(day, rung), **told)
