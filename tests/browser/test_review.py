"""The coordinator's side of a quarter in a browser: by mouse, by keyboard, without JavaScript, on a phone."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from plan import form_intake
from plan.actions import Told, open_periods, submit_update
from plan.models import ProgressUpdate
from plan.reporting import Channel, UpdateState

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUEUE = "/admin/plan/progressupdate/review/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def task(make_task, other_unit, office):
    return make_task("2026 рік", unit=other_unit, title="Провести навчання")


@pytest.fixture
def period(plan, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    return open_periods(on=today)[0]


@pytest.fixture
def sent(task, period, unit_head):
    return submit_update(task=task, period=period, told=Told("Проведено три навчання"), by=unit_head)


@pytest.fixture
def addresses(period, sent, other_unit):
    place = f"/admin/plan/reportingperiod/{period.pk}/"
    return {
        "queue": QUEUE,
        "units": f"{QUEUE}units/",
        "update": f"/admin/plan/progressupdate/{sent.pk}/change/",
        "period": f"{place}change/",
        "extend": f"{place}extend/",
        "letter": f"{place}units/{other_unit.pk}/letter/",
        "sheet": f"{place}units/{other_unit.pk}/sheet/",
    }


@pytest.mark.parametrize("name", ["queue", "units", "update", "period", "extend", "letter", "sheet"])
def test_the_page_is_sound_and_fits_a_phone(visit, addresses, make_task, other_unit, coordinator, violations, name):
    make_task("Постійно двічі на рік", unit=other_unit)
    page = visit(addresses[name], coordinator, width=320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [found for found in violations(page) if not found.startswith("region")] == []
    assert page.said == []


def test_an_update_is_accepted_without_javascript(visit, sent, coordinator):
    page = visit(QUEUE, coordinator, java_script_enabled=False)
    page.get_by_role("button", name="Прийняти I.1.1").click()
    assert "Прийнято: I.1.1." in page.inner_text("body")
    assert ProgressUpdate.objects.get().state == UpdateState.ACCEPTED


def test_an_update_is_returned_by_keyboard_and_its_note_survives(visit, sent, coordinator):
    page = visit(QUEUE, coordinator)
    page.get_by_role("button", name="Повернути I.1.1").press("Enter")
    assert "Вкажіть причину" in page.inner_text("[role=alert]")
    page.get_by_label("Зауваження").fill("Додайте фото")
    page.get_by_role("button", name="Повернути I.1.1").press("Enter")
    assert "Повернуто із зауваженням: I.1.1." in page.inner_text("body")


def test_a_letter_is_copied_in(visit, task, period, other_unit, coordinator):
    page = visit(f"{QUEUE}units/", coordinator)
    page.get_by_role("link", name="Внести лист").click()
    page.get_by_label("Номер листа").fill("01-12/345")
    page.get_by_label("Дата листа").fill("29.09.2026")
    page.get_by_label("Що зроблено").fill("Проведено навчання")
    page.get_by_role("button", name="Внести лист").click()
    assert "Лист внесено: 1 завдання на розгляді." in page.inner_text("body")
    assert ProgressUpdate.objects.get().channel == Channel.LETTER


def test_a_form_is_taken_out_filled_and_taken_in(visit, task, period, other_unit, coordinator, today, tmp_path):
    book = load_workbook(io.BytesIO(form_intake.make("xlsx", period, other_unit, today)))
    book.active["E2"] = "Проведено навчання"
    book.save(tmp_path / "бланк.xlsx")
    page = visit(f"{QUEUE}units/", coordinator)
    page.get_by_role("link", name="Завантажити заповнений бланк").click()
    page.set_input_files("input[type=file]", tmp_path / "бланк.xlsx")
    page.get_by_role("button", name="Прочитати й показати").click()
    page.get_by_role("button", name="Записати").click()
    assert "З бланка внесено: 1 завдання на розгляді." in page.inner_text("body")
