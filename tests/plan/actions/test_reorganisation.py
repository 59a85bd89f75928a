"""A reorganisation moves what a unit answers for from its day; what was before keeps the old names and duties."""

from datetime import date

import pytest
import time_machine

from core.acts import Basis
from core.models import Post, Reorganisation, RoleHolding, Unit, User
from core.refusals import Conflict, Refused
from core.reorganisation import LEAVES, duties_of, merge_units, rename_unit, settle, split_unit
from core.roles import Role
from plan.actions import Told, name_reporter, save_draft, save_member_draft, submit_update
from plan.answering import answering
from plan.models import MemberReport, ProgressUpdate, Task

pytestmark = pytest.mark.django_db
ACT = Basis("рішення", "12-34-VIII", date(2026, 8, 20))
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def given(coordinator):
    return {"by": coordinator, "reason": "Нова структура ради", "basis": ACT}


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент цифрового розвитку")


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Постійно", unit=other_unit)


@pytest.fixture
def merged(task, other_unit, heir, given):
    """Merges the unit from a day on."""

    def merge(day=SEPTEMBER, into=None, **changed):
        change = merge_units(units=[other_unit], into=into or heir, effective_on=day, **{**given, **changed})
        for row in (other_unit, heir):
            row.refresh_from_db()
        return change

    return merge


class TestRenaming:
    @pytest.fixture
    def renamed(self, other_unit, given):
        def rename(day=SEPTEMBER, name="Управління економіки та інвестицій", **changed):
            change = rename_unit(unit=other_unit, name=name, effective_on=day, **{**given, **changed})
            other_unit.refresh_from_db()
            return change

        return rename

    def test_the_past_keeps_the_old_name(self, renamed, other_unit):
        renamed()
        assert other_unit.called(date(2026, 8, 31)) == "Управління економіки"

    def test_from_the_day_the_new_one_stands(self, renamed, other_unit, today):
        renamed(short_name="УЕІ")
        assert (other_unit.called(SEPTEMBER), other_unit.label) == ("Управління економіки та інвестицій", "УЕІ")

    def test_until_a_day_to_come_the_old_one_is_today_s(self, renamed, other_unit):
        renamed(day=OCTOBER)
        assert (str(other_unit), other_unit.called(OCTOBER)) == (
            "Управління економіки",
            "Управління економіки та інвестицій",
        )

    def test_on_that_day_it_changes_by_itself(self, renamed, other_unit):
        renamed(day=OCTOBER)
        with time_machine.travel("2026-10-01T09:00:00+00:00", tick=False):
            assert str(other_unit) == "Управління економіки та інвестицій"

    def test_twice_keeps_each_name_in_its_days(self, renamed, other_unit):
        renamed()
        renamed(day=date(2026, 9, 15), name="Департамент економіки")
        days = [date(2026, 8, 31), SEPTEMBER, date(2026, 9, 15)]
        assert [other_unit.called(day) for day in days] == [
            "Управління економіки",
            "Управління економіки та інвестицій",
            "Департамент економіки",
        ]

    def test_search_finds_it_by_both_names(self, renamed, other_unit):
        renamed(name="Департамент розвитку")
        assert [list(Unit.objects.search(words)) for words in ("економіки", "розвитку")] == [[other_unit]] * 2

    def test_the_wording_of_the_order_stays(self, renamed, make_task, other_unit):
        task = make_task(unit=other_unit)
        renamed()
        assert task.assignments.get().wording == "Управління економіки"

    def test_it_says_who_why_and_by_which_act(self, renamed, coordinator):
        change = renamed()
        assert (change.recorded_by, change.reason, change.basis) == (coordinator, "Нова структура ради", ACT)

    @pytest.mark.parametrize(
        ("given_so", "said"),
        [
            ({"name": "Управління економіки"}, "Назва та сама"),
            ({"name": " "}, "Вкажіть нову назву"),
            ({"name": "Відділ відкритих даних"}, "вже|уже є в довіднику"),
            ({"basis": None}, "Вкажіть акт"),
            ({"basis": Basis("рішення", "1", date(2026, 12, 1))}, "цей день ще не настав"),
            ({"day": date(2062, 9, 1)}, "Перевірте рік"),
            ({"reason": " "}, "Вкажіть причину"),
        ],
    )
    def test_what_cannot_be_is_refused(self, renamed, given_so, said):
        with pytest.raises(Refused, match=said):
            renamed(**given_so)

    def test_not_before_the_name_before_it(self, renamed):
        renamed()
        with pytest.raises(Refused, match=r"перейменовано з 01\.09\.2026"):
            renamed(day=date(2026, 8, 1), name="Інша назва")

    def test_not_before_the_unit_exists(self, renamed, other_unit):
        Unit.objects.filter(pk=other_unit.pk).update(valid_from=date(2026, 9, 10))
        with pytest.raises(Refused, match=r"діє з 10\.09\.2026"):
            renamed()

    def test_a_role_keeps_the_order_s_name(self, given):
        role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
        with pytest.raises(Refused, match="названо в розпорядженні"):
            rename_unit(unit=role, name="Інше", effective_on=SEPTEMBER, **given)

    def test_a_second_editor_is_told(self, renamed):
        with pytest.raises(Conflict):
            renamed(version=0)


