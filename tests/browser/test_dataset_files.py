"""A file's way: sent with errors, corrected, submitted, returned, submitted again, published."""

from datetime import date

import pytest

from core.models import Office
from registry.actions import keep_resource, keep_structure, record_update
from registry.models import Dataset, FileVersion
from registry.tables.columns import Column
from tests.registry.conftest import make_dataset  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PAGE = "/work/datasets/?open=nabir-reklamni-zasoby"
BAD = "id,day\n,2026-09-01\n"
GOOD = "id,day\n1,2026-09-01\n"
BETTER = "id,day\n1,2026-09-01\n2,2026-09-02\n"


@pytest.fixture
def zasoby(make_dataset, other_unit, coordinator, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT, settings.PUBLIC_PAGES = tmp_path, True
    Office.objects.create(authority="МІСЬКА РАДА", city="Біла Церква")
    who = {"by": coordinator, "reason": "Додаток 20"}
    dataset = make_dataset(holder=other_unit, state="published")
    record_update(dataset=dataset, updated_on=date(2026, 6, 30), by=coordinator)
    columns = (Column("id", "Номер", required=True), Column("day", "Дата", datatype="date"))
    structure = keep_structure(code="zasoby", title="Дозволи", columns=columns, **who)
    values = {"name": "zasoby", "title": "Таблиця дозволів", "format": "CSV", "table_schema": structure}
    return keep_resource(dataset=dataset, values=values, **who)


def send(page, text):
    """Chooses a file and has it checked."""
    form = page.locator("form", has=page.locator("input[type=file]"))
    if not form.is_visible():
        page.get_by_text("Надіслати новий файл").or_(page.get_by_text("Надіслати файл", exact=True)).first.click()
    file = {"name": "zasoby.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Перевірити файл").click()


def decide(visit, coordinator, button, note=""):
    """The coordinator opens what waits and decides."""
    version = FileVersion.objects.order_by("-number").first()
    page = visit(f"/admin/registry/fileversion/{version.pk}/change/", coordinator)
    page.get_by_role("link", name=button).click()
    if note:
        page.locator("[name=note]").fill(note)
    page.locator("form button[type=submit].office-button").click()
    page.wait_for_load_state()


@pytest.mark.usefixtures("zasoby")
@pytest.mark.parametrize("scripts", [True, False])
def test_from_errors_to_everybody(visit, unit_head, coordinator, scripts):
    page = visit(PAGE, unit_head, java_script_enabled=scripts)
    send(page, BAD)
    assert page.get_by_text("Рядок 2, стовпець id (Номер): обов’язкова комірка порожня.").is_visible()
    send(page, GOOD)
    page.get_by_role("button", name="Подати координаторові").click()
    decide(visit, coordinator, "Повернути підрозділу", "Додайте решту дозволів")
    page = visit(PAGE, unit_head, java_script_enabled=scripts)
    assert page.get_by_text("Додайте решту дозволів").first.is_visible()
    send(page, BETTER)
    page.get_by_role("button", name="Подати координаторові").click()
    decide(visit, coordinator, "Оприлюднити")
    stranger = visit("/health")
    answer = stranger.request.get(stranger.url.replace("/health", "/datasets/reklamni-zasoby/files/zasoby.csv"))
    assert (answer.status, answer.text(), answer.headers["x-content-type-options"]) == (200, BETTER, "nosniff")
    assert Dataset.objects.get().changed_on == date(2026, 9, 30)


@pytest.mark.usefixtures("zasoby")
@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_is_open_to_everybody_and_fits(visit, unit_head, violations, width):
    page = visit(PAGE, unit_head, width)
    send(page, BAD)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.said == []
