"""An act recorded by mistake is taken back before its day: the plan reads as if it had never been typed."""

from datetime import date, timedelta

import pytest

from core.models import Unit
from core.refusals import Refused
from plan.actions import amend_plan, prolong_schedules, withdraw_amendment
from plan.amendments import Add, Place, Remove, Restate, Retitle
from plan.editions import as_approved
from plan.models import Area, Edition, Plan, Principle, Task, TaskAmendment

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
LEADER = "Відділ відкритих даних"
AGAIN = Restate("I.1.1", "Нова редакція", "2027 рік", "Новий результат", (LEADER,))
NEW_PLACE = Place("II", 1, "Новий принцип", "Новий зміст")
ADDED = Add("II.1.1", 1, NEW_PLACE, "Додане", "Щороку", "", (LEADER,))


@pytest.fixture
def task(make_task):
    return make_task("2025 рік", expected_result="Порядок")


@pytest.fixture
def amend(task, plan, coordinator):
    def run(*changes, number="99 Р", day=DAY):
        act = Edition(act_kind="розпорядження", act_number=number, act_date=date(2026, 9, 25), effective_on=day)
        return amend_plan(plan=plan, edition=act, changes=changes, by=coordinator, reason="Зміни").edition

    return run


@pytest.fixture
def withdraw(coordinator):
    return lambda edition, **given: withdraw_amendment(
        edition=edition, by=coordinator, reason="Внесено помилково", **given
    )


def dates():
    rows = Task.objects.get(code="I.1.1").checkpoints.order_by("rule_date")
    return [(row.rule_date.year, row.since, row.until) for row in rows]


def test_the_text_returns(amend, withdraw, plan):
    before = as_approved(plan)
    withdraw(amend(AGAIN))
    assert as_approved(Plan.objects.get(), DAY) == as_approved(Plan.objects.get()) == before


def test_so_do_the_dates(amend, withdraw):
    before = dates()
    edition = amend(AGAIN)
    assert dates() != before
    withdraw(edition)
    assert dates() == before


def test_so_do_the_parties(amend, withdraw, other_unit, make_task, unit):
    task = make_task("2025 рік", parties=[unit, other_unit])
    withdraw(amend(Restate(task.code, "Нова редакція", "2025 рік", "", (LEADER,))))
    assert [(row.party, row.wording) for row in task.assignments.all()] == [
        (unit, LEADER),
        (other_unit, other_unit.name),
    ]


def test_parties_that_are_known_no_more_refuse_it_all(amend, withdraw, make_task, unit):
    gone = Unit.objects.create(name="Відділ архіву", kind=Unit.Kind.UNIT)
    task = make_task("2025 рік", parties=[unit, gone])
    edition = amend(Restate(task.code, "Нова редакція", "2025 рік", "", (LEADER,)))
    Unit.objects.filter(pk=gone.pk).update(name="Інша назва")
    with pytest.raises(Refused, match=r"немає сторін.*«Відділ архіву»"):
        withdraw(edition)


def test_a_task_to_be_removed_stays(amend, withdraw):
    withdraw(amend(Remove("I.1.1")))
    assert (Task.objects.in_force(DAY).count(), Task.objects.get().removed_by, Task.objects.get().amended) == (
        1,
        None,
        [],
    )


def test_a_task_to_be_added_goes_with_its_headings(amend, withdraw):
    withdraw(amend(ADDED))
    assert not Task.objects.filter(code="II.1.1").exists()
    assert (Principle.objects.count(), Area.objects.count()) == (1, 1)


def test_its_code_can_be_used_after_all(amend, withdraw):
    withdraw(amend(ADDED))
    assert amend(ADDED).number == 2


def test_headings_have_their_titles_again(amend, withdraw):
    withdraw(amend(Retitle("I.1", "Нормативна база", "Правила")))
    area = Area.objects.get()
    assert (area.title, area.earlier, area.title_on(DAY)) == ("Нормативна база", [], "Нормативна база")


def test_who_and_why_stay_in_the_history(amend, withdraw, plan, coordinator):
    edition = amend(AGAIN)
    withdraw(edition)
    trails = [plan.history.first(), Task.objects.get().history.first(), Edition.history.first()]
    assert {record.history_user for record in trails} == {coordinator}
    assert all("Внесено помилково" in record.history_change_reason for record in trails)
    assert Edition.history.first().history_type == "-"
    assert not TaskAmendment.objects.exists()


def test_not_on_its_day_or_later(amend, withdraw):
    with pytest.raises(Refused, match=r"діє з 01\.12\.2026, тому його вже не відкликати"):
        withdraw(amend(AGAIN), on=DAY)


def test_the_latest_one_first(amend, withdraw):
    first = amend(AGAIN)
    amend(Remove("I.1.1"), number="100 Р", day=DAY + timedelta(days=1))
    with pytest.raises(Refused, match=r"ще один: .*100 Р\. Спершу відкличте його"):
        withdraw(first)


@pytest.mark.parametrize("later", [0, 30])
def test_of_two_acts_the_first_stays(amend, withdraw, plan, later):
    amend(AGAIN)
    stood, told = dates(), as_approved(Plan.objects.get())
    again = Restate("I.1.1", "Третя редакція", "2028 рік", "", (LEADER,))
    withdraw(amend(again, number="100 Р", day=DAY + timedelta(days=later)))
    assert (dates(), as_approved(Plan.objects.get())) == (stood, told)


def test_not_twice(amend, withdraw):
    edition = amend(AGAIN)
    withdraw(edition)
    with pytest.raises(Refused, match="уже відкликано"):
        withdraw(Edition(pk=999, plan=edition.plan))


def test_not_the_act_that_approved_the_plan(amend, withdraw, plan):
    with pytest.raises(Refused, match="яким змінено чинний план"):
        withdraw(plan.act)


def test_not_without_a_reason(amend, coordinator):
    with pytest.raises(Refused):
        withdraw_amendment(edition=amend(AGAIN), by=coordinator, reason=" ")


class TestDatesWrittenOutMeanwhile:
    """The plan of an office without an end is written out a year ahead while an act still waits."""

    @pytest.fixture
    def task(self, make_task):
        return make_task("Щороку")

    @pytest.fixture
    def edition(self, amend):
        edition = amend(Restate("I.1.1", "Нова редакція", "Щокварталу", "", (LEADER,)), day=date(2027, 6, 1))
        prolong_schedules(on=date(2026, 12, 1))
        return edition

    def next_dates(self, on):
        rows = Task.objects.get().checkpoints.filter(rule_date__year=2027)
        return sorted(row.rule_date for row in rows if row.in_force(on))

    def test_hold_what_is_in_force_until_the_day(self, edition):
        assert self.next_dates(date(2027, 5, 31)) == [date(2027, 12, 31)]

    def test_and_what_the_act_brings_from_it_on(self, edition):
        quarters = [date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31)]
        assert self.next_dates(date(2027, 6, 1)) == quarters

    def test_are_written_once(self, edition):
        count = Task.objects.get().checkpoints.count()
        Plan.objects.update(scheduled_until=date(2026, 12, 31))
        assert prolong_schedules(on=date(2026, 12, 2)) == 0
        assert Task.objects.get().checkpoints.count() == count

    def test_go_with_the_act(self, edition, withdraw):
        withdraw(edition)
        assert self.next_dates(date(2027, 6, 1)) == [date(2027, 12, 31)]