class TestMerging:
    def test_the_unit_ends_the_day_before(self, merged, other_unit, heir):
        merged()
        assert (other_unit.valid_to, other_unit.successor) == (date(2026, 8, 31), heir)

    @pytest.mark.parametrize(("day", "who"), [(date(2026, 8, 31), "other_unit"), (SEPTEMBER, "heir")])
    def test_its_tasks_pass_on_from_the_day(self, merged, request, day, who):
        merged()
        assert Task.objects.get().reporter(day) == request.getfixturevalue(who)

    def test_until_a_day_to_come_it_reports_itself(self, merged, other_unit, heir, today):
        merged(day=OCTOBER)
        found = Task.objects.get()
        assert (found.reporter(today), found.reporter(OCTOBER)) == (other_unit, heir)

    def test_a_new_unit_begins_on_the_day(self, merged, task):
        merged(into=Unit(name="Департамент розвитку"))
        made = Unit.objects.get(name="Департамент розвитку")
        assert (made.valid_from, Task.objects.get().reporting_unit) == (SEPTEMBER, made)

    def test_two_become_a_third(self, unit, other_unit, task, plan, given):
        change = merge_units(
            units=[unit, other_unit], into=Unit(name="Управління економіки"), effective_on=SEPTEMBER, **given
        )
        assert [row.unit for row in change.successions.all()] == [unit, other_unit]

    def test_closed_tasks_stay(self, merged, make_task, other_unit, coordinator, plan):
        gone = make_task("Постійно", unit=other_unit)
        Task.objects.filter(pk=gone.pk).update(removed_by=plan.act, amended=[["removed", "2023-02-07", False]])
        merged()
        gone.refresh_from_db()
        assert gone.reporting_unit == other_unit

    def test_roles_pass_on(self, merged, other_unit, heir):
        role = Unit.objects.create(name="Відповідальний", kind=Unit.Kind.ROLE)
        RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
        merged()
        assert [role.stands_in(day) for day in (date(2026, 8, 31), SEPTEMBER)] == [other_unit, heir]

    def test_the_lead_of_open_data_passes_on(self, unit, plan, heir, given, today):
        merge_units(units=[unit], into=heir, effective_on=SEPTEMBER, **given)
        assert Unit.objects.open_data_unit(today) == heir

    def test_a_lead_to_come_waits(self, unit, plan, heir, given, today):
        merge_units(units=[unit], into=heir, effective_on=OCTOBER, **given)
        assert (Unit.objects.open_data_unit(today), Unit.objects.open_data_unit(OCTOBER)) == (unit, heir)

    def test_it_tells_what_was_moved(self, merged):
        assert merged().moved == [["Завдання, про які звітує", "I.1.1 Завдання 1", "Департамент цифрового розвитку"]]

    @pytest.mark.parametrize(
        ("prepare", "said"),
        [
            (lambda unit, heir: {"into": unit}, "до самого себе"),
            (lambda unit, heir: {"into": Unit(name="")}, "Вкажіть нову назву"),
            (lambda unit, heir: {"into": Unit(name="відділ відкритих даних")}, "уже є в довіднику"),
        ],
    )
    def test_what_cannot_be_is_refused(self, merged, other_unit, heir, prepare, said):
        with pytest.raises(Refused, match=said):
            merged(**prepare(other_unit, heir))

    def test_a_closed_unit_is_not_merged_again(self, merged):
        merged()
        with pytest.raises(Refused, match=r"вже закрито\. Правонаступник – Департамент цифрового розвитку"):
            merged()

    def test_nothing_goes_to_a_closed_unit(self, merged, heir):
        Unit.objects.filter(pk=heir.pk).update(valid_to=date(2026, 6, 1))
        with pytest.raises(Refused, match="оберіть інший підрозділ"):
            merged()

    def test_a_second_editor_is_told(self, merged, other_unit):
        with pytest.raises(Conflict):
            merged(versions={other_unit.pk: 0})

    def test_a_refusal_leaves_nothing(self, merged):
        with pytest.raises(Refused):
            merged(into=Unit(name=""))
        assert not Reorganisation.objects.exists()


