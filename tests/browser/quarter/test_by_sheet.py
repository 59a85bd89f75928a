"""The same quarter in Excel: the unit takes its form home, fills it in, and the coordinator takes it in."""

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from plan.models import ProgressUpdate
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage
from tests.browser.quarter.office import locked_out
from tests.browser.quarter.test_by_link import stage_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def the_unit_takes_its_form(phone, letter, folder):
    phone.follow(letter)
    with phone.page.expect_download() as download:
        phone.page.get_by_role("link", name="Бланк XLSX").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def and_fills_it_in(path):
    book = load_workbook(path)
    sheet = book["Інформація"]
    row = next(cells for cells in sheet.iter_rows(min_row=2) if cells[0].value == "I.1.1")
    row[4].value, row[5].value, row[6].value = "Проведено навчання у два потоки", "виконано", datetime(2026, 9, 25)
    row[8].value, row[10].value, row[11].value = "навчання", datetime(2026, 9, 24), 38
    filled = io.BytesIO()
    book.save(filled)
    return {"name": path.name, "mimeType": "application/vnd.ms-excel", "buffer": filled.getvalue()}


def it_is_taken_in(desk, filled):
    page = desk.units()
    page.get_by_role("link", name="Завантажити заповнений бланк").first.click()
    page.set_input_files("input[type=file]", filled)
    page.get_by_role("button", name="Прочитати й показати").click()
    seen = page.inner_text("#content-main")
    assert "Буде подано на розгляд: 1 завдання." in seen
    assert "виконано з 25.09.2026" in seen
    assert not ProgressUpdate.objects.exists()
    page.get_by_role("button", name="Записати").click()
    desk.said("З бланка внесено: 1 завдання на розгляді.")


def test_the_quarter_passes_in_excel(daily, day, phone, desk, task, unit_head, tmp_path):
    path = the_unit_takes_its_form(phone, daily("2026-10-01")[unit_head.email], tmp_path)
    day("2026-10-02")
    it_is_taken_in(desk, and_fills_it_in(path))
    desk.accept("I.1.1")
    update = ProgressUpdate.objects.get(task=task)
    assert (update.state, update.channel) == (UpdateState.ACCEPTED, Channel.SHEET)
    assert stage_on(task, date(2026, 9, 25)) == Stage.DONE
    daily("2026-10-12")
    assert locked_out(desk, "Завантажити заповнений бланк")
    assert "Проведено навчання у два потоки" in desk.report()
