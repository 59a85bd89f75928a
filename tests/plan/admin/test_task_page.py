"""The page of a task: where it stands, what may be edited, and two people at once."""

from datetime import date

import pytest

from plan.actions import change_stage, edit_task
from plan.models import Task
from plan.workflow import Stage
from tests.plan.admin.conftest import text_of


@pytest.fixture
def task(make_task):
    return make_task("2023 рік", title="Розробити порядок")


@pytest.fixture
def url(task):
    return f"/admin/plan/task/{task.pk}/change/"


def form(task, **typed):
    return {
        "reporting_unit": task.reporting_unit_id,
        "note": task.note,
        "version": task.version,
        "reason": "Доручення голови",
        **typed,
    }


@pytest.mark.parametrize(
    "words",
    [
        "Прострочено на 1004 дні: строк був 31.12.2023. Стан – не розпочато.",
        "Затверджено, змінює лише новий акт",
        "31.12.2023",
        "Відділ відкритих даних (веде)",
        "Змінити стан",
        "Перенести строк",
        "Позначити строк виконаним",
        "Зняти з контролю",
    ],
)
def test_the_page_says(desk, url, words):
    assert words in text_of(desk.get(url))


def test_dated_facts_tell_who_when_and_why(desk, url, task, coordinator):
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), by=coordinator, reason="Акт підписано")
    page = text_of(desk.get(url))
    assert "01.09.2026 Стан: виконано Акт підписано Олена КОВАЛЬ 30.09.2026 12:00 ✓ чинне" in page


def test_the_reporting_unit_and_the_note_change_with_a_reason(desk, url, task, other_unit):
    desk.post(url, form(task, reporting_unit=other_unit.pk, note="Лист № 5"))
    task.refresh_from_db()
    assert (task.reporting_unit, task.note) == (other_unit, "Лист № 5")
    assert task.history.first().history_change_reason == "Доручення голови"


def test_without_a_reason_nothing_changes(desk, url, task):
    page = desk.post(url, form(task, note="Лист", reason=""))
    assert (page.status_code, Task.objects.get(pk=task.pk).note) == (200, "")


def test_the_approved_wording_is_not_a_field(desk, url, task):
    desk.post(url, form(task, title="Інше завдання", note="Лист"))
    assert Task.objects.get(pk=task.pk).title == "Розробити порядок"


def test_the_second_editor_is_told_and_loses_nothing(desk, url, task, coordinator):
    typed = form(task, note="Моя примітка")
    edit_task(task=task, changes={"note": "Чужа примітка"}, by=coordinator, reason="Лист")
    page = desk.post(url, typed)
    assert "примітка координатора: – → Чужа примітка" in text_of(page)
    assert "Моя примітка</textarea>" in page.content.decode()
    assert Task.objects.get(pk=task.pk).note == "Чужа примітка"


def test_the_second_editor_may_then_save(desk, url, task, coordinator):
    typed = form(task, note="Моя примітка")
    edit_task(task=task, changes={"note": "Чужа"}, by=coordinator, reason="Лист")
    version = desk.post(url, typed).context["adminform"].form["version"].value()
    desk.post(url, {**typed, "version": version})
    assert Task.objects.get(pk=task.pk).note == "Моя примітка"


def test_history_speaks_in_words(desk, task, url, other_unit):
    desk.post(url, form(task, reporting_unit=other_unit.pk))
    page = text_of(desk.get(f"/admin/plan/task/{task.pk}/history/"))
    assert "стало Управління економіки Чому: Доручення голови" in page


def test_the_auditor_sees_no_buttons(sign_in, auditor, url):
    page = text_of(sign_in(auditor).get(url))
    assert "Розробити порядок" in page
    assert "Змінити стан" not in page


def test_a_draft_is_edited_whole(desk, draft, unit, other_unit):
    area = draft.principles.get().areas.get()
    from_form = {
        "area": area.pk,
        "title": "Створити портал",
        "deadline_text": "2026 рік",
        "named": f"{other_unit.name}\n{unit.name}",
    }
    assert "Спершу внесіть акт" in text_of(desk.post("/admin/plan/task/add/", from_form))
