"""Who reported what for a quarter."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.acts import Basis
from core.models import RoleHolding, Unit
from plan.actions import (
    Told,
    accept_update,
    change_stage,
    extend_period,
    open_periods,
    release,
    return_update,
    save_draft,
    submit_update,
)
from plan.reported import blocks, of_unit, previous_texts, tally
from plan.reporting import Freshness
from plan.workflow import Stage

pytestmark = pytest.mark.django_db
IN_TIME, LATE = date(2026, 10, 5), date(2026, 10, 6)


@pytest.fixture
def task(make_task, other_unit):
    return make_task("2026 рік", unit=other_unit)


def submit(task, period, by, text="Зроблено"):
    return submit_update(task=task, period=period, told=Told(text), by=by)


def test_nothing_is_silent_before_the_last_day(task, period):
    assert tally(period, IN_TIME) == {Freshness.EXPECTED: 1}


def test_after_it_it_is(task, period):
    assert tally(period, LATE) == {Freshness.SILENT: 1}


def test_a_draft_is_still_silence(task, period, unit_head):
    save_draft(task=task, period=period, told=Told("Поч"), by=unit_head)
    assert tally(period, LATE) == {Freshness.SILENT: 1}


def test_more_time_for_a_unit_is_counted(task, period, other_unit, coordinator):
    extend_period(period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Світло")
    assert tally(period, LATE) == {Freshness.EXPECTED: 1}


def test_waiting_returned_and_reported(make_task, other_unit, period, unit_head, coordinator):
    sent = [submit(make_task("2026 рік", unit=other_unit), period, unit_head) for _number in range(3)]
    return_update(update=sent[0], by=coordinator, note="Допишіть")
    accept_update(update=sent[1], by=coordinator)
    assert tally(period, LATE) == {Freshness.RETURNED: 1, Freshness.REPORTED: 1, Freshness.WAITING: 1}


def test_the_silent_stand_first(make_task, task, period, unit, coordinator):
    submit(make_task("2026 рік", unit=unit), period, coordinator)
    assert [block.unit.name for block in blocks(period, LATE)] == ["Управління економіки", "Відділ відкритих даних"]


def test_before_the_window_closes_units_stand_by_name(make_task, task, period, unit):
    make_task("2026 рік", unit=unit)
    assert next(block.unit.name for block in blocks(period, IN_TIME)) == "Відділ відкритих даних"


@pytest.mark.parametrize(("day", "owed"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_a_task_done_before_the_quarter_owes_nothing(task, period, coordinator, day, owed):
    change_stage(task=task, stage=Stage.DONE, effective_on=day, by=coordinator, reason="Готово")
    assert len(blocks(period, LATE)) == owed


def test_a_released_task_owes_nothing(task, period, coordinator):
    basis = Basis("резолюція", "5", date(2026, 8, 1))
    release(task=task, effective_on=date(2026, 8, 1), by=coordinator, reason="Знято", basis=basis)
    assert blocks(period, LATE) == []


def test_the_unit_behind_a_role_is_asked(make_task, period, other_unit):
    role = Unit.objects.create(name="Підрозділ, відповідальний за кадри", kind=Unit.Kind.ROLE)
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
    task = make_task("2026 рік", unit=role)
    assert [line.task for line in of_unit(period, other_unit, LATE)] == [task]


def test_the_previous_text_is_the_latest_before_the_quarter(task, reporting_plan, unit_head, coordinator):
    reporting_plan.reporting_from = date(2026, 1, 1)
    reporting_plan.save()
    first, second, third = open_periods(on=date(2026, 9, 30))
    for period, text in ((first, "Перше"), (second, "Друге")):
        extend_period(period=period, submit_by=date(2026, 10, 1), by=coordinator, reason="Пізніше")
        submit(task, period, unit_head, text)
    assert previous_texts(third, [task])[task.pk].text == "Друге"
    assert previous_texts(first, [task]) == {}


def test_the_number_of_queries_is_fixed(make_task, period):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            blocks(period, LATE)
        return len(captured)

    for number in range(3):
        make_task("2026 рік", unit=Unit.objects.create(name=f"Відділ {number}"))
    few = asked()
    for number in range(3, 40):
        make_task("Постійно двічі на рік", unit=Unit.objects.create(name=f"Відділ {number}"))
    assert asked() == few
