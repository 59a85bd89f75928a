"""A later act restates, adds and removes tasks from a day; a successor plan takes the place of the old one."""

from datetime import date, timedelta

import pytest

from core.models import Unit
from core.refusals import Conflict, Refused
from plan.actions import (
    amend_plan,
    change_stage,
    import_order,
    meet_checkpoint,
    move_due_date,
    prolong_schedules,
    supersede_plan,
)
from plan.amendments import Add, Place, Remove, Restate
from plan.editions import as_approved, differences, worded
from plan.models import Area, Checkpoint, Edition, Plan, Principle, Task, TaskAmendment
from plan.standing import Timeliness
from plan.workflow import Stage

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 15)
BEFORE = DAY - timedelta(days=1)
LEADER = "Відділ відкритих даних"


def act(**fields):
    known = {"act_kind": "розпорядження", "act_number": "99 Р", "act_date": date(2026, 9, 14), "effective_on": DAY}
    return Edition(**known | fields)


def again(code="I.1.1", title="Нова редакція", deadline="2027 рік", responsible=(LEADER,)):
    return Restate(code, title, deadline, "Інший результат", responsible)


FIRST = Place("I", 1)


def new(code="I.1.9", number=9, place=FIRST, deadline="Щороку", title="Додане"):
    return Add(code, number, place, title, deadline, "", (LEADER,))


@pytest.fixture
def long_plan(plan):
    """The plan with dates written out for a year more."""
    plan.scheduled_until = date(2027, 12, 31)
    plan.save()
    return plan


@pytest.fixture
def task(long_plan, make_task):
    return make_task("2025 рік")


@pytest.fixture
def amend(long_plan, coordinator):
    def run(*changes, edition=None, **options):
        given = {"by": coordinator, "reason": "Зміни", **options}
        return amend_plan(plan=long_plan, edition=edition or act(), changes=changes, **given)

    return run


def test_the_task_holds_the_new_wording(task, amend):
    amend(again())
    task.refresh_from_db()
    assert (task.title, task.deadline_text, task.expected_result) == ("Нова редакція", "2027 рік", "Інший результат")


def test_the_old_wording_is_kept(task, amend):
    amend(again())
    kept = task.amendments.get()
    assert (kept.kind, kept.title, kept.deadline_text) == (TaskAmendment.Kind.RESTATED, "Завдання 1", "2025 рік")


def test_the_edition_is_the_plans_next(task, amend):
    assert amend(again()).edition.number == 2


def test_the_outcome_counts(task, amend, make_task):
    make_task()
    done = amend(again(), new(), Remove("I.1.2"))
    assert (done.restated, done.added, done.removed) == (1, 1, 1)


def test_an_unmet_date_ends_on_the_day(task, amend):
    amend(again())
    assert Checkpoint.objects.get(rule_date=date(2025, 12, 31)).until == DAY


def test_new_dates_begin_on_the_day(task, amend):
    amend(again())
    assert Checkpoint.objects.get(rule_date=date(2027, 12, 31)).since == DAY


def test_the_new_date_is_owed_from_the_day(task, amend):
    amend(again())
    task.refresh_from_db()
    assert task.position(DAY).due_on == date(2027, 12, 31)


def test_the_day_before_it_was_late_still(task, amend):
    amend(again())
    task.refresh_from_db()
    assert (task.position(BEFORE).overdue, task.position(DAY).overdue) == (True, False)


def test_all_at_once_says_the_same_as_one_by_one(task, amend):
    amend(again())
    task.refresh_from_db()
    assert Task.objects.positions(BEFORE)[task.pk] == task.position(BEFORE)


def test_a_date_of_both_wordings_stays_with_its_move(task, amend):
    amend(again(deadline="2025 рік та постійно"))
    assert Checkpoint.objects.get(task=task).until is None


def test_a_met_date_stays(task, amend, coordinator):
    meet_checkpoint(checkpoint=task.checkpoints.get(), met_on=date(2025, 12, 1), by=coordinator, reason="Є")
    amend(again())
    assert Checkpoint.objects.get(rule_date=date(2025, 12, 31)).until is None


