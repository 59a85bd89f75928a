"""The plan's own page, and a plan typed in by hand."""

import json
import re
from datetime import date

import pytest

from core.history import version_of
from core.refusals import Refused
from plan.actions import remove_plan
from plan.models import Area, Edition, Plan, Principle, Task
from tests.plan.admin.conftest import said, text_of

TYPED = {
    "title": "План дій громади",
    "authority": "МІСЬКА РАДА",
    "starts_on": "01.01.2026",
    "scheduled_until": "31.12.2026",
    "act_kind": "розпорядження",
    "act_number": "7",
    "act_date": "01.01.2026",
    "signatory_post": "Міський голова",
    "signatory": "Геннадій ДИКИЙ",
}


def page(plan, name="change"):
    return f"/admin/plan/plan/{plan.pk}/{name}/"


@pytest.mark.parametrize(
    "words",
    [
        "розпорядження від 07.02.2023 № 21 Р",
        "Міський голова, Геннадій ДИКИЙ; додаток – Перший заступник міського голови, Інна НОВОГРЕБЕЛЬСЬКА",
        "37 завдань, з них прострочено 17.",
        "Принципів – 6, змістів принципів – 11, призначень – 58, сторін – 9.",
        "III квартал 2026 року",
    ],
)
def test_the_page_of_the_citys_plan(desk, city_plan, words):
    assert words in text_of(desk.get(page(city_plan)))


def test_the_report_is_one_click_away(desk, plan):
    assert "/reports/quarterly/2026-Q3.pdf" in desk.get(page(plan)).content.decode()


