"""The coordinator's work on the plan in a browser."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from plan.models import CheckpointResult, Plan, StageChange, Task
from plan.workflow import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tasks(office, make_task):
    return [
        make_task("2023 рік", title="Розробити порядок оприлюднення"),
        make_task("Постійно", title="Підтримувати портал"),
        make_task("Щороку", title="Провести аудит"),
    ]


@pytest.fixture
def signed_in(visit, live_server, coordinator, tasks):
    """The coordinator comes in by the door, as anybody does."""
    page = visit("/login/")
    page.get_by_label("Електронна пошта").fill(coordinator.email)
    page.get_by_label("Пароль").fill("пароль-координатора")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"(?<!login)/$"))
    page.goto(f"{live_server.url}/admin/plan/task/")
    return page


def test_a_stage_is_changed_and_seen_in_list_and_history(signed_in, tasks):
    page = signed_in
    page.get_by_placeholder("Код або слова із завдання").fill("ПОРЯДОК")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="I.1.1").click()
    expect(page.get_by_text("Прострочено на 1004 дні: строк був 31.12.2023")).to_be_visible()
    page.get_by_role("link", name="Змінити стан").click()
    page.get_by_label("Новий стан").select_option("виконано")
    page.get_by_label("Діє з").fill("20.12.2023")
    page.get_by_label("Чому").fill("Розпорядження підписано")
    page.get_by_role("button", name="Змінити стан").click()
    expect(page.get_by_text("Виконано 20.12.2023, вчасно.")).to_be_visible()
    page.get_by_role("link", name="Історія").first.click()
    expect(page.get_by_text("Стан: не розпочато → виконано з 20.12.2023. Розпорядження підписано")).to_be_visible()
    page.get_by_role("link", name="Завдання", exact=True).first.click()
    expect(page.locator("#result_list").get_by_text("виконано")).to_have_count(1)


def test_many_tasks_are_chosen_and_changed(signed_in, tasks, other_unit):
    page = signed_in
    page.locator("input.action-select").nth(1).check()
    page.locator("input.action-select").nth(2).check()
    page.locator("select[name=action]").select_option("Змінити підрозділ, що звітує")
    page.locator("button[name=index], button[type=submit]:has-text('Виконати')").first.click()
    page.locator("select[name=unit]").select_option(other_unit.name)
    page.get_by_label("Чому").fill("Реорганізація")
    page.get_by_role("button", name="Змінити підрозділ, що звітує").click()
    expect(page.get_by_text("Готово: змінено 2 завдання.")).to_be_visible()
    assert Task.objects.filter(reporting_unit=other_unit).count() == 2


def order():
    """A small order as a table."""
    heads = "Принцип;Зміст принципу;Завдання;Строк виконання;Очікуваний результат;Відповідальні"
    row = "I. Відкритість;Нормативна база;Створити портал;Щороку;Портал;Управління зв’язку"
    act = "Вид акта;Номер акта;Дата акта", "рішення;5;01.03.2024"
    return f"{heads};{act[0]}\n{row};{act[1]}\n".encode()


def test_an_order_is_imported_through_the_preview(visit, coordinator, office, unit):
    page = visit("/admin/plan/plan/import/", coordinator)
    file = {"name": "рішення.csv", "mimeType": "text/csv", "buffer": order()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Прочитати й показати").click()
    expect(page.get_by_text("щороку: 31.12.2024 … 31.12.2026, разом 3")).to_be_visible()
    page.get_by_label("Управління зв’язку").select_option("структурний підрозділ")
    page.get_by_role("button", name="Зберегти план").click()
    expect(page.get_by_text("План внесено: 1 завдання. До довідника додано сторін: 1.")).to_be_visible()
    assert Plan.objects.get().act.act_number == "5"


def test_the_opening_state_is_typed_by_keyboard(visit, coordinator, plan, tasks):
    page = visit(f"/admin/plan/plan/{plan.pk}/opening/", coordinator)
    page.get_by_label("Звітування починається з").fill("01.07.2026")
    page.get_by_label("I.1.1: Стан").select_option("виконано")
    page.get_by_label("I.1.1: Стан").press("Tab")
    page.keyboard.type("20.12.2023")
    for text in ("лист", "5", "21.12.2023"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.get_by_label("I.1.3: Строк 31.12.2023 виконано").fill("15.12.2023")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Записано: 2 завдання.")).to_be_visible()
    assert (StageChange.objects.get().stage, StageChange.objects.get().basis_number) == (Stage.DONE, "5")
    assert CheckpointResult.objects.get().effective_on == date(2023, 12, 15)


ADDRESSES = [
    "task/",
    "task/{task}/change/",
    "task/{task}/stage/",
    "task/{task}/move/",
    "task/requests/",
    "task/many/stage/?tasks={task}",
    "plan/",
    "plan/{plan}/change/",
    "plan/{plan}/opening/",
    "plan/import/",
]


@pytest.fixture(params=ADDRESSES)
def address(request, plan, tasks):
    return "/admin/plan/" + request.param.format(task=tasks[0].pk, plan=plan.pk)


def test_a_page_fits_a_telephone(visit, coordinator, address):
    page = visit(address, coordinator, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_on_a_page_fails(visit, coordinator, address):
    page = visit(address, coordinator)
    page.wait_for_load_state("networkidle")
    assert page.said == []


def test_a_page_is_accessible(visit, coordinator, address, violations):
    page = visit(address, coordinator)
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
