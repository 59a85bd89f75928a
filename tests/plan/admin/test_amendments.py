"""A plan changed by a later act through the admin: from a file or typed in, looked over, confirmed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import Unit
from plan.actions import amend_plan, change_stage
from plan.amendments import Remove, Restate
from plan.models import Edition, Plan, Task
from plan.workflow import Stage
from tests.plan.admin.conftest import said, text_of

LEADER = "Відділ відкритих даних"
HEAD = "Принцип;Зміст принципу;№;Завдання;Строк виконання;Очікуваний результат;Відповідальні"
ACT = {
    "act_kind": "розпорядження",
    "act_number": "99 Р",
    "act_date": "14.09.2026",
    "effective_on": "15.09.2026",
    "reason": "Зміни до плану",
}


@pytest.fixture
def task(plan, make_task):
    return make_task("2025 рік", expected_result="Порядок")


@pytest.fixture
def folder(settings, tmp_path, office):
    settings.VAR_DIR = tmp_path
    return tmp_path / "uploads"


def page(plan, name):
    return f"/admin/plan/plan/{plan.pk}/{name}/"


def order(*rows):
    """A file with these tasks of the first area: number, text, deadline, who."""
    lines = [f"I. Відкритість за замовчуванням;Нормативна база;{row}" for row in rows]
    return "\n".join([HEAD, *lines]).encode()


RESTATED = f"1;Завдання перше, нова редакція;2026 рік;Порядок;{LEADER}"


def send(desk, plan, content, whole="part"):
    file = SimpleUploadedFile("зміни.csv", content)
    return desk.post(page(plan, "amend/file"), {"file": file, "whole": whole})


def typed(task, **changes):
    known = {
        "task": task.pk,
        "new": "0",
        f"what_{task.pk}": "restate",
        f"title_{task.pk}": task.title,
        f"deadline_text_{task.pk}": task.deadline_text,
        f"expected_result_{task.pk}": task.expected_result,
        f"responsible_{task.pk}": LEADER,
    }
    return known | {name.replace("_of", f"_{task.pk}"): value for name, value in changes.items()}


def type_in(desk, task, **changes):
    return desk.post(page(task.plan, "amend/type"), typed(task, **changes))


def confirm(desk, address, **changes):
    """Confirms with what the preview shows."""
    form = desk.get(address).context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    return desk.post(address, {**shown, **ACT, **changes}, follow=True)


def amend(plan, by, *changes):
    act = Edition(
        act_kind="розпорядження",
        act_number="99 Р",
        act_date=date(2026, 9, 14),
        effective_on=date(2026, 9, 15),
    )
    return amend_plan(plan=plan, edition=act, changes=changes, by=by, reason="Зміни")


def test_the_plan_leads_here(desk, plan):
    assert "Внести зміни новим актом" in text_of(desk.get(page(plan, "change")))


def test_the_first_act_approved_the_plan(desk, plan):
    assert "Цим актом план затверджено." in text_of(desk.get(page(plan, "amendments")))


def test_the_file_is_shown_before_anything_is_saved(desk, task, folder):
    desk.get(send(desk, task.plan, order(RESTATED)).url)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        "Нова редакція – 1, додано – 0, вилучено – 0.",
        "Завдання: було",
        "Строк зрозуміло так: 31.12.2026",
        "Невиконані строки попереднього тексту з цього дня не рахуються",
    ],
)
def test_the_preview_shows_the_differences(desk, task, folder, words):
    assert words in text_of(desk.get(send(desk, task.plan, order(RESTATED)).url))


def test_a_file_of_changes_leaves_the_rest(desk, task, make_task, folder):
    make_task("2026 рік")
    assert "Без змін – 1." in text_of(desk.get(send(desk, task.plan, order(RESTATED)).url))


def test_a_file_of_the_whole_plan_removes_the_rest(desk, task, make_task, folder):
    make_task("2026 рік")
    assert "вилучено – 1." in text_of(desk.get(send(desk, task.plan, order(RESTATED), "whole").url))


def test_it_is_saved_when_confirmed(desk, task, folder):
    confirm(desk, send(desk, task.plan, order(RESTATED)).url)
    task.refresh_from_db()
    assert (task.title, task.deadline_text) == ("Завдання перше, нова редакція", "2026 рік")


def test_what_was_done_is_said(desk, task, folder):
    (words,) = said(confirm(desk, send(desk, task.plan, order(RESTATED)).url))
    assert words == "Зміни внесено. Нова редакція – 1, додано – 0, вилучено – 0."


def test_an_unknown_party_is_asked_about(desk, task, folder):
    row = RESTATED.replace(LEADER, "Новий відділ")
    assert "Цих сторін немає в довіднику" in text_of(desk.get(send(desk, task.plan, order(row)).url))


def test_an_unknown_party_is_added_when_confirmed(desk, task, folder):
    confirm(desk, send(desk, task.plan, order(RESTATED.replace(LEADER, "Новий відділ"))).url)
    assert Unit.objects.filter(name="Новий відділ").exists()


def test_a_refused_confirmation_keeps_what_was_typed(desk, task, folder):
    answer = confirm(desk, send(desk, task.plan, order(RESTATED)).url, effective_on="01.09.2026", reason="Моя причина")
    assert "раніше, ніж підписано акт" in text_of(answer)
    assert answer.context["form"]["reason"].value() == "Моя причина"


def test_an_unreadable_file_is_told(desk, task, folder):
    assert "office-refusal" in send(desk, task.plan, b"\x00\x01").content.decode()


def test_a_stranger_ticket_leads_back(desk, task, folder):
    answer = desk.get(page(task.plan, "amend/preview"), {"upload": "x"}, follow=True)
    assert said(answer)


def test_a_file_of_another_plan_is_refused(desk, task, draft, folder):
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.IN_FORCE)
    query = send(desk, task.plan, order(RESTATED)).url.split("?")[1]
    answer = desk.get(f"{page(draft, 'amend/preview')}?{query}", follow=True)
    assert "для іншого плану" in said(answer)[0]


def test_first_the_tasks_are_chosen(desk, task):
    assert "Які завдання змінює акт?" in text_of(desk.get(page(task.plan, "amend/type")))


def test_the_old_text_stands_beside_the_new(desk, task):
    shown = text_of(desk.get(page(task.plan, "amend/type"), {"task": task.pk}))
    assert "Завдання: чинний текст Завдання 1" in shown


@pytest.mark.parametrize("query", [{"task": "x"}, {"task": "9" * 30}, {"new": "-1"}, {"new": "many"}])
def test_a_spoilt_address_asks_anew(desk, task, query):
    assert "Які завдання змінює акт?" in text_of(desk.get(page(task.plan, "amend/type"), query))


def test_what_is_typed_is_looked_over(desk, task, folder):
    preview = type_in(desk, task, title_of="Інакше зовсім").url
    assert "Інакше зовсім" in text_of(desk.get(preview))


def test_what_is_typed_is_saved_when_confirmed(desk, task, folder):
    confirm(desk, type_in(desk, task, title_of="Інакше зовсім").url)
    assert Task.objects.get(pk=task.pk).title == "Інакше зовсім"


def test_a_task_is_removed(desk, task, folder):
    confirm(desk, type_in(desk, task, what_of="remove").url)
    assert Task.objects.get(pk=task.pk).removed_by.act_number == "99 Р"


NEW = {
    "new": "1",
    "code_new0": "I.1.5",
    "title_new0": "Зовсім нове",
    "deadline_text_new0": "Постійно",
    "responsible_new0": LEADER,
}


def test_a_task_is_added(desk, task, folder):
    confirm(desk, desk.post(page(task.plan, "amend/type"), NEW).url)
    assert Task.objects.get(code="I.1.5").title == "Зовсім нове"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Ви нічого не змінили"),
        ({"title_of": ""}, "Заповніть це поле."),
        ({**NEW, "code_new0": "1.1"}, "Запишіть код так: I.2.4"),
    ],
)
def test_what_is_missing_is_told(desk, task, folder, changes, words):
    assert words in text_of(type_in(desk, task, **changes))


def test_a_mistake_loses_no_typed_text(desk, task, folder):
    answer = type_in(desk, task, title_of="", expected_result_of="Довгий новий текст")
    assert "Довгий новий текст" in answer.content.decode()


def test_one_may_come_back_from_the_preview(desk, task, folder):
    preview = desk.get(type_in(desk, task, title_of="Майже готово").url)
    assert "Майже готово</textarea>" in desk.get(preview.context["again"]).content.decode()


def test_who_changed_a_task_meanwhile_is_told(desk, task, folder, coordinator, today):
    address = type_in(desk, task, title_of="Інакше").url
    versions = desk.get(address).context["form"]["versions"].value()
    change_stage(task=task, stage=Stage.IN_PROGRESS, effective_on=today, by=coordinator, reason="Почали")
    assert "Поки ви працювали" in text_of(confirm(desk, address, versions=versions))


def test_each_act_tells_what_it_changed(desk, task, coordinator):
    amend(task.plan, coordinator, Restate("I.1.1", "Інакше", "2026 рік", "", (LEADER,)))
    shown = text_of(desk.get(page(task.plan, "amendments")))
    assert "I.1.1 викладено в новій редакції Завдання 1 2025 рік" in shown


def test_the_plan_of_a_past_day_is_taken_out(desk, task, coordinator):
    amend(task.plan, coordinator, Restate("I.1.1", "Інакше", "2026 рік", "", (LEADER,)))
    old = desk.get(page(task.plan, "export/csv"), {"on": "2026-09-14"}).content.decode()
    assert ("Завдання 1" in old, "Інакше" in old) == (True, False)


@pytest.mark.parametrize("name", ["amend/file", "amend/type", "amend/preview", "supersede"])
def test_who_only_looks_changes_nothing(sign_in, auditor, plan, name):
    assert sign_in(auditor).get(page(plan, name)).status_code == 403


def test_who_only_looks_sees_the_editions(sign_in, auditor, plan):
    answer = sign_in(auditor).get(page(plan, "amendments"))
    assert "Вписати зміни" not in text_of(answer)


def test_a_draft_is_not_amended(desk, draft):
    assert desk.get(page(draft, "amend/file")).status_code == 403


@pytest.fixture
def successor(draft):
    """A new plan in force that begins later."""
    Plan.objects.filter(pk=draft.pk).update(state=Plan.State.IN_FORCE)
    Edition.objects.create(
        plan=draft,
        number=1,
        act_kind="розпорядження",
        act_number="200 Р",
        act_date=date(2026, 1, 1),
        effective_on=date(2026, 1, 1),
    )
    area = draft.principles.get().areas.get()
    Task.objects.create(
        plan=draft,
        area=area,
        edition=draft.act,
        number=4,
        code="I.1.4",
        title="Завдання 1",
        deadline_text="Постійно",
        reporting_unit=draft.open_data_unit,
    )
    return draft


def test_tasks_of_the_same_words_are_offered(desk, task, successor):
    form = desk.get(page(task.plan, "supersede")).context["form"]
    assert form["carried"].value() == "I.1.1 I.1.4"


def test_a_successor_takes_the_place(desk, task, successor):
    desk.post(
        page(task.plan, "supersede"), {"by_plan": successor.pk, "carried": "I.1.1 I.1.4", "reason": "Новий план"}
    )
    assert successor.tasks.get().carried_from == task


@pytest.mark.parametrize(
    ("carried", "words"),
    [
        ("I.1.1", "потрібні два коди через пробіл"),
        ("I.1.1 I.1.4\nI.1.1 I.1.4", "Один код названо двічі"),
        ("I.1.1 I.1.9", "I.1.9: у плані «Проєкт плану» такого завдання немає"),
    ],
)
def test_wrong_codes_are_told(desk, task, successor, carried, words):
    sent = {"by_plan": successor.pk, "carried": carried, "reason": "Новий план"}
    assert words in text_of(desk.post(page(task.plan, "supersede"), sent))


def test_a_removed_task_is_not_offered(desk, task, make_task, coordinator):
    make_task()
    amend(task.plan, coordinator, Remove("I.1.1"))
    assert "Завдання 1" not in text_of(desk.get(page(task.plan, "amend/type")))


def test_the_task_tells_its_earlier_text(desk, task, coordinator):
    amend(task.plan, coordinator, Restate("I.1.1", "Інакше", "2026 рік", "", (LEADER,)))
    shown = text_of(desk.get(f"/admin/plan/task/{task.pk}/change/"))
    assert "15.09.2026 викладено в новій редакції розпорядження від 14.09.2026 № 99 Р Завдання 1" in shown


def test_an_ended_date_is_told(desk, task, coordinator):
    amend(task.plan, coordinator, Restate("I.1.1", "Інакше", "2026 рік", "", (LEADER,)))
    assert "не рахується з 15.09.2026" in text_of(desk.get(f"/admin/plan/task/{task.pk}/change/"))


def test_a_removed_task_offers_no_action(desk, task, coordinator):
    amend(task.plan, coordinator, Remove("I.1.1"))
    shown = text_of(desk.get(f"/admin/plan/task/{task.pk}/change/"))
    assert ("Вилучено з плану." in shown, "Змінити стан" in shown) == (True, False)


def test_choosing_nothing_is_told(desk, task):
    assert "Позначте хоча б одне завдання" in text_of(desk.get(page(task.plan, "amend/type"), {"new": "0"}))


def test_a_done_task_is_told_to_stay_done(desk, task, folder, coordinator, today):
    change_stage(task=task, stage=Stage.DONE, effective_on=today, by=coordinator, reason="Зроблено")
    preview = type_in(desk, task, title_of="Інакше").url
    assert "Це завдання вже не виконують" in text_of(desk.get(preview))


def test_a_date_set_after_the_work_was_done_lies_ahead(desk, task, coordinator):
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), by=coordinator, reason="Зроблено")
    amend(task.plan, coordinator, Restate("I.1.1", "Інакше", "2026 рік", "", (LEADER,)))
    assert "31.12.2026 31.12.2026 ○ строк не настав" in text_of(desk.get(f"/admin/plan/task/{task.pk}/change/"))
