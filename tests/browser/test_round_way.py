"""A round's way: answered, returned, corrected, reviewed, a finding, an action with its proof, checked, closed."""

from datetime import date

import pytest

from audits.models import CorrectiveAction, Finding, Item
from core.models import Office
from tests.audits.conftest import (  # noqa: F401 - fixtures
    approver,
    datasets,
    make_dataset,
    make_methodology,
    methodology,
    planned,
    running,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PAGE = "/work/rounds/"
PDF = {"name": "акт.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 akt"}


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PUBLIC_PAGES = tmp_path, True
    Office.objects.create(authority="МІСЬКА РАДА", city="Біла Церква")


@pytest.fixture
def found(running):  # noqa: F811
    """The program has found the passport of the published set wanting."""
    item = Item.objects.get(dataset__identifier="reklama", criterion_code="M.1")
    item.auto_result, item.auto_points, item.auto_said = "partly", 1, "Бракує 3 елементів паспорта з 14."
    item.save()
    return item


@pytest.fixture
def row(found):
    """The anchor of the set's row."""
    return f"M2026-2-n{found.dataset_id}"


def opened(page, anchor):
    """The row, open."""
    duty = page.locator(f"[id='{anchor}']")
    if duty.get_attribute("open") is None:
        duty.locator("summary").first.click()
    return duty


def answer(visit, head, anchor, grade, text, scripts):
    """The head opens the row, answers the question and hands it in."""
    page = visit(PAGE, head, java_script_enabled=scripts)
    duty = opened(page, anchor)
    duty.get_by_label(grade).check()
    duty.locator("fieldset textarea").fill(text)
    duty.get_by_role("button", name="Подати відповіді").click()
    page.wait_for_load_state()
    return page


def review(visit, reviewer, found, code, button, **typed):
    """The reviewer decides on an item of the set."""
    address = f"/admin/audits/item/review/{found.round_id}/{found.unit_id}/{found.dataset_id}/"
    page = visit(address, reviewer)
    card = page.locator("article", has=page.locator("h2 .code", has_text=code))
    for label, value in typed.items():
        card.locator(f"[name^={label}-]").fill(value)
    card.get_by_role("button", name=button).click()
    page.wait_for_load_state()


def mend(page, finding):
    """The unit plans, proves and hands in what it did."""
    duty = opened(page, finding.code)
    duty.locator("[name=what]").fill("Доповнити опис набору")
    duty.locator("[name=due_on]").fill("2026-10-15")
    duty.get_by_role("button", name="Запланувати").click()
    duty = opened(page, finding.code)
    duty.locator("[name=done]").fill("Опис доповнено")
    duty.locator("[name=file]").set_input_files(PDF)
    duty.get_by_role("button", name="Подати на перевірку").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_question_to_a_closed_finding(visit, unit_head, approver, found, row, scripts):  # noqa: F811
    answer(visit, unit_head, row, "Так", "Опис є", scripts)
    review(visit, approver, found, "M.2", "Повернути", comment="Опис застарів")
    page = answer(visit, unit_head, row, "Ні", "Справді застарів", scripts)
    assert page.get_by_text("Набір reklama: відповіді подано.").is_visible()
    review(visit, approver, found, "M.2", "Прийняти", comment="Опис застарів")
    page = visit(f"/admin/audits/finding/propose/{found.round_id}/", approver)
    page.get_by_role("button", name="Підтвердити позначені").click()
    page.wait_for_load_state()
    finding = Finding.objects.get()
    mend(visit(PAGE, unit_head, java_script_enabled=scripts), finding)
    page = visit(f"/admin/audits/correctiveaction/{CorrectiveAction.objects.get().pk}/change/", approver)
    page.get_by_role("link", name="Прийняти виконання").click()
    page.locator("form button[type=submit].office-button").click()
    page.wait_for_load_state()
    finding.refresh_from_db()
    assert (finding.code, finding.state, finding.closed_by) == ("M2026-2-001", "closed", approver)
    assert finding.due_on == date(2026, 10, 28)


def test_a_draft_saves_itself(visit, unit_head, row, found):
    page = visit(PAGE, unit_head)
    duty = opened(page, row)
    duty.get_by_label("Частково").check()
    duty.locator("fieldset textarea").fill("Почав писати")
    page.get_by_text("Чернетку збережено").first.wait_for(timeout=10_000)
    item = Item.objects.get(dataset=found.dataset, criterion_code="M.2")
    assert (item.answer, item.answer_result, item.work_status) == ("Почав писати", "partly", "to_do")


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize("width", [1366, 390, 320])
def test_the_units_page_is_open_to_everybody_and_fits(visit, unit_head, row, violations, width):
    page = visit(PAGE, unit_head, width)
    opened(page, row)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("page", ["queue", "line"])
def test_the_review_is_open_to_everybody_and_fits(visit, approver, found, violations, width, page):  # noqa: F811
    line = f"{found.round_id}/{found.unit_id}/{found.dataset_id}/" if page == "line" else ""
    seen = visit(f"/admin/audits/item/review/{line}", approver, width)
    assert violations(seen) == []
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.said == []
