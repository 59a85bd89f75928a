"""The unit's page walked in three bare ways: by keyboard from the top, without scripts, on paper."""

from datetime import date

import pytest

from plan.actions import open_periods
from plan.models import ProgressUpdate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/work/2026-Q3/"


@pytest.fixture(autouse=True)
def row(plan, office, make_task, other_unit, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    open_periods(on=today)
    return make_task("2026 рік", unit=other_unit, title="Провести навчання")


def handed_in():
    return list(ProgressUpdate.objects.filter(state="submitted").values_list("text", flat=True))


def test_by_keyboard_alone_from_the_top_to_handed_in(visit, unit_head):
    page = visit(PAGE, unit_head)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # «До змісту сторінки»
    while page.evaluate("document.activeElement.tagName") != "TEXTAREA":
        page.keyboard.press("Tab")
    page.keyboard.type("Набрано з клавіатури")
    while page.evaluate("document.activeElement.textContent.trim()") != "Подати":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=I.1.1: подано.")
    assert handed_in() == ["Набрано з клавіатури"]


def test_without_scripts_a_row_is_opened_filled_and_handed_in(visit, unit_head):
    page = visit(PAGE, unit_head, width=390, java_script_enabled=False)
    page.fill("[id='text-I.1.1']", "Без сценаріїв")
    page.click("[id='I.1.1'] button:text-is('Подати')")
    assert "I.1.1: подано." in page.inner_text(".messages")
    assert handed_in() == ["Без сценаріїв"]


@pytest.mark.parametrize("part", ["nav", ".foot", ".ways", ".no-print"])
def test_on_paper_menus_are_left_out(visit, unit_head, part):
    page = visit(f"{PAGE}print/", unit_head)
    page.emulate_media(media="print")
    assert [one.is_visible() for one in page.locator(part).all() if one.is_visible()] == []


def test_on_paper_the_task_and_the_signature_stay(visit, unit_head):
    page = visit(f"{PAGE}print/", unit_head)
    page.emulate_media(media="print")
    assert page.is_visible("article:has-text('I.1.1')")
    assert page.is_visible(".signature")