def test_a_task_made_continuous_had_not_begun_before(task, amend):
    amend(again(deadline="Постійно"))
    task.refresh_from_db()
    assert (task.position(BEFORE).stage, task.position(DAY).stage) == (Stage.NOT_STARTED, Stage.IN_PROGRESS)


def test_parties_are_named_anew(task, amend, other_unit):
    amend(again(responsible=(other_unit.name, LEADER)))
    assert [row.wording for row in task.assignments.all()] == [other_unit.name, LEADER]


def test_an_unknown_party_is_refused(task, amend):
    with pytest.raises(Refused, match="немає сторін: «Новий відділ»"):
        amend(again(responsible=("Новий відділ",)))


def test_an_unknown_party_is_added_where_confirmed(task, amend):
    amend(again(responsible=("Новий відділ",)), create={"Новий відділ": Unit.Kind.UNIT})
    assert task.assignments.get().party.name == "Новий відділ"


def test_an_added_task_is_the_plans_from_the_day(task, amend):
    amend(new())
    held = [[row.code for row in Task.objects.in_force(day)] for day in (BEFORE, DAY)]
    assert held == [["I.1.1"], ["I.1.1", "I.1.9"]]


def test_an_added_task_owes_from_the_day_only(task, amend):
    amend(new())
    days = Checkpoint.objects.filter(task__code="I.1.9").values_list("rule_date", flat=True)
    assert list(days) == [date(2026, 12, 31), date(2027, 12, 31)]


def test_a_new_heading_is_made_where_the_act_words_it(task, amend):
    amend(new("II.1.1", 1, Place("II", 1, "Своєчасність", "Оновлення")))
    assert Area.objects.get(principle__number="II").title == "Оновлення"


def test_a_heading_nobody_words_is_refused(task, amend):
    with pytest.raises(Refused, match=r"II.1.1: принципу II у плані немає"):
        amend(new("II.1.1", 1, Place("II", 1)))


def test_a_removed_task_owes_nothing_from_the_day(task, amend):
    amend(Remove("I.1.1"))
    task.refresh_from_db()
    kinds = [task.position(day).timeliness for day in (BEFORE, DAY)]
    assert kinds == [Timeliness.OVERDUE, Timeliness.NOT_APPLICABLE]


def test_a_removed_task_can_still_be_read(task, amend):
    amend(Remove("I.1.1"))
    assert Task.objects.get(code="I.1.1").title == "Завдання 1"


def test_nothing_is_recorded_of_a_removed_task(task, amend, coordinator, today):
    amend(Remove("I.1.1"))
    with pytest.raises(Refused, match=r"вилучено з плану 15.09.2026"):
        change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=today, by=coordinator, reason="Так")


def test_an_ended_date_cannot_be_moved(task, amend, coordinator, today):
    amend(again())
    ended = Checkpoint.objects.exclude(until=None).get()
    with pytest.raises(Refused, match=r"втратив чинність 15.09.2026"):
        move_due_date(checkpoint=ended, due_on=today, effective_on=today, by=coordinator, reason="Так")


def test_codes_are_never_used_again(task, amend):
    amend(Remove("I.1.1"))
    with pytest.raises(Refused, match="Коди не використовують удруге"):
        amend(new("I.1.1", 1), edition=act(act_number="100 Р"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (again("I.1.7"), "I.1.7: такого завдання в плані немає"),
        (Remove("I.1.7"), "I.1.7: такого завдання в плані немає"),
        (new("I.1.1", 1), "I.1.1: завдання з таким кодом у плані вже є"),
        (again(title=" "), "потрібні текст завдання і строк"),
    ],
)
def test_what_cannot_be_is_said(task, amend, change, words):
    with pytest.raises(Refused, match=words):
        amend(change)


def test_one_task_is_changed_once(task, amend):
    with pytest.raises(Refused, match="названо двічі"):
        amend(again(), Remove("I.1.1"))