class TestPeople:
    @pytest.fixture
    def post(self, unit_head, other_unit):
        person = {"user": unit_head, "person": "Петро МЕЛЬНИК", "kind": Post.Kind.HEAD}
        return Post.objects.create(unit=other_unit, held_from=date(2024, 1, 1), **person)

    def test_a_post_ends_and_begins(self, merged, post, heir):
        merged()
        assert [(held.unit.name, held.held_from, held.held_to) for held in Post.objects.order_by("pk")] == [
            ("Управління економіки", date(2024, 1, 1), date(2026, 8, 31)),
            ("Департамент цифрового розвитку", SEPTEMBER, None),
        ]

    def test_a_second_head_comes_as_a_deputy(self, merged, post, heir):
        Post.objects.create(unit=heir, person="Інна ДРУГА", kind=Post.Kind.HEAD, held_from=date(2024, 1, 1))
        merged()
        assert heir.posts.get(person="Петро МЕЛЬНИК").kind == Post.Kind.DEPUTY

    def test_the_account_follows(self, merged, post, unit_head, heir):
        merged()
        unit_head.refresh_from_db()
        assert (unit_head.unit, unit_head.role) == (heir, Role.UNIT_HEAD)

    def test_an_account_without_a_post_follows_too(self, merged, unit_head, heir):
        merged()
        unit_head.refresh_from_db()
        assert (unit_head.unit, unit_head.posts.get().unit) == (heir, heir)

    def test_for_a_day_to_come_it_waits(self, merged, post, unit_head, other_unit):
        merged(day=OCTOBER)
        unit_head.refresh_from_db()
        assert unit_head.unit == other_unit

    def test_until_the_round_of_that_day(self, merged, post, unit_head, heir):
        merged(day=OCTOBER)
        assert (settle(OCTOBER), settle(OCTOBER)) == (1, 0)
        unit_head.refresh_from_db()
        assert unit_head.unit == heir

    def test_who_leaves_loses_post_and_account(self, merged, post, unit_head):
        merged(choices={f"post:{post.pk}": LEAVES})
        unit_head.refresh_from_db()
        assert (unit_head.is_active, unit_head.last_day, Post.objects.count()) == (False, date(2026, 8, 31), 1)

    def test_who_leaves_later_works_until_the_eve(self, merged, post, unit_head, today):
        merged(day=OCTOBER, choices={f"post:{post.pk}": LEAVES})
        unit_head.refresh_from_db()
        assert (unit_head.is_active, unit_head.last_day) == (True, today)

    def test_the_coordinator_keeps_his_role(self, coordinator, unit, plan, heir, given):
        merge_units(units=[unit], into=heir, effective_on=SEPTEMBER, **given)
        found = User.objects.get(pk=coordinator.pk)
        assert (found.unit, found.role) == (heir, Role.COORDINATOR)


