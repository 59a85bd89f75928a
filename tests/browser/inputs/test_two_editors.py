"""Two at one form: a colleague, or the page itself, which is just saving the draft."""

import pytest

from plan.actions import Told, save_draft
from tests.browser.inputs.conftest import FIELD, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def overtaken(row, press, task, period, unit_head):
    """The form handed in after a colleague has saved his text."""
    page = row()
    save_draft(task=task, period=period, told=Told("Текст колеги"), by=unit_head)
    press(page, "Подати")
    page.wait_for_selector("[role=alert]")
    return page


def test_a_colleague_s_text_is_shown_beside_one_s_own(overtaken, sent):
    assert "Текст колеги" in overtaken.inner_text("[role=alert]")
    assert overtaken.input_value(FIELD) == TEXT
    assert sent() == []


def test_having_seen_it_one_hands_in_one_s_own(overtaken, press, sent):
    press(overtaken, "Подати")
    overtaken.wait_for_selector("text=I.1.1: подано.")
    assert sent() == [TEXT]


def is_draft(request):
    return request.headers.get("x-draft") == "1"


def test_handing_in_waits_for_the_draft_on_its_way(row, press, sent):
    page, held = row(), []
    page.route("**/work/**", lambda route: held.append(route) if is_draft(route.request) else route.continue_())
    page.locator(FIELD).press_sequentially(" у вересні")
    while not held:
        page.wait_for_timeout(100)
    press(page, "Подати")
    held[0].continue_()
    page.wait_for_selector("text=I.1.1: подано.")
    assert sent() == [f"{TEXT} у вересні"]
