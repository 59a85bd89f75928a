"""Tells the demo office's year into an empty database, day by day, through the same actions people use."""

from datetime import date

from django.db import transaction

from core.acts import Basis
from core.models import Office, Unit
from core.reorganisation import merge_units
from desk import office
from desk.demo import cast, figures, quarters, register, rounds, story
from desk.demo.days import start_of, typed, workday
from desk.demo.gate import check_day, check_made_for_it
from plan import actions
from plan import schedule as schedules
from plan.models import CheckpointMove, Release, StageChange
from plan.workflow import Stage, Standing


@transaction.atomic
def load(*, on: date, password: str, audited: bool = True) -> list[office.Account]:
    """A lived-in office as of a day, with its rounds where `audited`; one that is there already is left as it is."""
    check_made_for_it()
    if Office.objects.exists():
        return cast.accounts()
    check_day(on)
    year = story.Year(start_of(on), on)
    with typed(year.start):
        office.load_data_portals(office.load_office(demo=True))
        office.load_legal_lists()
        office.load_code_lists()
        office.load_methodologies(on=year.start)
        office.load_parties()
        cast.enter_units(year)
        people = cast.enter_people(password)
    cast.enter_posts(year, people)
    by = people[cast.COORDINATOR]
    with typed(year.after(4)):
        plan = _take_in(year, by)
    rows = [_opening(task, year) for task in plan.tasks.prefetch_related("checkpoints")]
    with typed(year.after(9)):
        actions.enter_opening_state(plan=plan, reporting_from=year.start, rows=rows, by=by)
    figures.tell(year, by)
    for minute, step in enumerate(story.steps(year, _owed(plan, rows, year))):
        with typed(step.typed_on, minute):
            VERBS[step.verb](step, plan, by)
    register.tell(year, by)
    if audited:
        rounds.tell(year, people)
    return cast.accounts(made=True)


def _take_in(year, by):
    """The plan, who signs its reports, and which unit reports on what."""
    plan = office.load_plan(on=year.start, by=by)
    plan.report_signatory_post, plan.report_signatory = "Начальник відділу відкритих даних", by.get_full_name()
    actions.keep_plan(plan=plan, by=by, reason="Звіти підписує начальник відділу відкритих даних")
    for name, codes in cast.BOOK["reporting"].items():
        unit = Unit.objects.get(name=name)
        tasks = plan.tasks.filter(code__in=codes)
        actions.change_reporting_unit(tasks=tasks, unit=unit, by=by, reason="Розподіл завдань між підрозділами")
    return plan


def _opening(task, year):
    """Where a task stood when reporting began: as the fixed facts tell, everything else in progress and in time."""
    given = cast.BOOK["opening"].get(task.code, {})
    met = cast.BOOK["met"].get(task.code, {})
    done_on = _day(given.get("done"), year)
    stage = Stage.DONE if done_on else Stage(given.get("stage", Stage.IN_PROGRESS))
    basis = Basis(*given["basis"], done_on) if done_on else None
    dues = [checkpoint.rule_date for checkpoint in task.checkpoints.all() if checkpoint.rule_date < year.start]
    known = {due: _day(met.get(due.isoformat()), year) for due in dues}
    if task.code in story.PERIODIC:
        known = {due: day or workday(due) for due, day in known.items() if due.isoformat() not in met or day}
    return actions.OpeningRow(task.code, stage, done_on, basis, {due: day for due, day in known.items() if day})


def _day(text, year):
    """The day, if reporting had not begun before it."""
    day = date.fromisoformat(text) if text else None
    return day if day and day <= year.start else None


def _owed(plan, rows, year):
    """Due dates of the yearly and half-yearly tasks up to the day of the show that the opening state left open."""
    met = {row.code: row.met for row in rows}
    tasks = plan.tasks.filter(code__in=story.PERIODIC)
    return {
        task.code: [
            due for due in schedules.due_dates(task.timetable, plan.starts_on, year.on) if due not in met[task.code]
        ]
        for task in tasks
    }


# --- What a step of the story does ---


def _stage(step, plan, by):
    actions.change_stage(task=_task(step, plan), by=by, reason=step.reason, **step.given)


def _move(step, plan, by):
    actions.move_due_date(checkpoint=_task(step, plan).checkpoints.get(), by=by, reason=step.reason, **step.given)


def _meet(step, plan, by):
    checkpoint = _task(step, plan).checkpoints.get(rule_date=step.given["due"])
    actions.meet_checkpoint(checkpoint=checkpoint, met_on=step.given["met_on"], by=by, reason=step.reason)


def _release(step, plan, by):
    actions.release(task=_task(step, plan), by=by, reason=step.reason, **step.given)


def _grant(step, plan, by):
    actions.grant(fact=_latest(step, plan, Standing.REQUESTED), by=by, reason=step.reason, **step.given)


def _decline(step, plan, by):
    actions.decline(fact=_latest(step, plan, Standing.REQUESTED), by=by, reason=step.reason)


def _annul(step, plan, by):
    actions.annul(fact=_latest(step, plan, Standing.IN_FORCE), by=by, reason=step.reason)


def _note(step, plan, by):
    actions.edit_task(task=_task(step, plan), changes=step.given, by=by, reason=step.reason)


def _merge(step, plan, by):
    """The unit that reports on the task becomes a part of another, which reports from now on."""
    task, into = _task(step, plan), Unit.objects.get(name=cast.BOOK["merged"]["into"])
    day = step.typed_on
    act = Basis("рішення міської ради", "1187-31-VIII", day)
    merge_units(units=[task.reporting_unit], into=into, effective_on=day, basis=act, by=by, reason=step.reason)


def _prolong(step, plan, by):
    actions.prolong_schedules(on=step.typed_on)


def _quarter(step, plan, by):
    quarters.VERBS[step.given["verb"]](plan, step.given["quarter"], step.typed_on, by)


VERBS = {
    "quarter": _quarter,
    "stage": _stage,
    "move": _move,
    "meet": _meet,
    "release": _release,
    "grant": _grant,
    "decline": _decline,
    "annul": _annul,
    "note": _note,
    "merge": _merge,
    "prolong": _prolong,
}


def _task(step, plan):
    return plan.tasks.get(code=step.code)


def _latest(step, plan, standing):
    """The fact of the task that was typed last, of any kind."""
    told = {StageChange: "task", Release: "task", CheckpointMove: "checkpoint__task"}
    facts = [
        fact
        for model, path in told.items()
        for fact in model.objects.filter(**{path: _task(step, plan)}, standing=standing)
    ]
    return max(facts, key=lambda fact: fact.recorded_at)
