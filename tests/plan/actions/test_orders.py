"""Saving an approved order: whole, once, and never touching progress."""

from dataclasses import replace
from datetime import date

import pytest

from core.models import Unit
from core.refusals import Refused
from plan import approved as read
from plan import schedule as schedules
from plan.actions import change_stage, import_order
from plan.actions.orders import guess_kind
from plan.editions import as_approved
from plan.models import Plan, Task
from plan.workflow import Stage

pytestmark = pytest.mark.django_db

LEADER = "Відділ відкритих даних"
OTHER = "Структурні підрозділи міської ради"
ACT = read.Act(
    kind="розпорядження",
    number="21 Р",
    date=date(2023, 2, 7),
    authority="МІСЬКА РАДА",
    title="Про затвердження плану дій щодо розвитку відкритих даних",
    signatory="Геннадій ДИКИЙ",
)


def task(number, deadline="Щороку", responsible=(LEADER, OTHER)):
    schedule = schedules.parse(deadline, ACT.date, date(2026, 12, 31))
    return read.Task(number, f"I.1.{number}", f"Завдання {number}", deadline, schedule, "Результат", responsible)


def order(*tasks, act=ACT):
    area = read.Area(1, "Нормативна база", tasks or (task(1), task(2, "Постійно")))
    return read.ApprovedPlan(act, (read.Principle("I", "Відкритість", (area,)),))


@pytest.fixture
def parties(unit):
    Unit.objects.create(name=OTHER, kind=Unit.Kind.COLLECTIVE)


def test_the_order_is_saved_as_it_reads(parties, coordinator, today):
    outcome = import_order(approved=order(), by=coordinator, on=today)
    assert outcome.created
    assert as_approved(outcome.plan) == order()


def test_the_plan_takes_its_name_from_the_act(parties, coordinator, today):
    plan = import_order(approved=order(), by=coordinator, on=today).plan
    assert (plan.title, plan.state) == ("План дій щодо розвитку відкритих даних", Plan.State.IN_FORCE)
    assert (plan.starts_on, plan.ends_on, plan.scheduled_until) == (ACT.date, None, date(2026, 12, 31))


def test_due_dates_are_written_out(parties, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    days = [checkpoint.rule_date.year for checkpoint in Task.objects.get(code="I.1.1").checkpoints.all()]
    assert days == [2023, 2024, 2025, 2026]


def test_the_open_data_unit_reports(parties, unit, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    assert {task.reporting_unit for task in Task.objects.all()} == {unit}


def test_the_same_order_twice_changes_nothing(parties, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    change_stage(task=Task.objects.first(), stage=Stage.IN_PROGRESS, effective_on=today, by=coordinator, reason="Так")
    before = Task.history.count()
    assert import_order(approved=order(), by=coordinator, on=today).created is False
    assert Task.history.count() == before


def test_other_words_under_the_same_act_are_refused(parties, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    with pytest.raises(Refused) as refusal:
        import_order(approved=order(task(1), task(2, "2024 рік")), by=coordinator, on=today)
    assert refusal.value.reasons[1:] == ("I.1.2: інакше – строк виконання.",)


def test_an_unknown_party_is_never_made_silently(unit, coordinator, today):
    with pytest.raises(Refused, match=f"немає сторін: «{OTHER}»"):
        import_order(approved=order(), by=coordinator, on=today)
    assert not Plan.objects.exists()


def test_a_party_is_made_when_told_to(unit, coordinator, today):
    outcome = import_order(approved=order(), by=coordinator, on=today, create={OTHER: Unit.Kind.COLLECTIVE})
    assert (outcome.parties, Unit.objects.get(name=OTHER).kind) == (1, Unit.Kind.COLLECTIVE)


def test_an_order_without_its_act_is_refused(parties, coordinator, today):
    with pytest.raises(Refused, match="Вкажіть вид акта, номер"):
        import_order(approved=order(act=replace(ACT, kind="", number="")), by=coordinator, on=today)


def test_all_or_nothing(parties, coordinator, today):
    with pytest.raises(Refused):
        import_order(approved=order(task(1), task(1)), by=coordinator, on=today)
    assert not Plan.objects.exists()


def test_without_a_marked_unit_the_name_tells(db, coordinator, today):
    Unit.objects.filter(open_data=True).update(open_data=False)
    outcome = import_order(approved=order(), by=coordinator, on=today, create={OTHER: Unit.Kind.COLLECTIVE})
    assert (outcome.plan.open_data_unit.name, outcome.plan.open_data_unit.open_data) == (LEADER, True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Білоцерківська міська рада", Unit.Kind.BODY),
        ("Виконавчий комітет Білоцерківської міської ради", Unit.Kind.BODY),
        ("Міський голова", Unit.Kind.OFFICIAL),
        ("Заступник міського голови згідно з розподілом обов'язків", Unit.Kind.OFFICIAL),
        ("Структурний підрозділ, відповідальний за оприлюднення відкритих даних", Unit.Kind.ROLE),
        ("Структурні підрозділи Білоцерківської міської ради та її виконавчого комітету", Unit.Kind.COLLECTIVE),
        ("Представники Білоцерківської міської ради та її виконавчих органів", Unit.Kind.COLLECTIVE),
        ("Відділ інформаційно-комп'ютерного забезпечення Білоцерківської міської ради", Unit.Kind.UNIT),
        ("Управління економіки", Unit.Kind.UNIT),
        ("Директорат цифрового розвитку", Unit.Kind.UNIT),
    ],
)
def test_the_kind_a_name_suggests(name, kind):
    assert guess_kind(name) == kind


@pytest.mark.parametrize("number", ["21-Р", "21 р", "21P", " 21 Р "])
def test_the_number_of_an_act_may_be_typed_otherwise(parties, coordinator, today, number):
    import_order(approved=order(), by=coordinator, on=today)
    assert not import_order(approved=order(act=replace(ACT, number=number)), by=coordinator, on=today).created


def test_the_same_text_under_another_act_is_refused(parties, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    with pytest.raises(Refused, match="цим самим текстом уже внесено за актом"):
        import_order(approved=order(act=replace(ACT, number="22 Р")), by=coordinator, on=today)


def test_an_act_of_tomorrow_is_refused(parties, coordinator, today):
    with pytest.raises(Refused, match="ще не настав"):
        import_order(approved=order(act=replace(ACT, date=date(2030, 1, 1))), by=coordinator, on=today)


def test_another_signatory_is_not_dropped_silently(parties, coordinator, today):
    import_order(approved=order(), by=coordinator, on=today)
    with pytest.raises(Refused, match="Акт: інакше – підписувач"):
        import_order(approved=order(act=replace(ACT, signatory="Інший ПІДПИСУВАЧ")), by=coordinator, on=today)
