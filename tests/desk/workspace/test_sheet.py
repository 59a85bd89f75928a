"""A unit's form goes out filled in with its tasks, comes back filled by the unit, and is shown before it is handed in."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from core.models import Post
from plan import form_intake
from plan.models import ProgressUpdate
from plan.reporting import Channel, UpdateState
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db

SHEET = f"{HERE}sheet/"


@pytest.fixture
def form(period, other_unit, task, today):
    """The form of the head's unit with one task filled in."""
    book = load_workbook(io.BytesIO(form_intake.make("xlsx", period, other_unit, today)))
    book.active["E2"] = "Склали реєстр"
    return book


@pytest.fixture
def upload(head):
    def upload(book, address=SHEET):
        out = io.BytesIO()
        book.save(out)
        return head.post(address, {"file": SimpleUploadedFile("бланк.xlsx", out.getvalue())})

    return upload


def text(response):
    return response.content.decode()


def test_the_page_leads_to_the_form_and_back(head, task, other_unit):
    page = text(head.get(HERE))
    assert f"/units/{other_unit.pk}/form/2026-Q3.docx" in page
    assert f"/units/{other_unit.pk}/form/2026-Q3.xlsx" in page
    assert f"{SHEET}?unit={other_unit.pk}" in page


def test_a_filled_form_is_shown_first(head, upload, form):
    page = text(head.get(upload(form).url))
    assert "Буде подано на розгляд: 1 завдання." in page
    assert "Склали реєстр" in page
    assert not ProgressUpdate.objects.exists()


def test_it_is_handed_in_from_there(head, upload, form, unit_head):
    assert head.post(upload(form).url)["Location"] == HERE
    update = ProgressUpdate.objects.get()
    assert (update.state, update.channel, update.submitted_by) == (UpdateState.SUBMITTED, Channel.SHEET, unit_head)


def test_the_same_again_changes_nothing(head, upload, form):
    head.post(upload(form).url)
    assert "подавати нічого" in text(head.get(upload(form).url))


def test_a_wrong_row_is_named_and_nothing_is_written(head, upload, form):
    form.active["F2"] = "майже"
    answer = head.post(upload(form).url)
    assert (answer.status_code, "Рядок 2: стану «майже» немає." in text(answer)) == (422, True)
    assert not ProgressUpdate.objects.exists()


def test_a_task_of_another_unit_is_refused(head, upload, form, make_task, unit):
    form.active["A2"] = make_task("2026 рік", unit=unit).code
    assert "немає серед завдань цього підрозділу" in text(head.get(upload(form).url))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>"])
def test_a_broken_file_gets_a_sentence(head, task, content):
    answer = head.post(SHEET, {"file": SimpleUploadedFile("бланк.xlsx", content)})
    assert (answer.status_code, 'class="refusal"' in text(answer)) == (422, True)


def test_no_file_is_told(head, task):
    assert "Оберіть заповнений файл." in text(head.post(SHEET))


def test_a_link_that_ran_out_leads_back(head, task):
    assert SHEET in head.get(f"{SHEET}preview/?upload=xxx")["Location"]


def test_the_form_of_another_unit_is_not_there(head, task, unit):
    assert head.get(f"{SHEET}?unit={unit.pk}").status_code == 404


def test_nor_is_the_file_another_person_sent(client, deputy, upload, form):
    there = upload(form).url
    client.force_login(deputy)
    assert client.get(there).status_code == 302
    assert not ProgressUpdate.objects.exists()


def test_after_the_window_it_says_that_it_is_over(on_day, head, task):
    with on_day("2026-10-12"):
        answer = head.get(SHEET)
    assert (answer.status_code, "Подання за цей квартал закрито." in text(answer)) == (422, True)


def test_whoever_acts_for_a_head_gets_the_form_of_that_unit(client, unit_head, unit, period, make_task):
    make_task("2026 рік", unit=unit)
    Post.objects.create(unit=unit, user=unit_head, person="П. Мельник", kind="acting", held_from=date(2026, 9, 1))
    client.force_login(unit_head)
    assert client.get(f"/units/{unit.pk}/form/2026-Q3.xlsx").status_code == 200


def test_a_curator_does_not(client, outsider, unit, period):
    Post.objects.create(unit=unit, user=outsider, person="Г. Гість", kind="curator", held_from=date(2026, 9, 1))
    client.force_login(outsider)
    assert client.get(f"/units/{unit.pk}/form/2026-Q3.xlsx").status_code == 404
