"""The home page of the admin: what needs attention today."""

import re
from datetime import date

import pytest
from django.urls import reverse

from core.models import RoleHolding, Unit
from desk import dashboard
from desk.pictures import picture
from plan import actions
from plan.models import Plan
from plan.workflow import Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(plan, today):
    """A group of the page by its title: the codes (or words) of its points."""

    def points(title):
        found = dashboard.groups(plan, picture(plan, today), today)
        return [point.code or point.words for group in found if group.title == title for point in group.points]

    return points


def test_overdue_tasks_stand_first_the_longest_on_top(make_task, group):
    make_task("2025 рік")
    make_task("2023 рік")
    assert group("Прострочено") == ["I.1.2", "I.1.1"]


def test_due_dates_of_thirty_days_stand_in_their_order(make_task, group):
    for wording in ("до 25.10.2026", "до 05.10.2026", "до 15.12.2026"):
        make_task(wording)
    assert group("Строк у найближчі 30 днів") == ["I.1.2", "I.1.1"]


def test_requests_wait_for_a_decision(make_task, group, coordinator, today):
    task = make_task("до 15.12.2026")
    actions.change_stage(task=task, stage=Stage.SUSPENDED, effective_on=today, by=coordinator, reason="Ремонт")
    assert group("Чекає рішення") == ["I.1.1"]


@pytest.fixture
def opened(plan, make_task, coordinator):
    """The opening state is entered."""
    row = actions.OpeningRow(make_task("Постійно").code, Stage.IN_PROGRESS)
    actions.enter_opening_state(plan=plan, reporting_from=date(2026, 1, 1), rows=[row], by=coordinator)
    plan.refresh_from_db()


def test_the_opening_state_is_asked_for_until_it_is_entered(make_task, group):
    make_task("Постійно")
    assert group("Потребує уточнення")[0].startswith("Внесіть стан завдань на початок звітування")


def test_with_the_opening_state_entered_nothing_is_asked(opened, group):
    assert group("Потребує уточнення") == []


def test_a_deadline_nobody_understood_is_a_doubt(opened, make_task, group):
    make_task("коли буде змога")
    assert group("Потребує уточнення") == ["I.1.2"]


def test_a_role_nobody_holds_is_a_doubt(opened, make_task, group, other_unit):
    role = Unit.objects.create(name="Відповідальний за кадри", kind=Unit.Kind.ROLE)
    make_task("Постійно", parties=[role])
    assert group("Потребує уточнення") == ["Ніхто не виконує роль «Відповідальний за кадри»: вкажіть підрозділ."]
    RoleHolding.objects.create(role=role, unit=other_unit, held_from=date(2026, 1, 1))
    assert group("Потребує уточнення") == []


@pytest.fixture
def page(client, coordinator):
    client.force_login(coordinator)
    return lambda: client.get("/admin/").content.decode()


def test_long_groups_show_five_rows_and_lead_to_the_rest(page, make_task):
    for _turn in range(7):
        make_task("2023 рік")
    shown = page()
    assert "Показати всі (ще 2)" in shown
    assert f"{reverse('admin:plan_task_changelist')}?timeliness=overdue" in shown


def test_the_link_leads_to_the_same_tasks(client, coordinator, make_task):
    make_task("2023 рік")
    make_task("Постійно")
    client.force_login(coordinator)
    listed = client.get(reverse("admin:plan_task_changelist"), {"timeliness": "overdue"}).context["cl"].queryset
    assert [task.code for task in listed] == ["I.1.1"]


def test_the_report_of_the_last_finished_quarter_is_one_click_away(page, make_task):
    make_task()
    assert "/reports/quarterly/2026-Q2.pdf" in page()


@pytest.mark.parametrize(
    ("reporting_from", "offered"),
    [(date(2026, 7, 1), ["/reports/quarterly/2026-Q3.pdf"]), (date(2026, 10, 1), [])],
)
def test_a_young_office_is_offered_only_a_report_it_has(page, client, plan, reporting_from, offered):
    plan.reporting_from = reporting_from
    plan.save()
    found = sorted(set(re.findall(r"/reports/quarterly/[^\"]+", page())))
    assert [found, [client.get(address).status_code for address in found]] == [offered, [200] * len(offered)]


def test_an_office_without_a_plan_is_told_what_to_do(page):
    assert "Завантажте затверджене розпорядження" in page()


def test_a_draft_is_not_yet_a_plan(page, plan):
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.DRAFT)
    assert "Чинного плану дій ще немає." in page()
