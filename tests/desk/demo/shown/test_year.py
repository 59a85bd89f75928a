"""What happened in the demo's year, task by task, as a reader of its history would find it."""

from datetime import date

import pytest

from core.models import Post, RoleHolding, Unit
from plan.models import Plan, Task
from plan.quarters import Quarter
from plan.standing import Timeliness
from plan.workflow import Stage, Standing
from reports import quarterly
from tests.desk.demo.shown.conftest import SHOWN_ON

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2026, 3)


@pytest.fixture(scope="module")
def report(shown):
    """The report of the quarter that ends with the day of the show."""
    return quarterly.build(Plan.objects.get(), QUARTER, SHOWN_ON)


def task(code):
    return Task.objects.get(code=code)


def place(code, on=SHOWN_ON):
    return task(code).position(on)


def moves(code):
    """The moves of a task's only due date: whether they count, and where to."""
    found = task(code).checkpoints.get().moves.order_by("effective_on")
    return [(move.standing, move.due_on) for move in found]


def changes(code):
    found = task(code).stage_changes.filter(opening=False).order_by("effective_on")
    return [(change.standing, change.stage) for change in found]


# --- Stages ---


def test_work_done_long_before_was_done_in_time(shown):
    found = place("I.1.2")
    assert (found.stage, found.since, found.timeliness) == (
        Stage.DONE,
        date(2023, 3, 28),
        Timeliness.DONE_IN_TIME,
    )


def test_work_done_late_is_judged_by_its_completion(shown):
    found = place("I.1.4")
    assert (found.timeliness, found.days) == (Timeliness.DONE_LATE, 14)


def test_opening_states_rest_on_their_acts(shown):
    opening = task("II.1.4").stage_changes.get(opening=True)
    assert str(opening.basis) == "рішення виконавчого комітету від 31.03.2023 № 201"


def test_work_finished_within_the_year(shown):
    assert changes("II.1.1") == [(Standing.IN_FORCE, Stage.DONE)]


def test_it_was_not_done_before(shown):
    assert place("II.1.1", date(2025, 8, 1)).overdue


def test_work_suspended_and_taken_up_again(shown):
    assert changes("VI.2.2") == [(Standing.IN_FORCE, Stage.SUSPENDED), (Standing.IN_FORCE, Stage.IN_PROGRESS)]


def test_work_cancelled_on_a_basis(shown):
    change = task("I.3.2").stage_changes.get(stage=Stage.CANCELLED)
    assert str(change.basis) == "розпорядження від 15.08.2025 № 187 Р"


def test_a_request_to_suspend_changes_nothing_yet(shown):
    assert (changes("VI.1.3"), place("VI.1.3").stage) == (
        [(Standing.REQUESTED, Stage.SUSPENDED)],
        Stage.IN_PROGRESS,
    )


def test_a_request_to_cancel_was_declined(shown):
    assert changes("V.1.2") == [(Standing.DECLINED, Stage.CANCELLED)]


def test_a_mistake_was_taken_back(shown):
    assert (changes("I.4.3"), place("I.4.3").stage) == ([(Standing.ANNULLED, Stage.SUSPENDED)], Stage.IN_PROGRESS)


# --- Due dates ---


def test_a_moved_date_was_kept(shown):
    found = place("IV.1.1")
    assert (found.due_on, found.timeliness, found.moved) == (date(2026, 7, 31), Timeliness.DONE_IN_TIME, True)


def test_a_moved_date_was_missed_and_another_move_is_asked_for(shown):
    assert moves("IV.1.2") == [
        (Standing.IN_FORCE, date(2026, 8, 31)),
        (Standing.REQUESTED, date(2026, 12, 31)),
    ]


def test_a_requested_move_was_granted_and_then_moved_again(shown):
    assert moves("VI.2.4") == [(Standing.IN_FORCE, date(2026, 7, 31)), (Standing.IN_FORCE, date(2026, 10, 15))]


def test_a_requested_move_was_declined(shown):
    assert [standing for standing, _due in moves("II.1.1")] == [Standing.DECLINED]


def test_half_yearly_monitoring_is_overdue_since_june(shown):
    found = place("II.1.2")
    assert (found.due_on, found.days) == (date(2026, 6, 30), 92)


def test_yearly_work_was_done_in_time_and_late(shown):
    met = {
        code: task(code).checkpoints.get(rule_date=date(2025, 12, 31)).results.get() for code in ("I.4.1", "II.1.3")
    }
    assert {code: result.effective_on for code, result in met.items()} == {
        "I.4.1": date(2025, 12, 22),
        "II.1.3": date(2026, 1, 26),
    }


def test_the_date_before_running_on_was_met(shown):
    found = place("I.2.1")
    assert (found.stage, found.timeliness) == (Stage.IN_PROGRESS, Timeliness.ON_TIME)


# --- Control ---


def test_tasks_released_at_once_and_after_a_request(shown):
    released = {code for code in ("I.1.2", "I.2.2", "II.1.4", "III.2.3") if place(code).released}
    assert released == {"I.1.2", "I.2.2", "II.1.4", "III.2.3"}


def test_a_release_rests_on_the_mayors_resolution(shown):
    assert {row.basis.kind for row in task("II.1.4").releases.all()} == {"резолюція міського голови"}


def test_a_requested_release_waits(shown):
    assert ([row.standing for row in task("I.3.1").releases.all()], place("I.3.1").released) == (
        [Standing.REQUESTED],
        False,
    )


# --- Units and people ---


def test_the_role_is_held_since_the_unit_was_made(shown):
    assert RoleHolding.objects.get().held_from == date(2023, 3, 15)


def test_a_head_left_and_another_acts(shown):
    unit = Unit.objects.get(short_name="Відділ кадрової роботи")
    kinds = [(post.kind, post.held_to is None) for post in unit.posts.order_by("held_from")]
    assert kinds == [(Post.Kind.HEAD, False), (Post.Kind.ACTING, True)]


def test_posts_of_people_with_accounts_lead_to_them(shown):
    named = Post.objects.filter(user__isnull=False)
    assert all(post.person == post.user.get_full_name() for post in named)


def test_a_merged_unit_has_a_successor_from_that_day(shown):
    merged = Unit.objects.get(short_name="Сектор грантових програм")
    assert (merged.valid_to, merged.successor.short_name) == (
        date(2025, 9, 28),
        "Відділ міжнародного співробітництва",
    )


def test_reports_are_signed_by_the_head_of_the_unit(shown):
    plan = Plan.objects.get()
    assert (plan.report_signatory_post, plan.report_signatory) == (
        "Начальник відділу відкритих даних",
        "Олена КОВАЛЕНКО",
    )


# --- The quarter's report ---


def test_the_report_has_every_task(report):
    assert len(report.lines) == 37


def test_the_quarter_before_can_be_reported_too(shown):
    assert len(quarterly.build(Plan.objects.get(), QUARTER.previous, SHOWN_ON).lines) == 37


def test_less_was_overdue_in_the_quarter_before(report, shown):
    before = quarterly.build(Plan.objects.get(), QUARTER.previous, SHOWN_ON)
    late = [sum(line.place.overdue for line in each.lines) for each in (before, report)]
    assert late == [0, 2]