class TestSplitting:
    @pytest.fixture
    def split(self, other_unit, heir, given):
        def split(into=None, **changed):
            into = into or [heir, Unit(name="Управління інвестицій")]
            return split_unit(unit=other_unit, into=into, effective_on=SEPTEMBER, **{**given, **changed})

        return split

    def test_the_first_gets_what_nobody_chose(self, split, task, heir):
        split()
        assert Task.objects.get().reporting_unit == heir

    def test_each_duty_goes_where_it_was_given(self, split, task, make_task, other_unit):
        second = make_task("Постійно", unit=other_unit)
        split(choices={f"task:{second.pk}": 1})
        assert [one.reporting_unit.name for one in Task.objects.order_by("code")] == [
            "Департамент цифрового розвитку",
            "Управління інвестицій",
        ]

    def test_the_first_is_the_successor(self, split, other_unit, heir):
        split()
        other_unit.refresh_from_db()
        assert (other_unit.successor, other_unit.valid_to) == (heir, date(2026, 8, 31))

    def test_a_unit_may_go_on_with_what_is_left(self, split, task, make_task, other_unit, heir):
        second = make_task("Постійно", unit=other_unit)
        split(into=[heir], ends=False, choices={f"task:{second.pk}": 1})
        assert [one.reporting_unit for one in Task.objects.order_by("code")] == [other_unit, heir]

    def test_it_stays_open_then(self, split, other_unit, heir):
        split(into=[heir], ends=False)
        other_unit.refresh_from_db()
        assert other_unit.valid_to is None

    @pytest.mark.parametrize("names", [[], ["Одне"], ["Однакове", "однакове"]])
    def test_it_takes_two_different_ones(self, split, names):
        with pytest.raises(Refused):
            split(into=[Unit(name=name) for name in names] or [Unit(name="Лише одне")])


class TestWhatIsUnderWay:
    def answers(self, period, on, update=None):
        return answering(Task.objects.get(), period, on, update)

    def test_a_draft_is_the_heir_s_to_finish(self, period, merged, task, unit_head, heir, today):
        save_draft(task=task, period=period, told=Told(text="Почато"), by=unit_head)
        merged()
        update = ProgressUpdate.objects.get()
        assert (self.answers(period, today, update), update.text) == (heir, "Почато")

    def test_what_is_handed_in_stays_its_sender_s(self, period, merged, task, unit_head, other_unit, today):
        submit_update(task=task, period=period, told=Told(text="Зроблено"), by=unit_head)
        merged()
        assert self.answers(period, today, ProgressUpdate.objects.get()) == other_unit

    def test_the_heir_submits_it_as_his_own(self, period, merged, task, unit_head, heir):
        save_draft(task=task, period=period, told=Told(text="Почато"), by=unit_head)
        merged()
        update = submit_update(task=task, period=period, told=Told(text="Зроблено"), by=unit_head)
        assert update.unit == heir

    def test_after_the_quarter_the_heir_still_submits(self, period, merged, heir):
        merged(day=OCTOBER)
        assert self.answers(period, date(2026, 10, 2)) == heir

    def test_once_the_window_is_over_the_old_unit_was_silent(self, period, merged, other_unit):
        merged(day=date(2026, 10, 20))
        assert self.answers(period, date(2026, 12, 1)) == other_unit

    def test_a_member_s_draft_passes_on(self, period, merged, other_unit, heir, unit_head):
        save_member_draft(period=period, unit=other_unit, answers={"I.1.1": "Навчили двох"}, by=unit_head)
        merged()
        assert MemberReport.objects.get().unit == heir

    def test_it_joins_what_the_heir_has_begun(self, period, merged, other_unit, heir, unit_head):
        for unit, text in ((other_unit, "Навчили двох"), (heir, "Навчили п’ятьох")):
            save_member_draft(period=period, unit=unit, answers={"I.1.1": text}, by=unit_head)
        merged()
        told = MemberReport.objects.get(unit=heir).answers["I.1.1"]
        assert told == "Навчили п’ятьох\nУправління економіки: Навчили двох"

    def test_a_duty_that_came_after_the_record_passes_on_the_day(self, merged, make_task, unit, other_unit, given):
        merged(day=OCTOBER)
        late = make_task("Постійно", unit=unit)
        name_reporter(task=late, unit=other_unit, since=SEPTEMBER, by=given["by"], reason="Розподіл")
        settle(OCTOBER)
        assert Task.objects.get(pk=late.pk).reporter(OCTOBER).name == "Департамент цифрового розвитку"


def test_the_preview_tells_each_duty_once(task, other_unit, unit_head):
    found = {heading: [duty.words for duty in duties] for heading, duties in duties_of(other_unit, SEPTEMBER)}
    assert found == {
        "Завдання, про які звітує": ["Завдання 1"],
        "Люди: посади й облікові записи": ["Петро МЕЛЬНИК, керівник підрозділу"],
    }
