"""The opening-state table: typed on the page, or filled in a spreadsheet."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from plan.actions import OpeningRow, enter_opening_state, meet_checkpoint
from plan.models import CheckpointResult, StageChange
from plan.workflow import Stage
from tests.plan.admin.conftest import BASIS, said, text_of


@pytest.fixture
def dated(make_task):
    return make_task("2023 рік", title="Розробити порядок")


@pytest.fixture
def yearly(make_task):
    return make_task("Щороку", title="Провести аудит")


@pytest.fixture
def always(make_task):
    return make_task("Постійно", title="Оновлювати дані")


@pytest.fixture
def url(plan):
    return f"/admin/plan/plan/{plan.pk}/opening/"


def table(desk, url, **typed):
    """What the page shows, with what is typed over it: `t1-stage` as `t1_stage`."""
    shown = {"reporting_from": "01.07.2026", "token": desk.get(url).context["table"].top["token"].value()}
    return shown | {name.replace("__", "-"): value for name, value in typed.items()}


def cell(task, name):
    return f"t{task.pk}__{name}"


def test_every_task_has_a_row(desk, url, dated, yearly, always):
    rows = desk.get(url).context["table"].rows
    assert [(row.task.code, len(row.dues)) for row in rows] == [("I.1.1", 0), ("I.1.2", 3), ("I.1.3", 0)]


def test_a_continuous_task_is_not_offered_to_be_done(desk, url, dated, always):
    offered = [row.form.fields["stage"].choices for row in desk.get(url).context["table"].rows]
    assert [("done", "виконано") in choices for choices in offered] == [True, False]


def test_what_is_typed_is_written(desk, url, plan, dated, today):
    typed = {cell(dated, "stage"): "done", cell(dated, "completed_on"): "20.12.2023"}
    response = desk.post(url, table(desk, url, **typed), follow=True)
    plan.refresh_from_db()
    assert said(response) == ["Записано: 1 завдання."]
    assert (dated.position(today).since, plan.reporting_from) == (date(2023, 12, 20), date(2026, 7, 1))


def test_days_of_completion_are_written_for_each_due_date(desk, url, yearly):
    desk.post(url, table(desk, url, **{cell(yearly, "met-2023-12-31").replace("-", "-"): "15.12.2023"}))
    assert CheckpointResult.objects.get().effective_on == date(2023, 12, 15)


def test_the_basis_is_kept(desk, url, always):
    typed = {cell(always, "stage"): "suspended", **{cell(always, name): value for name, value in BASIS.items()}}
    typed[cell(always, "basis_date")] = "01.06.2026"
    desk.post(url, table(desk, url, **typed))
    assert StageChange.objects.get().basis_number == "45"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"stage": "done"}, "Для виконаного завдання вкажіть дату виконання."),
        ({"stage": "done", "completed_on": "20.12.2030"}, "Дата виконання має бути між 07.02.2023 і 01.07.2026."),
        ({"stage": "done", "completed_on": "грудень"}, "Такої дати немає. Запишіть її так: 30.06.2026."),
        ({"stage": "in_progress", "completed_on": "20.12.2023"}, "Дату виконання вказують лише для виконаного"),
        ({"stage": "in_progress", "basis_number": "45"}, "Підставу вказують повністю"),
        ({"stage": "suspended"}, "лише на підставі документа"),
    ],
)
def test_an_error_stands_beside_its_row_and_nothing_is_lost(desk, url, dated, yearly, typed, sentence):
    response = desk.post(url, table(desk, url, **{cell(dated, name): value for name, value in typed.items()}))
    row, other = response.context["table"].rows
    assert any(sentence in error for error in row.errors)
    assert (other.errors, row.form["stage"].value()) == ([], typed["stage"])
    assert not StageChange.objects.exists()


def test_one_wrong_row_writes_nothing(desk, url, dated, yearly):
    typed = {cell(dated, "stage"): "done", cell(yearly, "stage"): "in_progress"}
    desk.post(url, table(desk, url, **typed))
    assert not StageChange.objects.exists()


def test_the_second_editor_is_told_and_sees_both(desk, url, plan, dated, coordinator):
    typed = table(desk, url, **{cell(dated, "stage"): "in_progress"})
    row = OpeningRow("I.1.1", Stage.DONE, date(2023, 12, 1))
    enter_opening_state(plan=plan, reporting_from=date(2026, 7, 1), rows=[row], by=coordinator)
    response = desk.post(url, typed)
    assert "Таблицю вже змінив хтось інший" in text_of(response)
    assert "стан: виконано → виконується" in text_of(response)
    desk.post(url, {**typed, "token": response.context["table"].top["token"].value()})
    assert StageChange.objects.get().stage == Stage.IN_PROGRESS


def test_what_was_entered_stands_in_the_table(desk, url, dated):
    desk.post(url, table(desk, url, **{cell(dated, "stage"): "done", cell(dated, "completed_on"): "20.12.2023"}))
    form = desk.get(url).context["table"].rows[0].form
    assert (form["stage"].value(), form["completed_on"].value()) == ("done", date(2023, 12, 20))


def test_a_date_met_by_an_action_is_shown_and_left_alone(desk, url, yearly, coordinator):
    due = yearly.checkpoints.first()
    meet_checkpoint(checkpoint=due, met_on=date(2023, 12, 1), by=coordinator, reason="Готово")
    line = desk.get(url).context["table"].rows[0].dues[0]
    assert (line.bound, line.met_on) == (None, date(2023, 12, 1))


def test_the_auditor_is_refused(sign_in, auditor, url, dated):
    browser = sign_in(auditor)
    assert [browser.get(url).status_code, browser.get(f"{url}sheet/").status_code] == [403, 403]


@pytest.fixture
def sheet(desk, url, dated, yearly, always):
    """The spreadsheet as it is taken out, to be filled."""
    return load_workbook(io.BytesIO(desk.get(f"{url}sheet/").content))


def upload(desk, url, book, name="стан.xlsx"):
    out = io.BytesIO()
    book.save(out)
    return desk.post(f"{url}upload/", {"file": SimpleUploadedFile(name, out.getvalue())})


def test_an_untouched_spreadsheet_changes_nothing(desk, url, sheet):
    assert "Змін немає." in text_of(upload(desk, url, sheet))


def test_a_filled_spreadsheet_shows_what_it_would_change(desk, url, sheet):
    sheet.active["E2"], sheet.active["F2"] = "виконано", date(2023, 12, 20)
    page = text_of(upload(desk, url, sheet))
    assert "Прочитано з файлу «стан.xlsx». Нічого ще не записано. Зміниться завдань: 1." in page
    assert "рядок файлу 2 стан: – → виконано дата виконання: – → 20.12.2023" in page
    assert not StageChange.objects.exists()


def test_and_is_written_from_there(desk, url, sheet, dated, today):
    sheet.active["E2"], sheet.active["F2"], sheet.active["F4"] = "Виконано", "20.12.2023", date(2023, 12, 15)
    read = upload(desk, url, sheet).context["table"]
    desk.post(url, {**read.top.data})
    assert (dated.position(today).stage, CheckpointResult.objects.count()) == (Stage.DONE, 1)


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        ("E2", "майже готово", "Рядок 2: стану «майже готово» немає. Оберіть зі списку: не розпочато,"),
        ("E2", "виконано", "Рядок 2: Для виконаного завдання вкажіть дату виконання."),
        ("F2", "у грудні", "Рядок 2: Такої дати немає."),
        ("A2", "IX.9.9", "Рядок 2: завдання «IX.9.9» у плані немає."),
        ("D4", "колись", "Рядок 4: контрольний строк «колись» не є датою."),
        ("A3", "I.1.1", "Рядок 3: завдання I.1.1 повторюється, воно вже стоїть у рядку 2."),
        ("E1", "Настрій", "У файлі немає стовпця «Стан»."),
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_row(desk, url, sheet, place, value, sentence):
    sheet.active[place] = value
    assert sentence in text_of(upload(desk, url, sheet))


def test_a_row_left_out_leaves_its_task_as_it_is(desk, url, sheet, dated):
    desk.post(url, table(desk, url, **{cell(dated, "stage"): "in_progress"}))
    sheet.active.delete_rows(2)
    assert "Змін немає." in text_of(upload(desk, url, sheet))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\x01"])
def test_a_broken_file_gets_a_sentence(desk, url, dated, content):
    response = desk.post(f"{url}upload/", {"file": SimpleUploadedFile("стан.xlsx", content)})
    assert "office-refusal" in response.content.decode() or said(response)


def test_no_file_leads_back(desk, url, dated):
    assert said(desk.post(f"{url}upload/", follow=True)) == ["Оберіть заповнений файл."]


def test_a_draft_has_no_opening_state(desk, draft):
    response = desk.post(f"/admin/plan/plan/{draft.pk}/opening/", {"reporting_from": "01.07.2026"})
    assert "План ще не затверджено" in text_of(response)


def queries(desk, url):
    with CaptureQueriesContext(connection) as seen:
        assert desk.get(url).status_code == 200
    return len(seen)


def test_many_tasks_cost_no_more_queries_than_three(desk, url, make_task):
    for _ in range(3):
        make_task("Щороку")
    queries(desk, url)  # what is looked up once in a process
    few = queries(desk, url)
    for _ in range(57):
        make_task("Щороку")
    assert queries(desk, url) == few
