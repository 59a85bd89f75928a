"""What a corrected report says otherwise: of each task, and of the whole."""

from dataclasses import replace
from datetime import date

import pytest

from core.acts import Basis
from plan.actions import change_stage, move_due_date
from plan.models import Plan, Task
from plan.workflow import Stage
from reports.differences import differences
from reports.drawing import draw
from reports.kind_quarterly import SealedQuarterly as Sealed
from reports.sealed import Difference

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 30)
BASIS = Basis("розпорядження", "5", date(2026, 5, 2))


@pytest.fixture
def task(make_task):
    return make_task("2026 рік", title="Створити портал")


@pytest.fixture
def draws(plan):
    """The report of the second quarter as it would be issued today."""
    return lambda words="Висновок": Sealed(draw("quarterly", "2026-Q2", ON), ON, words)


def test_nothing_changed_is_no_difference(task, draws):
    assert differences(draws(), draws()) == ()


def test_another_conclusion(task, draws):
    assert differences(draws("Добре"), draws("Погано")) == (Difference("", "Висновок", "Добре", "Погано"),)


def test_a_stage_entered_late_stands_with_its_task(task, draws, coordinator):
    before = draws()
    change_stage(
        task=task, stage=Stage.IN_PROGRESS, effective_on=date(2026, 6, 1), by=coordinator, reason="Лист", on=ON
    )
    found = differences(before, draws())
    assert (
        Difference("I.1.1", "Стан", "не розпочато, строк не настав", "виконується, з 01.06.2026, строк не настав")
        in found
    )


def test_figures_of_the_whole_change_with_it(task, draws, coordinator):
    before = draws()
    change_stage(
        task=task, stage=Stage.IN_PROGRESS, effective_on=date(2026, 6, 1), by=coordinator, reason="Лист", on=ON
    )
    found = differences(before, draws())
    assert Difference("", "Не розпочато", "1", "0") in found
    assert Difference("", "Виконується", "0", "1") in found


def test_a_change_of_the_quarter_added_late(task, draws, coordinator):
    before = draws()
    move_due_date(
        checkpoint=task.checkpoints.get(),
        due_on=date(2028, 1, 31),
        effective_on=date(2026, 5, 3),
        by=coordinator,
        reason="Немає коштів",
        basis=BASIS,
        on=ON,
    )
    (found,) = [one for one in differences(before, draws()) if one.what == "Зміни за квартал"]
    assert (found.code, found.before) == ("I.1.1", "–")
    assert found.after.startswith("03.05.2026 – строк перенесено з 31.12.2026 на 31.01.2028")


def test_a_task_with_another_title(task, draws):
    before = draws()
    Task.objects.update(title="Створити Портал")
    assert differences(before, draws()) == (Difference("I.1.1", "Завдання", "Створити портал", "Створити Портал"),)


def test_a_task_that_was_missing(task, draws, make_task):
    before = draws()
    make_task("2027 рік", title="Навчити людей")
    assert Difference("I.1.2", "Завдання", "–", "Навчити людей") in differences(before, draws())


def test_a_task_that_is_gone(task, draws):
    whole = draws()
    empty = replace(whole, report=replace(whole.report, principles=()))
    assert Difference("I.1.1", "Завдання", "Створити портал", "–") in differences(whole, empty)


def test_another_signatory(task, draws):
    before = draws()
    Plan.objects.update(report_signatory="Олена КОВАЛЬ")
    assert differences(before, draws()) == (Difference("", "Підписувач", "–", "Олена КОВАЛЬ"),)


def test_a_long_text_is_cut(task, draws):
    (found,) = differences(draws("а" * 900), draws("б"))
    assert len(found.before) <= 400