def test_only_quarters_with_a_report_are_offered(desk, plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    assert re.findall("quarterly/([^.]+)", desk.get(page(plan)).content.decode().partition("plan-links")[2]) == [
        "2026-Q3"
    ]


def test_the_list_names_the_act(desk, plan, make_task):
    make_task()
    assert "розпорядження від 07.02.2023 № 21 Р чинний 07.02.2023 1" in text_of(desk.get("/admin/plan/plan/"))


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx"])
def test_the_plan_is_taken_out(desk, city_plan, kind):
    response = desk.get(page(city_plan, f"export/{kind}"))
    assert response["Content-Disposition"].startswith("attachment")
    assert len(response.content) > 1000


def test_what_is_taken_out_is_the_plan(desk, city_plan):
    exported = json.loads(desk.get(page(city_plan, "export/json")).content)
    assert exported["act"]["number"] == "21 Р"


def test_other_kinds_are_not_there(desk, plan):
    assert desk.get(page(plan, "export/exe")).status_code == 404


def test_who_signs_reports_may_be_told_in_a_plan_in_force(desk, plan):
    signs = {"report_signatory_post": "Начальник", "report_signatory": "Олена КОВАЛЬ", "reason": "Наказ"}
    desk.post(page(plan), {**signs, "version": version_of(plan)})
    plan.refresh_from_db()
    assert plan.report_signatory == "Олена КОВАЛЬ"


def test_nothing_else_is_a_field_there(desk, plan):
    typed = {"title": "Інший план", "report_signatory": "Олена КОВАЛЬ", "reason": "Наказ"}
    desk.post(page(plan), {**typed, "version": version_of(plan)})
    assert Plan.objects.get().title == "План дій щодо розвитку відкритих даних"


@pytest.fixture
def typed_plan(desk, unit):
    desk.post("/admin/plan/plan/add/", {**TYPED, "open_data_unit": unit.pk})
    return Plan.objects.get()


def test_a_plan_is_typed_in_with_its_act(typed_plan):
    assert (typed_plan.state, str(typed_plan.act)) == ("draft", "розпорядження від 01.01.2026 № 7")


def test_its_act_may_still_be_mended(desk, typed_plan, unit):
    mended = {**TYPED, "open_data_unit": unit.pk, "act_number": "8", "reason": "Описка"}
    desk.post(page(typed_plan), {**mended, "version": version_of(typed_plan)})
    assert Edition.objects.get().act_number == "8"


def test_a_plan_without_an_act_is_not_saved(desk, unit):
    response = desk.post("/admin/plan/plan/add/", {**TYPED, "open_data_unit": unit.pk, "act_number": ""})
    assert (response.status_code, Plan.objects.count()) == (200, 0)


@pytest.fixture
def typed_area(desk, typed_plan):
    desk.post("/admin/plan/principle/add/", {"plan": typed_plan.pk, "order": 1, "number": "I", "title": "Доступність"})
    desk.post("/admin/plan/area/add/", {"principle": Principle.objects.get().pk, "number": 1, "title": "Портал"})
    return Area.objects.get()


@pytest.fixture
def typed_task(desk, typed_area, unit, other_unit):
    form = {
        "area": typed_area.pk,
        "title": "Створити портал",
        "deadline_text": "I квартал 2026 року",
        "named": f"{other_unit.name}\n{unit.name}",
    }
    desk.post("/admin/plan/task/add/", form)
    return Task.objects.get()


def test_a_task_is_typed_in_whole(typed_task, unit):
    assert (typed_task.code, typed_task.reporting_unit) == ("I.1.1", unit)
    assert [row.wording for row in typed_task.assignments.all()] == ["Управління економіки", "Відділ відкритих даних"]
    assert [due.rule_date for due in typed_task.checkpoints.all()] == [date(2026, 3, 31)]


def test_its_wording_may_be_mended_in_the_draft(desk, typed_task, unit):
    form = {
        "title": "Створити портал даних",
        "deadline_text": "II квартал 2026 року",
        "named": unit.name,
        "reporting_unit": unit.pk,
        "version": typed_task.version,
        "reason": "Описка",
    }
    desk.post(f"/admin/plan/task/{typed_task.pk}/change/", form)
    typed_task.refresh_from_db()
    assert (typed_task.title, typed_task.assignments.get().party) == ("Створити портал даних", unit)
    assert typed_task.checkpoints.get().rule_date == date(2026, 6, 30)


def test_a_party_the_directory_lacks_is_told(desk, typed_area):
    form = {"area": typed_area.pk, "title": "Т", "deadline_text": "2026 рік", "named": "Відділ зірок"}
    assert "У довіднику немає: «Відділ зірок»" in text_of(desk.post("/admin/plan/task/add/", form))


def test_a_task_typed_by_mistake_is_taken_out(desk, typed_task):
    desk.post(f"/admin/plan/task/{typed_task.pk}/delete/", {"post": "yes"})
    assert not Task.objects.exists()
    assert Task.history.filter(history_type="-").get().history_change_reason == "Вилучено з проєкту плану"


def test_a_number_in_the_codes_of_tasks_stays(desk, typed_task, typed_area):
    url = f"/admin/plan/area/{typed_area.pk}/change/"
    form = {"principle": typed_area.principle_id, "number": 2, "title": "Портал", "reason": "Описка"}
    assert "Номер уже входить до кодів завдань" in text_of(desk.post(url, form))


def test_the_plan_is_approved(desk, typed_plan, typed_task):
    response = desk.post(page(typed_plan, "approve"), {"reason": "Підписано", "version": 1}, follow=True)
    assert said(response)[-1].startswith("План чинний")
    assert Plan.objects.get().state == "in_force"


def test_a_plan_in_force_is_not_approved_again(desk, plan):
    answer = desk.get(page(plan, "approve"), follow=True)
    assert said(answer) == ["Цей план уже затверджено: затверджують лише проєкт."]


def remove(browser, kind, row):
    return browser.post(f"/admin/plan/{kind}/{row.pk}/delete/", {"post": "yes"}, follow=True)


@pytest.mark.parametrize("person", ["coordinator", "administrator"])
def test_a_draft_is_taken_away_whole(sign_in, request, typed_plan, typed_task, person):
    remove(sign_in(request.getfixturevalue(person)), "plan", typed_plan)
    assert [model.objects.count() for model in (Plan, Principle, Area, Task, Edition)] == [0] * 5
    assert Plan.history.filter(history_type="-").get().history_change_reason == "Вилучено з проєкту плану"


def test_the_page_that_asks_says_what_goes_along(desk, typed_plan, typed_task):
    asked = text_of(desk.get(page(typed_plan, "delete")))
    assert "Вилучити «План дій громади»? Разом із цим буде вилучено: принципів – 1, завдань – 1." in asked


def test_an_empty_heading_is_taken_away(desk, typed_area):
    remove(desk, "area", typed_area)
    remove(desk, "principle", typed_area.principle)
    assert (Area.objects.count(), Principle.objects.count()) == (0, 0)


def test_a_heading_that_holds_something_stays_and_says_why(desk, typed_area, typed_task):
    assert said(remove(desk, "area", typed_area))[-1] == "У цьому змісті принципу є завдання. Спершу вилучіть їх."
    assert said(remove(desk, "principle", typed_area.principle)) == ["У цього принципу є зміст. Спершу вилучіть його."]


@pytest.mark.parametrize("person", ["coordinator", "administrator"])
def test_nothing_in_force_is_taken_away(sign_in, request, plan, make_task, person):
    rows = [("plan", plan), ("principle", plan.principles.get()), ("area", Area.objects.get()), ("task", make_task())]
    browser = sign_in(request.getfixturevalue(person))
    assert [remove(browser, kind, row).status_code for kind, row in rows] == [403] * 4


def test_the_draft_offers_to_be_taken_away_and_a_plan_in_force_does_not(desk, typed_plan):
    offered = [page(typed_plan, "delete") in desk.get(page(typed_plan)).content.decode()]
    Plan.objects.update(state="in_force")
    offered.append(page(typed_plan, "delete") in desk.get(page(typed_plan)).content.decode())
    assert offered == [True, False]


def test_an_action_refuses_what_was_approved_meanwhile(plan, coordinator):
    with pytest.raises(Refused, match="План затверджено"):
        remove_plan(plan=plan, by=coordinator, reason="Описка")


def test_an_empty_plan_is_not_approved(desk, typed_plan):
    response = desk.post(page(typed_plan, "approve"), {"reason": "Підписано"})
    assert "У плані ще немає жодного завдання" in text_of(response)


def test_headings_of_a_plan_in_force_are_read_only(desk, plan):
    heading = plan.principles.get()
    response = desk.post(f"/admin/plan/principle/{heading.pk}/change/", {"title": "Інша назва", "reason": "Так"})
    assert (response.status_code, Principle.objects.get().title) == (403, "Відкритість за замовчуванням")


def test_nothing_is_added_while_no_plan_is_a_draft(desk, plan):
    assert [desk.get(f"/admin/plan/{model}/add/").status_code for model in ("task", "principle", "area")] == [403] * 3