def test_an_act_that_changes_nothing_is_refused(task, amend):
    with pytest.raises(Refused, match="нічого не змінює"):
        amend()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"effective_on": date(2029, 10, 1)}, "понад два роки наперед"),
        ({"act_date": date(2026, 10, 1), "effective_on": date(2026, 10, 2)}, "ще не настала"),
        ({"act_date": date(2026, 9, 16)}, "раніше, ніж підписано"),
        ({"act_date": date(2022, 1, 1), "effective_on": date(2023, 2, 7)}, "пізніший день"),
        ({"act_number": "21 Р", "act_date": date(2023, 2, 7)}, "уже внесено"),
        ({"act_number": ""}, "Номер акта"),
    ],
)
def test_the_act_is_looked_at(task, amend, fields, words):
    with pytest.raises(Refused, match=words):
        amend(again(), edition=act(**fields))


def test_all_of_it_or_nothing(task, amend):
    with pytest.raises(Refused):
        amend(again(), Remove("I.1.7"))
    assert (Edition.objects.count(), TaskAmendment.objects.count()) == (1, 0)


def test_who_changed_the_task_meanwhile_is_told(task, amend, coordinator, today):
    change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=today, by=coordinator, reason="Почали")
    with pytest.raises(Conflict, match=r"I.1.1. Олена КОВАЛЬ"):
        amend(again(), versions={"I.1.1": 1})


def test_history_tells_the_act(task, amend):
    amend(again())
    told = task.history.first().history_change_reason
    assert told == "Викладено в новій редакції актом: розпорядження від 14.09.2026 № 99 Р. Зміни"


def test_the_plan_reads_as_of_any_day(task, amend):
    amend(again(), new())
    titles = [[one.title for one in as_approved(task.plan, day).tasks()] for day in (BEFORE, DAY)]
    assert titles == [["Завдання 1"], ["Нова редакція", "Додане"]]


def test_parties_read_as_of_any_day(task, amend, other_unit):
    amend(again(responsible=(other_unit.name,)))
    named = [next(as_approved(task.plan, day).tasks()).responsible for day in (BEFORE, DAY)]
    assert named == [(LEADER,), (other_unit.name,)]


def test_a_heading_added_later_is_not_of_the_past(task, amend):
    amend(new("II.1.1", 1, Place("II", 1, "Своєчасність", "Оновлення")))
    assert [one.number for one in as_approved(task.plan, BEFORE).principles] == ["I"]


def test_two_acts_one_after_the_other(task, amend):
    amend(again(title="Друга"))
    amend(again(title="Третя"), edition=act(act_number="100 Р", effective_on=date(2026, 9, 20)))
    days = (BEFORE, DAY, date(2026, 9, 20))
    titles = [next(as_approved(task.plan, day).tasks()).title for day in days]
    assert titles == ["Завдання 1", "Друга", "Третя"]


def test_a_date_may_come_back(task, amend):
    amend(again(deadline="2026 рік"))
    amend(again(deadline="2027 рік"), edition=act(act_number="100 Р", effective_on=date(2026, 9, 20)))
    amend(again(deadline="2026 рік"), edition=act(act_number="101 Р", effective_on=date(2026, 9, 25)))
    task.refresh_from_db()
    days = (date(2026, 9, 16), date(2026, 9, 21), date(2026, 9, 26))
    assert [task.position(day).due_on.year for day in days] == [2026, 2027, 2026]


def test_the_first_order_imported_again_changes_nothing(city_plan, city_order):
    task = city_plan.tasks.first()
    restated = Restate(task.code, "Інакше", "Постійно", "", tuple(row.wording for row in task.assignments.all()))
    amend_plan(plan=city_plan, edition=act(), changes=[restated], by=None, reason="Зміни")
    assert import_order(approved=city_order, by=None).created is False


def test_next_years_dates_follow_the_latest_wording(task, amend):
    amend(again(deadline="Щороку"))
    prolong_schedules(on=date(2027, 12, 1))
    days = task.checkpoints.filter(until=None).values_list("rule_date", flat=True)
    assert [day.year for day in days] == [2025, 2026, 2027, 2028]


