"""The opening state: where each task stood on the day reporting starts."""

from datetime import date

import pytest

from core.acts import Basis
from core.refusals import Conflict, Refused
from plan.actions import OpeningRow, change_stage, enter_opening_state, opening_token
from plan.models import StageChange
from plan.standing import Timeliness
from plan.workflow import Stage

START = date(2026, 7, 1)
BASIS = Basis("акт", "12", date(2023, 3, 20))

pytestmark = pytest.mark.django_db


def enter(plan, by, *rows, **more):
    return enter_opening_state(plan=plan, reporting_from=START, rows=rows, by=by, **more)


def done(code="I.1.1", day=date(2023, 3, 20), **more):
    return OpeningRow(code, Stage.DONE, day, **more)


def test_a_task_done_in_2023_is_not_overdue(make_task, plan, coordinator, today):
    task = make_task("I квартал 2023 року")
    enter(plan, coordinator, done(basis=BASIS))
    place = task.position(today)
    assert (place.stage, place.timeliness, place.days) == (Stage.DONE, Timeliness.DONE_IN_TIME, 0)


def test_done_late_by_its_own_date(make_task, plan, coordinator, today):
    task = make_task("I квартал 2023 року")
    enter(plan, coordinator, done(day=date(2023, 4, 10)))
    assert (task.position(today).timeliness, task.position(today).days) == (Timeliness.DONE_LATE, 10)


def test_the_plan_knows_its_first_day(make_task, plan, coordinator):
    make_task()
    enter(plan, coordinator, done())
    plan.refresh_from_db()
    assert plan.reporting_from == START


def test_years_already_met(make_task, plan, coordinator, today):
    task = make_task("Щороку")
    met = {date(year, 12, 31): date(year, 12, 20) for year in (2023, 2024, 2025)}
    enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS, met=met))
    assert task.position(today).due_on == date(2026, 12, 31)


def test_entering_the_same_again_changes_nothing(make_task, plan, coordinator):
    make_task()
    assert [enter(plan, coordinator, done()), enter(plan, coordinator, done())] == [1, 0]


def test_entering_otherwise_corrects_the_row(make_task, plan, coordinator):
    make_task()
    enter(plan, coordinator, done())
    enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS))
    assert [(row.stage, row.effective_on) for row in StageChange.objects.all()] == [(Stage.IN_PROGRESS, START)]


def test_a_met_date_left_empty_is_taken_back(make_task, plan, coordinator):
    task, due = make_task("2023 рік та постійно"), date(2023, 12, 31)
    enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS, met={due: date(2023, 12, 1)}))
    enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS, met={due: None}))
    assert task.position(START).overdue


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (OpeningRow("I.1.1", Stage.DONE), "I.1.1: для виконаного завдання вкажіть дату виконання."),
        (done(day=date(2026, 7, 2)), "I.1.1: дата виконання має бути між 07.02.2023 і 01.07.2026."),
        (
            OpeningRow("I.1.1", Stage.IN_PROGRESS, date(2024, 1, 1)),
            "I.1.1: дату виконання вказують лише для виконаного завдання.",
        ),
        (
            OpeningRow("I.1.1", Stage.CANCELLED),
            "I.1.1: Призупинити чи скасувати завдання можна лише на підставі документа.",
        ),
        (OpeningRow("X.1.1", Stage.DONE), "X.1.1: такого завдання в плані немає."),
    ],
)
def test_what_cannot_be_is_refused_by_code(make_task, plan, coordinator, row, sentence):
    make_task()
    with pytest.raises(Refused) as refusal:
        enter(plan, coordinator, row)
    assert refusal.value.reasons == (sentence,)


def test_all_or_nothing(make_task, plan, coordinator):
    make_task()
    with pytest.raises(Refused):
        enter(plan, coordinator, done(), OpeningRow("X.1.1", Stage.DONE))
    assert not StageChange.objects.exists()


def test_the_opening_must_fit_what_came_later(make_task, plan, coordinator):
    task = make_task()
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 8, 1), by=coordinator, reason="Готово")
    with pytest.raises(Refused, match=r"01\.08\.2026"):
        enter(plan, coordinator, OpeningRow("I.1.1", Stage.SUSPENDED, basis=BASIS))


def test_two_editors_of_the_table(make_task, plan, coordinator):
    make_task()
    token = opening_token(plan)
    enter(plan, coordinator, done(), token=token)
    with pytest.raises(Conflict):
        enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS), token=token)


def test_reporting_does_not_start_tomorrow(make_task, plan, coordinator):
    make_task()
    with pytest.raises(Refused, match="не може початися пізніше"):
        enter_opening_state(plan=plan, reporting_from=date(2099, 1, 1), rows=[done()], by=coordinator)


def test_the_same_table_again_leaves_no_trace_on_the_plan(make_task, plan, coordinator):
    make_task()
    enter(plan, coordinator, done())
    before = plan.history.count()
    enter(plan, coordinator, done())
    assert plan.history.count() == before


def test_the_trail_names_the_day(make_task, plan, coordinator):
    task = make_task()
    enter(plan, coordinator, OpeningRow("I.1.1", Stage.IN_PROGRESS))
    assert task.history.first().history_change_reason == "Стан на початок звітування, 01.07.2026: виконується"


def test_a_basis_of_tomorrow_is_refused(make_task, plan, coordinator):
    make_task()
    with pytest.raises(Refused, match=r"I\.1\.1: Документ-підстава"):
        enter(plan, coordinator, done(basis=Basis("акт", "1", date(2027, 1, 1))))
