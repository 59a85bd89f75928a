"""The demo office: a year of work as of a day, in a database made for it."""

import io
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from core.models import Office, Post, RoleHolding, Unit, User
from core.roles import Role
from plan.models import CheckpointMove, CheckpointResult, Plan, Release, StageChange, Task
from plan.progress import Category, Row, category, tally
from plan.standing import Timeliness
from plan.workflow import Stage, Standing
from tests.desk.demo.shown.conftest import PASSWORD, SHOWN_ON

pytestmark = pytest.mark.django_db
FACTS = StageChange, CheckpointMove, CheckpointResult, Release


def load(*arguments):
    output = io.StringIO()
    call_command("load_office", "--demo", *arguments, stdout=output)
    return output.getvalue()


def rows(on=SHOWN_ON):
    return [Row(task.code, task.continuous, task.position(on)) for task in Task.objects.for_page()]


def facts():
    return [fact for model in FACTS for fact in model.objects.all()]


# --- Who and what is there ---


def test_it_is_marked(shown):
    assert Office.objects.get().demo


def test_one_account_a_role(shown):
    assert Counter(User.objects.values_list("role", flat=True)) == dict.fromkeys(Role.values, 1)


def test_accounts_are_named(shown):
    assert [str(account) for account in shown] == [
        "Адміністратор – admin@demo.khartiia.local",
        "Координатор – koordynator@demo.khartiia.local",
        "Аудитор – audytor@demo.khartiia.local",
        "Керівник підрозділу – kerivnyk@demo.khartiia.local",
        "Заступник керівника підрозділу – zastupnyk@demo.khartiia.local",
        "Член виконавчого комітету – vykonkom@demo.khartiia.local",
    ]


def test_everybody_signs_in_with_the_password(shown):
    assert all(user.check_password(PASSWORD) for user in User.objects.all())


def test_only_the_administrator_is_a_superuser(shown):
    assert [user.role for user in User.objects.filter(is_superuser=True)] == [Role.ADMINISTRATOR]


def test_the_plan_is_the_citys_real_one(shown):
    assert (str(Plan.objects.get().act), Task.objects.count()) == ("розпорядження від 07.02.2023 № 21 Р", 37)


def test_a_real_unit_holds_the_role_of_the_order(shown):
    assert RoleHolding.objects.get().unit == Unit.objects.open_data_unit()


def test_the_open_data_unit_reports_on_24_tasks(shown):
    assert Unit.objects.open_data_unit().reported_tasks.count() == 24


def test_units_share_the_other_tasks(shown):
    assert Task.objects.values("reporting_unit").distinct().count() == 7


def test_only_real_units_report(shown):
    assert {task.reporting_unit.kind for task in Task.objects.select_related("reporting_unit")} == {Unit.Kind.UNIT}


def test_a_unit_was_merged_and_its_task_passed_on(shown):
    merged = Unit.objects.get(valid_to__isnull=False)
    assert (merged.reported_tasks.count(), merged.successor.reported_tasks.count()) == (0, 4)


def test_every_reporting_unit_has_a_head(shown):
    units = Unit.objects.filter(reported_tasks__isnull=False).distinct()
    leading = Post.objects.filter(held_to__isnull=True, kind__in=[Post.Kind.HEAD, Post.Kind.ACTING])
    assert all(leading.filter(unit=unit).count() == 1 for unit in units)


def test_the_unit_head_has_work_of_every_kind(shown):
    unit = User.objects.get(role=Role.UNIT_HEAD).unit
    kinds = {category(row) for row in rows() if Task.objects.filter(code=row.principle, reporting_unit=unit).exists()}
    assert kinds == {Category.DONE, Category.CONTINUOUS, Category.OVERDUE}


# --- How the year went ---


def test_reporting_began_about_a_year_before(shown):
    assert Plan.objects.get().reporting_from == date(2025, 7, 1)


def test_every_task_has_its_opening_state(shown):
    assert StageChange.objects.filter(opening=True).count() == 37


def test_every_category_of_the_charts_occurs(shown):
    assert {category(row) for row in rows()} == set(Category) - {Category.UNCONFIRMED}


def test_every_stage_occurs(shown):
    assert {row.position.stage for row in rows()} == set(Stage)


def test_every_timeliness_occurs(shown):
    assert {row.position.timeliness for row in rows()} == set(Timeliness)


def test_every_standing_of_a_fact_occurs(shown):
    assert {fact.standing for fact in facts()} == set(Standing)


def test_the_count_of_the_day(shown):
    counted = tally(rows())
    assert (counted.done, counted.running, counted.in_progress, counted.overdue) == (9, 19, 3, 2)


def test_nothing_is_overdue_for_years(shown):
    assert tally(rows()).overdue_days < 190


def test_a_due_date_was_moved(shown):
    assert any(row.position.moved for row in rows())


def test_requests_of_three_kinds_wait(shown):
    waiting = [type(fact) for fact in facts() if fact.standing == Standing.REQUESTED]
    assert sorted(kind.__name__ for kind in waiting) == ["CheckpointMove", "Release", "StageChange"]


def test_something_changed_in_the_last_quarter(shown):
    recent = [fact for fact in facts() if fact.effective_on >= date(2026, 7, 1)]
    assert len(recent) >= 5


def test_nothing_lies_after_the_day(shown):
    assert max(fact.recorded_at.date() for fact in facts()) <= SHOWN_ON


def test_facts_were_recorded_soon_after_they_took_effect(shown):
    assert all(0 <= (fact.recorded_at.date() - fact.effective_on).days <= 5 for fact in facts() if not fact.opening)


def test_facts_were_recorded_on_working_days(shown):
    assert all(fact.recorded_at.weekday() < 5 for fact in facts())


def test_history_lies_in_the_past_too(shown):
    task = Task.objects.get(code="IV.1.1")
    assert task.history.latest().history_date.date() == date(2026, 7, 24)


def test_history_names_the_coordinator(shown):
    task = Task.objects.get(code="IV.1.1")
    assert {str(record.history_user) for record in task.history.all()} == {"Олена КОВАЛЕНКО"}


# --- The second time ---


def test_a_second_run_changes_nothing(shown):
    before = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    load("--on", "2026-09-30")
    assert {model._meta.label: model._default_manager.count() for model in apps.get_models()} == before


def test_a_second_run_shows_no_password(shown):
    assert "пароль" not in load()
