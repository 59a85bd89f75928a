"""Many plausible tasks with facts, to see how the office carries a large plan. Written in bulk, with history."""

from datetime import date, timedelta
from itertools import islice

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from core import history
from core.acts import Basis
from core.models import Unit
from core.refusals import checked
from desk import office
from desk.demo.crowd_quarters import BATCH, REASON, lasted, report
from desk.demo.gate import check_made_for_it
from plan import schedule as schedules
from plan.models import (
    Area,
    Assignment,
    Checkpoint,
    CheckpointMove,
    CheckpointResult,
    Edition,
    Plan,
    Principle,
    Release,
    StageChange,
    Task,
)
from plan.reading.numbers import roman
from plan.workflow import Stage

VERBS = "Оновлення", "Оприлюднення", "Перевірка", "Опис структури", "Популяризація", "Погодження переліку"
OBJECTS = (
    "реєстру рекламних засобів",
    "графіків вивезення відходів",
    "переліку зупинок і маршрутів",
    "даних про зелені насадження",
    "реєстру комунального майна",
    "мережі закладів освіти",
    "звітів про використання бюджету",
)
PLACES = "центру міста", "мікрорайонів", "старостинських округів", "комунальних підприємств", "закладів громади"
DEADLINES = (
    "Постійно",
    "Щороку",
    "Постійно двічі на рік",
    "до 1 грудня 2024 року",
    "IV квартал 2025",
    "2024–2026 рр.",
    "Щокварталу",
    "до 15.03.2026",
    "2025 рік та постійно",
    "червень 2026 року",
    "За потреби",
)
PER_AREA, PER_PRINCIPLE = 25, 500
QUARTERS = 20  # five years of reporting


@transaction.atomic
def enter(*, tasks: int, on: date, quarters: int = QUARTERS) -> int:
    """Adds so many tasks under new principles of the demo's plan, with what happened to them until the day.

    The plan is moved back to have lasted so many quarters, and each of them is reported on; with 0 it stays.
    """
    check_made_for_it()
    plan = Plan.objects.filter(state=Plan.State.IN_FORCE).first() or _scratch_plan(on)
    plan = lasted(plan, quarters, on) if quarters else plan
    units = list(Unit.objects.filter(kind=Unit.Kind.UNIT, valid_to__isnull=True)) or [plan.open_data_unit]
    made = _bulk(Task, _tasks(plan, _areas(plan, tasks), units, tasks))
    _bulk(Assignment, _assignments(made, list(Unit.objects.all())))
    dues = _bulk(Checkpoint, _checkpoints(made))
    _facts(made, dues, on)
    if quarters:
        report(plan, [task.pk for task in made], on)
    return len(made)


def _scratch_plan(on):
    office.load_office(demo=True)
    office.load_parties()
    plan = Plan(
        title="План дій для перевірки під навантаженням",
        authority="Демонстраційна установа",
        state=Plan.State.IN_FORCE,
        starts_on=date(2024, 1, 9),
        scheduled_until=date(max(on.year, 2026), 12, 31),
        open_data_unit=Unit.objects.open_data_unit(),
    )
    edition = Edition(number=1, act_kind="розпорядження", act_number="1", act_date=plan.starts_on)
    edition.plan, edition.effective_on = history.save(checked(plan), by=None, reason=REASON), plan.starts_on
    history.save(checked(edition), by=None, reason=REASON)
    return plan


