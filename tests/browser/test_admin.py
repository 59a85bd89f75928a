"""The admin in a browser: nothing it complains of, nothing axe finds, nothing wider than a phone."""

import pytest

from core import history
from core.models import Office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "home": "/admin/",
    "list": "/admin/core/unit/",
    "empty list": "/admin/core/post/",
    "nothing found": "/admin/core/unit/?q=немає",
    "form": "/admin/core/unit/{unit}/change/",
    "new": "/admin/core/post/add/",
    "history": "/admin/core/unit/{unit}/history/",
    "import": "/admin/core/unit/import/",
    "tasks": "/admin/plan/task/",
    "task": "/admin/plan/task/{task}/change/",
    "plan": "/admin/plan/plan/{plan}/change/",
    "requests": "/admin/plan/task/requests/",
}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def rows(office, unit, make_task, coordinator):
    """A demonstration with a task and a change of a unit."""
    Office.objects.update(demo=True)
    task = make_task("Постійно двічі на рік")
    unit.phone = "5-00-01"
    history.save(unit, by=coordinator, reason="Лист")
    return {"unit": unit.pk, "task": task.pk, "plan": task.plan_id}


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1366, "dark")])
def test_every_page_is_sound(visit, violations, coordinator, rows, width, scheme):
    page, found = visit("/admin/", coordinator, width=width, color_scheme=scheme), {}
    for name, address in PAGES.items():
        page.goto(page.url.partition("/admin/")[0] + address.format(**rows))
        page.wait_for_function("window.Alpine !== undefined")
        found[name] = [*page.said, *violations(page), *(["too wide"] if page.evaluate(TOO_WIDE) else [])]
        page.said.clear()
    assert found == {name: [] for name in PAGES}


def test_the_menu_opens_on_a_phone(visit, coordinator, rows):
    page = visit("/admin/", coordinator, width=390)
    page.get_by_role("button", name="Меню", exact=True).click()
    assert page.get_by_role("link", name="Посади").is_visible()


def test_the_filters_open_and_close(visit, coordinator, rows):
    page = visit("/admin/plan/task/", coordinator)
    page.get_by_role("button", name="Відібрати").click()
    page.get_by_role("button", name="Закрити", exact=True).click()
    page.wait_for_selector("#changelist-filter", state="hidden")
    assert page.said == []


def test_the_chosen_look_stays(visit, coordinator, rows):
    page = visit("/admin/", coordinator)
    page.locator(".office-user summary").click()
    page.get_by_role("button", name="Темний").click()
    page.reload()
    assert "dark" in page.locator("html").get_attribute("class")


def test_the_second_editor_sees_what_changed_and_saves(visit, coordinator, rows):
    late = visit(f"/admin/core/unit/{rows['unit']}/change/", coordinator)
    quick = late.context.new_page()
    quick.goto(late.url)
    quick.fill("[name=short_name]", "ВВД")
    quick.click("[name=_save]")
    late.fill("[name=email]", "vid@example.org")
    late.click("[name=_save]")
    assert "скорочена назва: – → ВВД" in late.inner_text("main")
    late.click("[name=_save]")
    assert "Збережено" in late.inner_text("main")
