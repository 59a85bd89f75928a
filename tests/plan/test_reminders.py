"""What the plan reminds of on a day, and when it stops."""

from datetime import date

import pytest

from core.acts import Basis
from core.collectives import set_members
from core.ladder import Audience, Cause
from core.models import RoleHolding, Unit
from plan import reminders
from plan.actions import (
    Told,
    accept_update,
    change_stage,
    close_period,
    extend_period,
    move_due_date,
    release,
    return_update,
    save_draft,
    submit_member_report,
    submit_update,
)
from plan.workflow import Stage

pytestmark = pytest.mark.django_db
BASIS = Basis("резолюція", "45", date(2026, 9, 1))
OCTOBER_5, OCTOBER_9 = date(2026, 10, 5), date(2026, 10, 9)


def told(on, *causes, audience=Audience.UNIT):
    """Code and rung of what is reminded of."""
    due = [one for one in reminders.due(on) if one.audience is audience and one.cause in (causes or tuple(Cause))]
    return [(one.code, one.rung) for one in due]


@pytest.fixture
def task(make_task, other_unit, period):
    return make_task("до 15.10.2026", unit=other_unit)


@pytest.fixture
def submit(task, period, unit_head):
    def submit(**more):
        told = Told("Складено", **more)
        return submit_update(task=task, period=period, told=told, by=unit_head, on=date(2026, 9, 30))

    return submit


