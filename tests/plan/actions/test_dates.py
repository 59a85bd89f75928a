"""Moving due dates, meeting them, prolonging the schedule, releasing from control."""

from datetime import date

import pytest

from core.acts import Basis
from core.refusals import Refused
from plan.actions import annul, grant, meet_checkpoint, move_due_date, prolong_schedules, release
from plan.standing import Timeliness
from plan.workflow import Standing

BASIS = Basis("розпорядження", "5 Р", date(2026, 9, 1))

pytestmark = pytest.mark.django_db


def move(task, by, due_on=date(2026, 12, 31), **more):
    more = {"effective_on": date(2026, 9, 1), "reason": "Немає коштів", **more}
    return move_due_date(checkpoint=task.checkpoints.first(), due_on=due_on, by=by, **more)


def test_a_moved_date_keeps_the_rule_date(make_task, coordinator, today):
    task = make_task("2023 рік")
    move(task, coordinator, basis=BASIS)
    place = task.position(today)
    assert (place.due_on, place.moved, place.timeliness) == (date(2026, 12, 31), True, Timeliness.ON_TIME)
    assert task.checkpoints.get().rule_date == date(2023, 12, 31)


def test_before_its_resolution_the_rule_date_holds(make_task, coordinator):
    task = make_task("2023 рік")
    move(task, coordinator, basis=BASIS)
    assert task.position(date(2026, 8, 31)).timeliness == Timeliness.OVERDUE


def test_a_move_without_a_basis_is_only_requested(make_task, coordinator, today):
    task = make_task("2023 рік")
    assert move(task, coordinator).standing == Standing.REQUESTED
    assert task.position(today).timeliness == Timeliness.OVERDUE


def test_a_requested_move_counts_when_granted(make_task, coordinator, today):
    task = make_task("2023 рік")
    grant(fact=move(task, coordinator), by=coordinator, reason="Погоджено", basis=BASIS)
    assert task.position(today).due_on == date(2026, 12, 31)


def test_moving_to_the_same_day_is_refused(make_task, coordinator):
    with pytest.raises(Refused, match=r"і так 31\.12\.2023"):
        move(make_task("2023 рік"), coordinator, due_on=date(2023, 12, 31))


def test_a_date_already_met_is_not_moved(make_task, coordinator):
    task = make_task("Щороку")
    meet_checkpoint(checkpoint=task.checkpoints.first(), met_on=date(2023, 12, 1), by=coordinator, reason="Аудит")
    with pytest.raises(Refused, match="уже виконано"):
        move(task, coordinator)


def test_the_next_date_is_asked_for_once_one_is_met(make_task, coordinator):
    task = make_task("Щороку")
    meet_checkpoint(checkpoint=task.checkpoints.first(), met_on=date(2023, 12, 1), by=coordinator, reason="Аудит")
    assert task.position(date(2024, 6, 1)).due_on == date(2024, 12, 31)


def test_a_date_is_met_once(make_task, coordinator):
    task = make_task("2023 рік та постійно")
    meet_checkpoint(
        checkpoint=task.checkpoints.get(), met_on=date(2023, 12, 1), by=coordinator, reason="Групу створено"
    )
    with pytest.raises(Refused, match="уже позначено виконаним"):
        meet_checkpoint(checkpoint=task.checkpoints.get(), met_on=date(2023, 12, 2), by=coordinator, reason="Ще раз")


def test_a_result_taken_back_leaves_the_date_open(make_task, coordinator, today):
    task = make_task("2023 рік та постійно")
    done = date(2023, 12, 1)
    fact = meet_checkpoint(checkpoint=task.checkpoints.get(), met_on=done, by=coordinator, reason="Групу створено")
    annul(fact=fact, by=coordinator, reason="Не той рядок")
    assert task.position(today).overdue


def test_december_writes_out_the_next_year(make_task):
    task = make_task("Постійно двічі на рік")
    assert prolong_schedules(on=date(2026, 12, 1)) == 2
    assert task.checkpoints.order_by("-rule_date").first().rule_date == date(2027, 12, 31)


def test_prolonging_twice_adds_nothing(make_task):
    make_task("Щороку")
    assert [prolong_schedules(on=date(2026, 12, 1)), prolong_schedules(on=date(2026, 12, 2))] == [1, 0]


def test_a_missed_december_is_caught_up(make_task):
    make_task("Щороку")
    assert prolong_schedules(on=date(2028, 3, 1)) == 2


def test_november_writes_out_nothing(make_task):
    make_task("Щороку")
    assert prolong_schedules(on=date(2026, 11, 30)) == 0


def test_a_plan_with_an_end_is_not_prolonged(make_task, plan):
    make_task("Щороку")
    plan.ends_on = date(2026, 12, 31)
    plan.save()
    assert prolong_schedules(on=date(2026, 12, 1)) == 0


def test_released_and_done_are_two_facts(make_task, coordinator, today):
    task = make_task("2023 рік")
    release(task=task, effective_on=date(2026, 9, 10), by=coordinator, reason="Втратило потребу", basis=BASIS)
    place = task.position(today)
    assert (place.released, place.stage, place.timeliness) == (True, "not_started", Timeliness.NOT_APPLICABLE)


def test_a_release_without_a_resolution_is_only_requested(make_task, coordinator, today):
    task = make_task("2023 рік")
    release(task=task, effective_on=date(2026, 9, 10), by=coordinator, reason="Виконано")
    assert task.position(today).released is False


def test_a_task_is_released_once(make_task, coordinator):
    task = make_task("2023 рік")
    release(task=task, effective_on=date(2026, 9, 10), by=coordinator, reason="Виконано", basis=BASIS)
    with pytest.raises(Refused, match="вже знято з контролю"):
        release(task=task, effective_on=date(2026, 9, 11), by=coordinator, reason="Виконано", basis=BASIS)


def test_a_date_is_not_moved_to_before_the_move(make_task, coordinator):
    with pytest.raises(Refused, match="минув ще до дня"):
        move(make_task("2023 рік"), coordinator, due_on=date(2026, 8, 31), basis=BASIS)


def test_a_slip_of_the_year_is_refused(make_task, coordinator):
    with pytest.raises(Refused, match="Перевірте рік нового строку"):
        move(make_task("2023 рік"), coordinator, due_on=date(9999, 12, 31), basis=BASIS)


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 10, 1), "ще не настав"), (date(1026, 1, 1), "Перевірте рік")]
)
def test_a_basis_bears_a_possible_day(make_task, coordinator, day, sentence):
    with pytest.raises(Refused, match=sentence):
        move(make_task("2023 рік"), coordinator, basis=Basis("розпорядження", "5 Р", day))
