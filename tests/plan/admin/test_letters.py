"""A unit's letter copied in by the coordinator, and its filled form taken in."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from core.models import User
from core.roles import Role
from plan import form_intake
from plan.actions import Told, return_update, save_draft, submit_update
from plan.models import EvidenceVersion, ProgressUpdate
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage
from tests.plan.admin.conftest import said, text_of

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture
def tasks(make_task, other_unit):
    return [make_task("2026 рік", unit=other_unit), make_task("Постійно двічі на рік", unit=other_unit)]


@pytest.fixture
def letter(tasks, period, other_unit):
    return f"/admin/plan/reportingperiod/{period.pk}/units/{other_unit.pk}/letter/"


def send(desk, address, task=None, ticket="", scan=None, **typed):
    data = {"letter_number": "01-12/345", "letter_date": "29.09.2026", "ticket": ticket}
    row = {f"t{task.pk}-{name}": value for name, value in typed.items()} if task else {}
    files = {"scan": SimpleUploadedFile(*scan)} if scan else {}
    return desk.post(address, data | row | files, follow=True)


def test_every_task_of_the_unit_has_a_row(desk, letter, make_task):
    make_task("2026 рік")
    assert [row.line.task.code for row in desk.get(letter).context["table"].rows] == ["I.1.1", "I.1.2"]


def test_the_letter_is_the_units_submission(desk, letter, tasks):
    assert said(send(desk, letter, tasks[0], text="Готово")) == ["Лист внесено: 1 завдання на розгляді."]
    update = ProgressUpdate.objects.get()
    assert (update.channel, update.letter_number, update.letter_date, update.state) == (
        Channel.LETTER,
        "01-12/345",
        date(2026, 9, 29),
        UpdateState.SUBMITTED,
    )


def test_it_tells_everything_a_unit_could(desk, letter, tasks):
    due = tasks[1].checkpoints.get(rule_date=date(2026, 6, 30))
    event = {"kind": "training", "held_on": "03.09.2026", "people": 38}
    send(desk, letter, tasks[1], text="Провели", due=due.pk, met_on="20.08.2026", **event)
    update = ProgressUpdate.objects.get()
    assert update.claims.get().met_on == date(2026, 8, 20)
    assert update.events.get().people == 38


def test_the_scan_is_kept_with_it(desk, letter, tasks):
    send(desk, letter, tasks[0], text="Готово", scan=("лист.pdf", PDF))
    version = EvidenceVersion.objects.get()
    assert (version.name, version.media_type) == ("лист.pdf", "application/pdf")


def test_a_page_named_pdf_is_refused_and_nothing_is_lost(desk, letter, tasks):
    response = send(desk, letter, tasks[0], text="Готово", scan=("лист.pdf", b"<html><script>1</script></html>"))
    assert "Написане вами лишилося на місці." in text_of(response)
    assert response.context["table"].rows[0]["text"].value() == "Готово"
    assert not ProgressUpdate.objects.exists()


def test_the_scan_outlives_a_mistake(desk, letter, tasks):
    response = send(desk, letter, tasks[0], text="Готово", stage="done", scan=("лист.pdf", PDF))
    assert "Вкажіть, з якого дня діє стан." in text_of(response)
    again = {"text": "Готово", "stage": "done", "since": "15.09.2026"}
    send(desk, letter, tasks[0], ticket=response.context["ticket"], **again)
    assert EvidenceVersion.objects.get().name == "лист.pdf"
    assert ProgressUpdate.objects.get().claimed_stage == Stage.DONE


def test_an_empty_letter_is_refused(desk, letter):
    assert "Напишіть, що лист каже хоча б про одне завдання." in text_of(send(desk, letter))


def test_all_tasks_or_none(desk, letter, tasks):
    first, second = (f"t{task.pk}-" for task in tasks)
    said_of = {f"{first}text": "Готово", f"{second}text": "Чекаємо"}
    said_of |= {f"{second}stage": "not_started", f"{second}since": "01.09.2026"}
    response = desk.post(letter, {"letter_number": "5", "letter_date": "29.09.2026", **said_of})
    assert "I.1.2: Завдання вже має стан «не розпочато»" in text_of(response)
    assert not ProgressUpdate.objects.exists()


def test_a_letter_without_its_number_is_refused(desk, letter, tasks):
    response = desk.post(letter, {"letter_number": "", "letter_date": "29.09.2026", f"t{tasks[0].pk}-text": "Так"})
    assert "Вкажіть номер, який лист має в СЕД." in text_of(response)


def test_what_is_handed_in_has_no_row(desk, letter, tasks, period, unit_head):
    submit_update(task=tasks[0], period=period, told=Told("Так"), by=unit_head)
    response = desk.get(letter)
    assert [row.line.task.code for row in response.context["table"].rows] == ["I.1.2"]
    assert "Уже подано: I.1.1" in text_of(response)


def test_what_was_returned_is_mended_by_letter(desk, letter, tasks, period, unit_head, coordinator):
    update = submit_update(task=tasks[0], period=period, told=Told("Так"), by=unit_head)
    return_update(update=update, by=coordinator, note="Допишіть")
    row = desk.get(letter).context["table"].rows[0]
    send(desk, letter, tasks[0], text="Так, усе", seen=row["seen"].value())
    assert ProgressUpdate.objects.get().text == "Так, усе"


def test_the_second_editor_is_told_and_keeps_his_text(desk, letter, tasks, period, unit_head, coordinator):
    update = submit_update(task=tasks[0], period=period, told=Told("Так"), by=unit_head)
    return_update(update=update, by=coordinator, note="Допишіть")
    response = send(desk, letter, tasks[0], text="Моє", seen=1)
    assert "I.1.1: Поки ви працювали" in text_of(response)
    row = response.context["table"].rows[0]
    assert (row["text"].value(), row["seen"].value()) == ("Моє", 2)


def test_the_auditor_copies_nothing_in(sign_in, auditor, letter):
    assert sign_in(auditor).get(letter).status_code == 403


def test_a_unit_nobody_knows_is_no_page(desk, period, tasks):
    assert desk.get(f"/admin/plan/reportingperiod/{period.pk}/units/999/letter/").status_code == 404


# --- The filled form ---


@pytest.fixture
def sheet(letter):
    return letter.replace("letter/", "sheet/")


@pytest.fixture
def form(period, other_unit, tasks, today):
    return load_workbook(io.BytesIO(form_intake.make("xlsx", period, other_unit, today)))


def upload(desk, sheet, form, name="бланк.xlsx"):
    out = io.BytesIO()
    form.save(out)
    return desk.post(sheet, {"file": SimpleUploadedFile(name, out.getvalue())})


def test_a_filled_form_is_looked_over_first(desk, sheet, form):
    form.active["E2"] = "Склали реєстр"
    page = text_of(desk.get(upload(desk, sheet, form).url))
    assert "Буде подано на розгляд: 1 завдання." in page
    assert "Що зроблено: – → стане Склали реєстр" in page
    assert not ProgressUpdate.objects.exists()


def test_and_written_from_there(desk, sheet, form):
    form.active["E2"], form.active["E3"] = "Склали реєстр", "без змін"
    response = desk.post(upload(desk, sheet, form).url, follow=True)
    assert said(response) == ["З бланка внесено: 2 завдання на розгляді."]
    assert set(ProgressUpdate.objects.values_list("channel", flat=True)) == {Channel.SHEET}


def test_the_same_file_again_changes_nothing(desk, sheet, form):
    form.active["E2"] = "Склали реєстр"
    desk.post(upload(desk, sheet, form).url)
    assert "змінювати нічого" in text_of(desk.get(upload(desk, sheet, form).url))


def test_one_wrong_row_writes_nothing(desk, sheet, form):
    form.active["E2"], form.active["F3"] = "Склали реєстр", "майже"
    address = upload(desk, sheet, form).url
    assert "Рядок 3: стану «майже» немає." in text_of(desk.post(address))
    assert not ProgressUpdate.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>"])
def test_a_broken_file_gets_a_sentence(desk, sheet, content):
    response = desk.post(sheet, {"file": SimpleUploadedFile("бланк.xlsx", content)})
    assert response.context["form"].errors


def test_somebody_else_cannot_confirm(sign_in, desk, sheet, form, unit):
    other = User.objects.create_user("druhyi@example.org", "пароль-другого-тут", role=Role.COORDINATOR, unit=unit)
    form.active["E2"] = "Склали реєстр"
    response = sign_in(other).post(upload(desk, sheet, form).url, follow=True)
    assert "надіслала інша людина" in said(response)[0]


def test_a_form_of_another_unit_is_not_taken(desk, sheet, form, unit, other_unit):
    form.active["E2"] = "Склали реєстр"
    address = upload(desk, sheet, form).url.replace(f"units/{other_unit.pk}/", f"units/{unit.pk}/")
    assert "для іншого підрозділу" in said(desk.get(address, follow=True))[0]


def test_what_a_unit_began_is_not_what_the_letter_says(desk, letter, tasks, period, unit_head):
    save_draft(task=tasks[0], period=period, told=Told("Почали"), by=unit_head)
    shown = desk.get(letter).context["table"].rows[0]
    data = {f"{shown.prefix}-text": "Почали", f"{shown.prefix}-seen": 1, f"t{tasks[1].pk}-text": "Провели"}
    desk.post(letter, {"letter_number": "5", "letter_date": "29.09.2026", **data})
    assert ProgressUpdate.objects.get(state=UpdateState.SUBMITTED).task == tasks[1]