class TestDueDates:
    @pytest.mark.parametrize(
        ("on", "rungs"),
        [
            (date(2026, 9, 30), []),
            (date(2026, 10, 1), [-14]),
            (date(2026, 10, 8), [-7]),
            (date(2026, 10, 14), [-1]),
            (date(2026, 10, 15), [0]),
            (date(2026, 10, 16), [1]),
            (date(2026, 10, 18), [3]),
            (date(2026, 10, 22), [7]),
            (date(2026, 11, 5), [21]),
        ],
    )
    def test_before_on_and_after(self, task, on, rungs):
        assert told(on, Cause.DUE) == [("I.1.1", rung) for rung in rungs]

    @pytest.mark.parametrize(
        ("audience", "day", "heard"),
        [
            (Audience.COORDINATOR, 21, False),
            (Audience.COORDINATOR, 22, True),
            (Audience.CURATOR, 28, False),
            (Audience.CURATOR, 29, True),
        ],
    )
    def test_silence_goes_up(self, task, audience, day, heard):
        assert bool(told(date(2026, 10, day), Cause.DUE, audience=audience)) is heard

    def test_words_say_when_and_how_late(self, task):
        (found,) = [one for one in reminders.due(date(2026, 10, 16)) if one.cause is Cause.DUE]
        assert (found.heading, found.detail) == ("Прострочено", "строк 15.10.2026, прострочено на 1 день")

    @pytest.mark.parametrize(
        ("on", "about"),
        [(date(2026, 9, 30), ("update", "2026-Q3", "I.1.1")), (date(2026, 11, 1), ("task", "I.1.1"))],
    )
    def test_lead_to_the_form_of_the_running_quarter_where_it_is_open(self, make_task, other_unit, period, on, about):
        make_task("до 10.10.2026", unit=other_unit)
        assert {
            one.about for one in reminders.due(on) if one.cause is Cause.DUE and one.audience is Audience.UNIT
        } == {about}

    def test_a_task_that_is_done_is_left_alone(self, task, coordinator, today):
        change_stage(task=task, stage=Stage.DONE, effective_on=today, by=coordinator, reason="так")
        assert told(date(2026, 10, 16), Cause.DUE) == []

    def test_a_released_one_too(self, task, coordinator, today):
        release(task=task, effective_on=today, basis=BASIS, by=coordinator, reason="так")
        assert told(date(2026, 10, 16), Cause.DUE) == []

    def test_a_suspended_one_too(self, task, coordinator, today):
        change_stage(task=task, stage=Stage.SUSPENDED, effective_on=today, basis=BASIS, by=coordinator, reason="так")
        assert told(date(2026, 10, 16), Cause.DUE) == []

    def test_what_is_claimed_done_waits_for_review(self, task, submit):
        submit(claimed_stage=Stage.DONE, claimed_on=date(2026, 9, 15))
        assert told(date(2026, 10, 16), Cause.DUE) == []

    def test_what_is_claimed_met_too(self, make_task, other_unit, period, unit_head):
        task = make_task("Двічі на рік", unit=other_unit)
        for due in task.checkpoints.all():
            due.results.create(effective_on=due.rule_date, reason="так")
        last = task.checkpoints.create(rule_date=date(2026, 10, 15))
        assert told(date(2026, 10, 15), Cause.DUE) == [("I.1.1", 0)]
        update = Told("Так", claims={last.pk: date(2026, 9, 2)})
        submit_update(task=task, period=period, told=update, by=unit_head, on=date(2026, 9, 30))
        assert told(date(2026, 10, 15), Cause.DUE) == []

    def test_a_moved_date_begins_the_ladder_anew(self, task, coordinator, today):
        move_due_date(
            checkpoint=task.checkpoints.get(),
            due_on=date(2026, 11, 15),
            effective_on=today,
            basis=BASIS,
            by=coordinator,
            reason="Резолюція",
        )
        assert told(date(2026, 10, 15), Cause.DUE) == []
        assert told(date(2026, 11, 15), Cause.DUE) == [("I.1.1", 0)]

    def test_a_date_before_reporting_began_is_not_called_late_while_nobody_entered_its_state(
        self, make_task, other_unit, period, today
    ):
        make_task("2024 рік", unit=other_unit)
        assert told(today, Cause.DUE) == []

    def test_once_its_state_was_entered_it_is(self, make_task, other_unit, period, coordinator, today):
        task = make_task("2024 рік", unit=other_unit)
        change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=date(2024, 3, 1), by=coordinator, reason="так")
        assert told(today, Cause.DUE) == [("I.1.1", 637)]

    def test_a_task_of_a_role_is_told_to_the_unit_that_holds_it(self, make_task, other_unit, period):
        role = Unit.objects.create(name="Підрозділ, відповідальний за дані", kind=Unit.Kind.ROLE)
        RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2024, 1, 1))
        make_task("до 15.10.2026", unit=role)
        assert {one.unit for one in reminders.due(date(2026, 10, 15))} == {other_unit}