def _areas(plan, tasks):
    """New headings: an area for each 25 tasks, a principle for each 500."""
    taken = plan.principles.count()
    for number in range(taken + 1, taken + 2 + (tasks - 1) // PER_PRINCIPLE):
        principle = Principle(plan=plan, order=number, number=roman(number), title=f"Навантаження {roman(number)}")
        history.save(checked(principle), by=None, reason=REASON)
        for area in range(1, 1 + PER_PRINCIPLE // PER_AREA):
            heading = Area(principle=principle, number=area, title=f"Зміст {roman(number)}.{area}")
            yield history.save(checked(heading), by=None, reason=REASON)


def _tasks(plan, areas, units, count):
    places = ((area, number) for area in areas for number in range(1, PER_AREA + 1))
    until = plan.ends_on or plan.scheduled_until
    parsed = {text: schedules.to_json(schedules.parse(text, plan.starts_on, until)) for text in DEADLINES}
    for index, (area, number) in enumerate(islice(places, count)):
        deadline = DEADLINES[index % len(DEADLINES)]
        verb, what, where = VERBS[index % 6], OBJECTS[index % 7], PLACES[index % 5]
        task = Task(
            plan=plan,
            area=area,
            edition=plan.act,
            number=number,
            code=f"{area.principle.number}.{area.number}.{number}",
            title=f"{verb} {what} для {where}, етап {index + 1}",
            deadline_text=deadline,
            schedule=parsed[deadline],
            expected_result="Дані на Порталі повні, чинні та придатні до повторного використання",
            reporting_unit=units[index % len(units)],
        )
        task.fill_companions()
        yield task


def _assignments(tasks, parties):
    for index, task in enumerate(tasks):
        for order in range(1, 1 + min(len(parties), 1 + index % 3)):
            party = parties[(index + order) % len(parties)]
            yield Assignment(task=task, party=party, order=order, wording=party.name)


def _checkpoints(tasks):
    for task in tasks:
        for due in schedules.due_dates(task.timetable, task.plan.starts_on, task.plan.scheduled_until):
            yield Checkpoint(task=task, rule_date=due)


def _facts(tasks, dues, on):
    """What happened: every tenth task of a kind is late, moved, suspended, released or untouched."""
    by_task: dict[int, list[Checkpoint]] = {}
    for due in dues:
        by_task.setdefault(due.task_id, []).append(due)
    told: dict[type, list] = {StageChange: [], CheckpointMove: [], CheckpointResult: [], Release: []}
    for index, task in enumerate(tasks):
        for fact in _life(index % 10, task, by_task.get(task.pk, []), on):
            told[type(fact)].append(fact)
    for model, rows in told.items():
        _bulk(model, rows)


def _life(lot, task, dues, on):
    """The facts of one task by its lot, none of them after the day."""
    begun = task.plan.starts_on + timedelta(days=30 + lot)
    if begun > on:
        return
    basis = Basis("розпорядження", f"{lot + 100} Р", begun)
    if lot != 7 and not task.continuous:
        yield _fact(StageChange, begun, task=task, stage=Stage.IN_PROGRESS)
    if lot == 8:
        yield _fact(StageChange, on, Basis("розпорядження", "200 Р", on), task=task, stage=Stage.SUSPENDED)
    if lot == 5:
        yield _fact(Release, on, basis, task=task)
    if lot == 9 and dues:
        yield _fact(CheckpointMove, begun, basis, checkpoint=dues[-1], due_on=dues[-1].rule_date + timedelta(days=45))
    yield from _work(lot, task, dues, on)


def _work(lot, task, dues, on):
    """Due dates met, in time or late; a task with a single one is done with it."""
    shift = timedelta(days=12 if lot == 3 else -5)
    worked = [(due, due.rule_date + shift) for due in dues if task.plan.starts_on < due.rule_date + shift <= on]
    if lot > 4:
        worked = worked[:-1]
    if len(dues) == 1 and not task.continuous:
        for _due, day in worked:
            yield _fact(StageChange, day, task=task, stage=Stage.DONE)
        return
    for due, day in worked:
        yield _fact(CheckpointResult, day, checkpoint=due)


def _fact(model, day, basis=None, **fields):
    fact = model(effective_on=day, reason=REASON, **fields)
    fact.basis = basis
    return fact


def _bulk(model, rows):
    return bulk_create_with_history(list(rows), model, batch_size=BATCH, default_change_reason=REASON)
