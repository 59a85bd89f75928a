"""Tasks taken out as a spreadsheet and back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import sheets
from core.models import Unit
from plan.actions import create_task
from plan.models import Area, Edition, Task
from tests.plan.admin.conftest import text_of

HEADERS = [
    "Код",
    "Завдання",
    "Строк виконання",
    "Очікуваний результат",
    "Відповідальні",
    "Звітує",
    "Примітка координатора",
    "План дій",
]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def tasks(make_task, unit, other_unit):
    return [make_task("2023 рік", title="Розробити порядок", parties=[other_unit, unit]), make_task("Постійно")]


def exported(desk, kind="xlsx"):
    response = desk.get(f"/admin/plan/task/export/{kind}/")
    return sheets.read(f"завдання.{kind}", b"".join(response.streaming_content))


def typed(draft, coordinator):
    """A task of the draft, with a code that the plan in force has too."""
    area = Area.objects.get(principle__plan=draft)
    with_act = {"act_kind": "розпорядження", "act_number": "7", "act_date": draft.starts_on}
    Edition.objects.create(plan=draft, number=1, effective_on=draft.starts_on, **with_act)
    create_task(plan=draft, area=area, title="Нове", deadline_text="Постійно", by=coordinator)


def send(desk, rows, headers=HEADERS):
    content = sheets.write("xlsx", headers, rows)
    return desk.post("/admin/plan/task/import/", {"file": SimpleUploadedFile("завдання.xlsx", content)})


def test_what_a_row_holds(desk, tasks):
    sheet = exported(desk)
    assert sheet.headers == HEADERS
    assert sheet.rows[0][4:6] == ["Управління економіки; Відділ відкритих даних", "Відділ відкритих даних"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_taken_out_comes_back_unchanged(desk, tasks, kind):
    content = b"".join(desk.get(f"/admin/plan/task/export/{kind}/").streaming_content)
    file = SimpleUploadedFile(f"завдання.{kind}", content)
    assert "У файлі все так само, як у системі" in text_of(desk.post("/admin/plan/task/import/", {"file": file}))


@pytest.mark.parametrize("own", [True, False])
def test_with_two_plans_each_comes_back_unchanged(desk, tasks, draft, coordinator, own):
    typed(draft, coordinator)
    content = b"".join(
        desk.get(f"/admin/plan/task/export/xlsx/{'' if own else f'?plan={draft.pk}'}").streaming_content
    )
    assert len(sheets.read("завдання.xlsx", content).rows) == (2 if own else 1)
    page = text_of(desk.post("/admin/plan/task/import/", {"file": SimpleUploadedFile("завдання.xlsx", content)}))
    assert "У файлі все так само, як у системі" in page


def test_a_file_of_two_plans_is_refused(desk, tasks, draft, coordinator):
    typed(draft, coordinator)
    rows = exported(desk).rows
    rows[1][7] = "Проєкт плану"
    assert "У файлі завдання кількох планів" in text_of(send(desk, rows))


def test_a_plan_nobody_knows_is_refused(desk, tasks):
    rows = [[*row[:7], "Інший план"] for row in exported(desk).rows]
    assert "Плану «Інший план» немає" in text_of(send(desk, rows))


def test_only_the_rows_shown_are_taken_out(desk, tasks):
    response = desk.get("/admin/plan/task/export/csv/?q=порядок")
    assert len(sheets.read("завдання.csv", b"".join(response.streaming_content)).rows) == 1


def test_a_trial_shows_the_change_of_each_row(desk, tasks, other_unit):
    rows = exported(desk).rows
    rows[0][5], rows[1][6] = other_unit.name, "Лист № 5"
    page = text_of(send(desk, rows))
    assert "рядок 2 Звітує: Відділ відкритих даних → стане Управління економіки" in page
    assert "рядок 3 Примітка координатора: – → стане Лист № 5" in page
    assert Task.objects.filter(note="").count() == 2


def test_what_is_confirmed_is_written_with_its_reason(desk, tasks, other_unit):
    rows = exported(desk).rows
    rows[0][5] = other_unit.name
    ticket = send(desk, rows).context["ticket"]
    desk.post("/admin/plan/task/confirm-import/", {"ticket": ticket})
    task = Task.objects.get(code="I.1.1")
    assert (task.reporting_unit, task.version) == (other_unit, 2)
    assert task.history.first().history_change_reason == "Імпорт з файлу завдання.xlsx"


def test_the_approved_wording_is_refused_with_its_row(desk, tasks):
    rows = exported(desk).rows
    rows[1][1] = "Інше завдання"
    assert "Рядок 3: Затверджений текст, строки й відповідальних змінює лише новий акт" in text_of(send(desk, rows))


def test_parties_are_not_changed_by_a_table(desk, tasks):
    rows = exported(desk).rows
    rows[0][4] = "Інші"
    assert "Рядок 2: «Відповідальні» змінюють не в таблиці" in text_of(send(desk, rows))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["IX.9.9", "Нове"], "Рядок 2: завдання «IX.9.9» у плані немає"),
        (["", "Нове"], "Рядок 2: завдання «» у плані немає"),
        (["I.1.1", "", "", "", "", "Відділ зірок"], "Рядок 2: «Звітує»: «Відділ зірок» немає в довіднику"),
    ],
)
def test_what_the_plan_does_not_know_is_told(desk, tasks, row, sentence):
    assert sentence in text_of(send(desk, [row + [""] * (8 - len(row))]))


def test_an_official_does_not_report(desk, tasks):
    Unit.objects.create(name="Міський голова", kind=Unit.Kind.OFFICIAL)
    row = ["I.1.1", "", "", "", "", "Міський голова", "", ""]
    assert "«Міський голова» немає в довіднику" in text_of(send(desk, [row]))


def test_the_auditor_takes_out_and_does_not_send(sign_in, auditor, tasks):
    browser = sign_in(auditor)
    assert browser.get("/admin/plan/task/export/csv/").status_code == 200
    assert send(browser, []).status_code == 403