class TestSubmission:
    @pytest.mark.parametrize(
        ("on", "rungs"),
        [
            (date(2026, 9, 20), []),
            (date(2026, 9, 21), [-14]),
            (date(2026, 9, 28), [-7]),
            (date(2026, 10, 4), [-1]),
            (OCTOBER_5, [0]),
            (date(2026, 10, 6), [1]),
            (date(2026, 10, 8), [3]),
            (date(2026, 10, 10), []),
        ],
    )
    def test_is_asked_for_until_the_window_closes(self, task, on, rungs):
        assert told(on, Cause.SUBMIT) == [("I.1.1", rung) for rung in rungs]

    def test_the_heading_says_what_and_until_when(self, task):
        (found,) = [one for one in reminders.due(OCTOBER_5) if one.cause is Cause.SUBMIT]
        assert found.heading == "Подайте інформацію за III квартал 2026 року до 05.10.2026"

    def test_after_the_day_it_says_until_when_it_is_still_taken(self, task):
        (found,) = [one for one in reminders.due(date(2026, 10, 6)) if one.cause is Cause.SUBMIT]
        assert found.heading == "Строк минув 05.10.2026: подайте інформацію за III квартал 2026 року до 09.10.2026"

    def test_stops_once_submitted(self, task, submit):
        submit()
        assert told(OCTOBER_5, Cause.SUBMIT, Cause.RETURNED) == []

    def test_and_once_accepted(self, task, submit, coordinator):
        accept_update(update=submit(), by=coordinator)
        assert told(OCTOBER_5, Cause.SUBMIT, Cause.RETURNED) == []

    def test_a_draft_is_not_a_submission(self, task, period, unit_head):
        save_draft(task=task, period=period, told=Told("Почали…"), by=unit_head)
        (found,) = [one for one in reminders.due(OCTOBER_5) if one.cause is Cause.SUBMIT]
        assert found.detail == "є чернетка"

    def test_more_time_moves_the_ladder(self, task, period, coordinator, other_unit):
        later = date(2026, 10, 14)
        extend_period(period=period, submit_by=later, unit=other_unit, by=coordinator, reason="Відключення")
        assert told(OCTOBER_5, Cause.SUBMIT) == [("I.1.1", -14)]
        assert told(later, Cause.SUBMIT) == [("I.1.1", 0)]

    def test_a_continuous_task_owes_it_too(self, make_task, other_unit, period):
        make_task("Постійно", unit=other_unit)
        assert told(OCTOBER_5, Cause.SUBMIT) == [("I.1.1", 0)]

    def test_a_task_done_before_the_quarter_owes_nothing(self, task, coordinator):
        change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 3, 1), by=coordinator, reason="так")
        assert told(OCTOBER_5, Cause.SUBMIT) == []

    def test_before_reporting_began_nobody_owes(self, plan, make_task):
        make_task("Постійно")
        assert told(OCTOBER_5) == []

    def test_a_closed_period_asks_nothing(self, task, period, coordinator):
        close_period(period=period, by=coordinator, reason="Звіт видано", on=OCTOBER_5)
        assert {one.cause for one in reminders.due(date(2026, 10, 8))} == {Cause.DUE}

    def test_a_returned_update_is_told_at_once_with_the_note(self, task, submit, coordinator, today):
        return_update(update=submit(), by=coordinator, note="Додайте посилання")
        (found,) = [one for one in reminders.due(today) if one.audience is Audience.UNIT]
        assert (found.cause, found.rung, found.detail) == (Cause.RETURNED, 0, "«Додайте посилання»")

    def test_returned_twice_it_is_told_twice(self, task, submit, coordinator, today, time_machine):
        keys = set()
        for hour in (10, 11):
            time_machine.move_to(f"2026-09-30T{hour}:00:00+00:00")
            return_update(update=submit(), by=coordinator, note="Додайте посилання")
            keys |= {one.key for one in reminders.due(today)}
        assert len(keys) == 2


class TestSilence:
    @pytest.mark.parametrize(
        ("audience", "first"), [(Audience.COORDINATOR, date(2026, 10, 6)), (Audience.CURATOR, date(2026, 10, 8))]
    )
    def test_goes_up_after_the_window(self, task, audience, first):
        before = first.replace(day=first.day - 1)
        assert [len(told(day, Cause.SILENT, audience=audience)) for day in (before, first)] == [0, 1]

    def test_is_told_once_a_unit(self, task, make_task, other_unit):
        make_task("Постійно", unit=other_unit)
        (found,) = [one for one in reminders.due(date(2026, 10, 6)) if one.cause is Cause.SILENT]
        assert found.words == "Управління економіки"
        assert found.detail == "2 завдання без інформації, строк був 05.10.2026"

    def test_what_is_submitted_is_no_silence(self, task, submit):
        submit()
        assert told(date(2026, 10, 6), Cause.SILENT, audience=Audience.COORDINATOR) == []

    def test_a_unit_with_more_time_is_not_silent_yet(self, task, period, coordinator, other_unit):
        extend_period(
            period=period, submit_by=date(2026, 10, 14), unit=other_unit, by=coordinator, reason="Відключення"
        )
        assert told(date(2026, 10, 6), Cause.SILENT, audience=Audience.COORDINATOR) == []

    @pytest.mark.parametrize("kind", [Unit.Kind.OFFICIAL, Unit.Kind.BODY, Unit.Kind.COLLECTIVE])
    def test_officials_and_bodies_are_never_silent(self, make_task, period, kind):
        party = Unit.objects.create(name="Перший заступник", kind=kind)
        make_task("Постійно", unit=party)
        assert [one for one in reminders.due(date(2026, 10, 6)) if one.unit == party] == []


