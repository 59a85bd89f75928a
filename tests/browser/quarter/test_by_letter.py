"""The same quarter on paper: the unit writes a letter, the coordinator copies it in, and it counts as handed in."""

from datetime import date

import pytest

from plan.models import ProgressUpdate
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage
from tests.browser.quarter.office import locked_out
from tests.browser.quarter.test_by_link import stage_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCAN = {"name": "лист.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF"}


def the_letter_is_copied_in(desk):
    page = desk.units()
    page.get_by_role("link", name="Внести лист").first.click()
    page.get_by_label("Номер листа").fill("01-12/345")
    page.get_by_label("Дата листа").fill("01.10.2026")
    page.get_by_label("Скан листа").set_input_files(SCAN)
    row = page.locator("fieldset").filter(has_text="I.1.1")
    row.get_by_label("Що зроблено").fill("Проведено навчання, про що складено протокол")
    row.get_by_label("Новий стан").select_option("виконано")
    row.get_by_label("Стан діє з").fill("25.09.2026")
    page.get_by_role("button", name="Внести лист").click()
    desk.said("Лист внесено: 1 завдання на розгляді.")


def its_number_and_scan_are_seen(desk):
    card = desk.review().locator("article").filter(has_text="I.1.1").inner_text()
    assert "Лист № 01-12/345 від 01.10.2026" in card
    assert "лист.pdf" in card


def test_the_quarter_passes_on_paper(daily, day, desk, task, coordinator):
    daily("2026-10-01")
    day("2026-10-02")
    the_letter_is_copied_in(desk)
    its_number_and_scan_are_seen(desk)
    desk.accept("I.1.1")
    update = ProgressUpdate.objects.get(task=task)
    assert (update.state, update.channel) == (UpdateState.ACCEPTED, Channel.LETTER)
    assert stage_on(task, date(2026, 9, 25)) == Stage.DONE
    daily("2026-10-12")
    assert locked_out(desk, "Внести лист")
    assert "Проведено навчання, про що складено протокол" in desk.report()


def test_whoever_wrote_a_letter_is_asked_no_more(daily, day, desk, task, coordinator, unit_head):
    daily("2026-10-01")
    the_letter_is_copied_in(desk)
    assert "I.1.1" not in daily("2026-10-05")[unit_head.email].body