@pytest.fixture
def successor(unit):
    """A new plan in force, with two tasks."""
    plan = Plan.objects.create(
        title="Новий план",
        authority="МІСЬКА РАДА",
        state=Plan.State.IN_FORCE,
        starts_on=DAY,
        scheduled_until=date(2027, 12, 31),
        open_data_unit=unit,
    )
    act(act_number="200 Р", plan=plan, number=1).save()
    principle = Principle.objects.create(plan=plan, order=1, number="I", title="Відкритість")
    area = Area.objects.create(principle=principle, number=1, title="Порядок")
    for number in (1, 2):
        Task.objects.create(
            plan=plan,
            area=area,
            edition=plan.act,
            number=number,
            code=f"I.1.{number}",
            title=f"Нове {number}",
            deadline_text="Постійно",
            reporting_unit=unit,
        )
    return plan


@pytest.fixture
def supersede(task, successor, coordinator):
    def run(**carried):
        codes = {code.replace("_", "."): new.replace("_", ".") for code, new in carried.items()}
        return supersede_plan(plan=task.plan, by_plan=successor, carried=codes, by=coordinator, reason="Новий план")

    return run


def test_the_old_plan_is_superseded(supersede, successor):
    assert supersede().state == Plan.State.SUPERSEDED


def test_the_new_plan_says_what_it_supersedes(supersede, successor, task):
    supersede()
    successor.refresh_from_db()
    assert successor.supersedes == task.plan


def test_the_old_plan_owes_nothing_from_the_day(supersede, task):
    supersede()
    assert list(task.plan.tasks.overdue(DAY)) == []


def test_the_old_plan_owed_the_day_before(supersede, task):
    supersede()
    assert list(task.plan.tasks.overdue(BEFORE)) == [task]


def test_a_carried_task_refers_to_the_old_one(supersede, successor, task):
    supersede(I_1_1="I_1_2")
    assert successor.tasks.get(code="I.1.2").carried_from == task


def test_facts_are_not_copied(supersede, successor, task, coordinator):
    change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=BEFORE, by=coordinator, reason="Почали")
    supersede(I_1_1="I_1_2")
    assert not successor.tasks.get(code="I.1.2").stage_changes.exists()


def test_a_code_neither_plan_has_is_refused(supersede):
    with pytest.raises(Refused, match=r"I.1.7: у плані «Новий план» такого завдання немає"):
        supersede(I_1_1="I_1_7")


def test_a_plan_cannot_take_its_own_place(task, coordinator):
    with pytest.raises(Refused, match="сам себе"):
        supersede_plan(plan=task.plan, by_plan=task.plan, carried={}, by=coordinator, reason="Так")


def test_a_draft_supersedes_nothing(supersede, successor):
    successor.state = Plan.State.DRAFT
    successor.save()
    with pytest.raises(Refused, match="Спершу затвердьте"):
        supersede()


def test_the_old_text_is_still_the_plan_of_its_day(supersede, task):
    supersede()
    kept = as_approved(task.plan, BEFORE)
    assert differences(kept, as_approved(task.plan, task.plan.starts_on)) == []


@pytest.mark.parametrize(("day", "title"), [(BEFORE, "Завдання 1"), (DAY, "Нова редакція")])
def test_tasks_are_read_in_the_wording_of_a_day(task, amend, day, title):
    amend(again())
    assert [one.title for one in worded(Task.objects.all(), day)] == [title]


def test_parties_too_are_those_of_the_day(task, amend, other_unit):
    amend(again(responsible=(other_unit.name,)))
    (old,) = worded(Task.objects.all(), BEFORE)
    assert [row.wording for row in old.assignments.all()] == [LEADER]


def test_tasks_no_act_changed_cost_no_query(task, django_assert_num_queries):
    tasks = list(Task.objects.all())
    with django_assert_num_queries(0):
        worded(tasks, BEFORE)


def test_a_plan_without_an_end_is_scheduled_as_far_as_the_act_names(plan, make_task, coordinator):
    make_task()
    amend_plan(plan=plan, edition=act(), changes=[new(deadline="2029 рік")], by=coordinator, reason="Зміни")
    assert Checkpoint.objects.get(task__code="I.1.9").rule_date == date(2029, 12, 31)


def test_the_other_tasks_are_scheduled_as_far(plan, make_task, coordinator):
    task = make_task("Щороку")
    amend_plan(plan=plan, edition=act(), changes=[new(deadline="2028 рік")], by=coordinator, reason="Зміни")
    assert task.checkpoints.last().rule_date == date(2028, 12, 31)