class TestTheCoordinator:
    def test_hears_of_what_waits_for_review(self, task, submit, today):
        submit()
        (found,) = [one for one in reminders.due(today) if one.audience is Audience.COORDINATOR]
        assert (found.heading, found.code, found.rung) == ("Чекає вашого розгляду", "I.1.1", 0)

    def test_hears_of_requests(self, task, coordinator, today):
        change_stage(task=task, stage=Stage.SUSPENDED, effective_on=today, by=coordinator, reason="Немає коштів")
        (found,) = [one for one in reminders.due(today) if one.cause is Cause.REQUEST]
        assert (found.words, found.detail) == ("Змінити стан на «призупинено»: Завдання 1", "Немає коштів")

    def test_hears_of_a_requested_move_and_release(self, task, coordinator, today):
        checkpoint = task.checkpoints.get()
        asked = {"effective_on": today, "by": coordinator, "reason": "Лист"}
        move_due_date(checkpoint=checkpoint, due_on=date(2026, 12, 1), **asked)
        release(task=task, **asked)
        found = [one.words for one in reminders.due(today) if one.cause is Cause.REQUEST]
        assert found == ["Перенести строк на 01.12.2026: Завдання 1", "Зняти з контролю: Завдання 1"]


def test_reading_takes_the_same_queries_for_3_and_for_30_tasks(
    make_task, other_unit, period, django_assert_num_queries
):
    for _number in range(3):
        make_task("Двічі на рік", unit=other_unit)
    with django_assert_num_queries(6) as seen:
        reminders.reckon(reminders.load(OCTOBER_5), OCTOBER_5)
    for _number in range(27):
        make_task("Двічі на рік", unit=other_unit)
    with django_assert_num_queries(len(seen.captured_queries)):
        reminders.reckon(reminders.load(OCTOBER_5), OCTOBER_5)


class TestMembers:
    @pytest.fixture
    def common(self, make_task, unit, period):
        together = Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)
        return make_task("Постійно", unit=unit, parties=[unit, together])

    def asked(self, on):
        return [one for one in reminders.due(on) if one.item.startswith("common")]

    def test_are_asked_in_one_form(self, common, other_unit):
        (found,) = self.asked(OCTOBER_5)
        assert (found.unit, found.detail, found.rung) == (other_unit, "I.1.1", 0)

    def test_only_those_recorded_are_asked(self, common, unit, other_unit, coordinator):
        together = common.parties.get(kind=Unit.Kind.COLLECTIVE)
        day = date(2026, 7, 1)
        set_members(collective=together, units=[unit], since=day, by=coordinator, reason="Доручення")
        assert self.asked(OCTOBER_5) == []

    def test_are_left_alone_once_it_is_handed_in(self, common, other_unit, period, unit_head, today):
        submit_member_report(
            period=period, unit=other_unit, answers={"I.1.1": "Передали набори"}, by=unit_head, on=today
        )
        assert self.asked(OCTOBER_5) == []

    def test_are_not_asked_after_the_window(self, common, other_unit):
        assert self.asked(date(2026, 10, 10)) == []

    def test_are_not_asked_of_a_task_done_before(self, common, other_unit, coordinator):
        common.schedule["continuous"] = False
        common.save()
        change_stage(task=common, stage=Stage.DONE, effective_on=date(2026, 3, 1), by=coordinator, reason="так")
        assert self.asked(OCTOBER_5) == []
