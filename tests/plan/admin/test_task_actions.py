"""The pages of a task's actions."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plan.actions import annul, change_stage, edit_task, meet_checkpoint, move_due_date, release
from plan.models import CheckpointMove, CheckpointResult, Release, StageChange
from plan.workflow import Stage, Standing
from tests.plan.admin.conftest import BASIS, RESOLUTION, said, text_of


@pytest.fixture
def task(make_task):
    return make_task("2023 рік")


@pytest.fixture
def due(task):
    return task.checkpoints.get()


def page(task, name):
    return f"/admin/plan/task/{task.pk}/{name}/"


def typed(task, **fields):
    return {"version": task.version, "effective_on": "01.09.2026", "reason": "Акт підписано", **fields}


def test_the_stage_changes_from_its_day(desk, task, today):
    response = desk.post(page(task, "stage"), typed(task, stage="done"), follow=True)
    assert said(response) == ["Стан змінено."]
    assert (task.position(today).stage, task.position(today).since) == (Stage.DONE, date(2026, 9, 1))


def test_history_tells_the_change(desk, task):
    desk.post(page(task, "stage"), typed(task, stage="done"))
    assert task.history.first().history_change_reason == "Стан: не розпочато → виконано з 01.09.2026. Акт підписано"


def test_only_stages_that_may_follow_are_offered(desk, task, make_task):
    offered = desk.get(page(task, "stage")).context["form"].fields["stage"].choices
    assert [value for value, _label in offered] == ["", "in_progress", "done", "suspended", "cancelled"]
    always = make_task("Постійно")
    offered = desk.get(page(always, "stage")).context["form"].fields["stage"].choices
    assert [value for value, _label in offered] == ["", "suspended", "cancelled"]


def test_the_day_is_today_unless_told(desk, task):
    assert 'value="30.09.2026"' in desk.get(page(task, "stage")).content.decode()


def test_without_a_document_a_suspension_is_only_asked_for(desk, task, today):
    response = desk.post(page(task, "stage"), typed(task, stage="suspended"), follow=True)
    assert "Внесено клопотання" in said(response)[0]
    assert task.position(today).stage == Stage.NOT_STARTED


def test_with_a_document_it_is_in_force(desk, task, today):
    desk.post(page(task, "stage"), typed(task, stage="suspended", **BASIS))
    assert (StageChange.objects.get().basis, task.position(today).stage) == (RESOLUTION, Stage.SUSPENDED)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"effective_on": "31.12.2026"}, "Дата 31.12.2026 ще не настала"),
        ({"effective_on": "32.13.2026"}, "Такої дати немає"),
        ({"reason": " "}, "Напишіть причину"),
        ({"basis_number": "45"}, "Підставу вказують повністю"),
        ({"stage": "not_started"}, "Завдання вже має стан «не розпочато»"),
        ({"stage": "invented"}, "Оберіть зі списку"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(desk, task, wrong, sentence):
    response = desk.post(page(task, "stage"), typed(task, stage="done") | wrong)
    assert sentence in text_of(response)
    assert response.context["form"]["effective_on"].value() == wrong.get("effective_on", "01.09.2026")
    assert not StageChange.objects.exists()


def test_the_second_editor_is_told_what_changed(desk, task, coordinator):
    mine = typed(task, stage="done")
    edit_task(task=task, changes={"note": "Лист № 5"}, by=coordinator, reason="Для довідки")
    response = desk.post(page(task, "stage"), mine)
    assert "примітка координатора: – → Лист № 5" in text_of(response)
    assert response.context["form"]["reason"].value() == "Акт підписано"
    desk.post(page(task, "stage"), {**mine, "version": response.context["form"]["version"].value()})
    assert StageChange.objects.count() == 1


def test_who_marks_the_same_is_told_that_it_is_done(desk, task, coordinator):
    mine = typed(task, stage="done")
    change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), by=coordinator, reason="Акт")
    assert "Стан: не розпочато → виконано з 01.09.2026" in text_of(desk.post(page(task, "stage"), mine))


def test_who_meets_the_same_date_is_told_too(desk, task, due, coordinator):
    mine = typed(task, checkpoint=due.pk, met_on="20.12.2023")
    meet_checkpoint(checkpoint=due, met_on=date(2023, 12, 1), by=coordinator, reason="Готово")
    assert "Контрольний строк 31.12.2023 виконано 01.12.2023" in text_of(desk.post(page(task, "met"), mine))


def test_a_due_date_moves_by_a_document(desk, task, due, today):
    form = typed(task, checkpoint=due.pk, due_on="01.12.2026", **BASIS)
    assert said(desk.post(page(task, "move"), form, follow=True)) == ["Строк перенесено."]
    assert (task.position(today).due_on, task.position(today).rule_on) == (date(2026, 12, 1), date(2023, 12, 31))


def test_without_one_the_move_is_asked_for(desk, task, due, today):
    desk.post(page(task, "move"), typed(task, checkpoint=due.pk, due_on="01.12.2026"))
    assert CheckpointMove.objects.get().standing == Standing.REQUESTED
    assert task.position(today).overdue


def test_a_due_date_of_another_task_is_not_taken(desk, task, make_task):
    other = make_task("2024 рік").checkpoints.get()
    response = desk.post(page(task, "move"), typed(task, checkpoint=other.pk, due_on="01.12.2026", **BASIS))
    assert (response.status_code, CheckpointMove.objects.count()) == (200, 0)


def test_a_due_date_is_met_on_the_day_of_the_work(desk, task, due):
    desk.post(page(task, "met"), typed(task, checkpoint=due.pk, met_on="20.12.2023"))
    assert CheckpointResult.objects.get().effective_on == date(2023, 12, 20)


@pytest.mark.parametrize("name", ["met", "move"])
def test_nothing_is_left_to_mark_when_all_are_met(desk, task, due, coordinator, name):
    meet_checkpoint(checkpoint=due, met_on=date(2023, 12, 1), by=coordinator, reason="Готово")
    assert said(desk.get(page(task, name), follow=True)) == ["Усі строки цього завдання вже виконано."]


def close(task, how, by):
    day = {"effective_on": date(2026, 9, 1), "by": by, "reason": "Так", "basis": RESOLUTION}
    return release(task=task, **day) if how == "released" else change_stage(task=task, stage=Stage(how), **day)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("done", "Стан завдання – виконано: його строків більше не позначають і не переносять."),
        ("cancelled", "Стан завдання – скасовано: його строків більше не позначають і не переносять."),
        ("released", "Завдання знято з контролю: його строків більше не позначають і не переносять."),
    ],
)
def test_a_closed_task_has_no_date_to_mark_and_says_why(desk, task, coordinator, how, sentence):
    close(task, how, coordinator)
    assert said(desk.get(page(task, "met"), follow=True)) == [sentence]
    assert "Позначити строк виконаним" not in text_of(desk.get(page(task, "change")))


def test_a_task_without_dates_says_so(desk, make_task):
    task = make_task("Постійно")
    assert "не встановлює для цього завдання дат" in said(desk.get(page(task, "move"), follow=True))[0]


def test_a_task_is_released_by_a_resolution(desk, task, today):
    desk.post(page(task, "release"), typed(task, **BASIS))
    assert task.position(today).released


def test_a_release_is_asked_for_once(desk, task):
    desk.post(page(task, "release"), typed(task))
    task.refresh_from_db()
    response = desk.post(page(task, "release"), typed(task))
    assert "вже подано" in text_of(response)
    assert Release.objects.get().standing == Standing.REQUESTED


def fact_page(task, fact, verb, kind="stage"):
    return f"/admin/plan/task/{task.pk}/facts/{kind}/{fact.pk}/{verb}/"


@pytest.fixture
def request_made(task, coordinator):
    change_stage(
        task=task, stage=Stage.SUSPENDED, effective_on=date(2026, 9, 1), by=coordinator, reason="Немає коштів"
    )
    task.refresh_from_db()
    return StageChange.objects.get()


def test_a_request_is_granted_by_a_document(desk, task, request_made, today):
    form = typed(task, **BASIS)
    assert said(desk.post(fact_page(task, request_made, "grant"), form, follow=True)) == ["Клопотання задоволено."]
    assert task.position(today).stage == Stage.SUSPENDED


def test_no_request_is_granted_without_one(desk, task, request_made):
    response = desk.post(fact_page(task, request_made, "grant"), typed(task))
    assert "Вкажіть документ, на якому ґрунтується рішення" in text_of(response)


def test_a_request_is_declined(desk, task, request_made):
    desk.post(fact_page(task, request_made, "decline"), typed(task, reason="Не на часі"))
    request_made.refresh_from_db()
    assert request_made.standing == Standing.DECLINED


def test_a_mistake_is_taken_back_and_stays_readable(desk, task, coordinator, today):
    fact = change_stage(task=task, stage=Stage.DONE, effective_on=date(2026, 9, 1), by=coordinator, reason="Помилка")
    task.refresh_from_db()
    desk.post(fact_page(task, fact, "annul"), typed(task, reason="Не те завдання"))
    assert task.position(today).stage == Stage.NOT_STARTED
    assert "скасовано як помилкове" in text_of(desk.get(page(task, "change")))


def test_history_says_what_was_taken_back(task, due, coordinator):
    days = {"due_on": date(2026, 12, 1), "effective_on": date(2026, 9, 1)}
    fact = move_due_date(checkpoint=due, by=coordinator, reason="Листом", basis=RESOLUTION, **days)
    annul(fact=fact, by=coordinator, reason="Не той строк")
    told = task.history.first().history_change_reason
    assert told == "Запис скасовано як помилковий: перенесення строку 31.12.2023 → 01.12.2026. Не той строк"


@pytest.mark.parametrize(("kind", "verb"), [("stage", "destroy"), ("unknown", "grant"), ("move", "grant")])
def test_other_facts_and_verbs_are_not_there(desk, task, request_made, kind, verb):
    assert desk.get(fact_page(task, request_made, verb, kind)).status_code == 404


def test_a_fact_of_another_task_is_not_there(desk, make_task, request_made):
    assert desk.get(fact_page(make_task(), request_made, "grant")).status_code == 404


def test_requests_wait_on_a_page_of_their_own(desk, task, request_made):
    listed = text_of(desk.get("/admin/plan/task/requests/"))
    assert "Змінити стан на «призупинено» з 01.09.2026 Немає коштів Олена КОВАЛЬ" in listed


def test_the_page_of_requests_says_when_none_wait(desk, task):
    assert "Клопотань, що чекають на рішення, немає" in text_of(desk.get("/admin/plan/task/requests/"))


def ask(task, coordinator):
    day = date(2026, 9, 1)
    change_stage(task=task, stage=Stage.SUSPENDED, effective_on=day, by=coordinator, reason="Немає коштів")


def test_many_requests_cost_no_more_queries_than_three(desk, make_task, coordinator):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert desk.get("/admin/plan/task/requests/").status_code == 200
        return len(seen)

    for _ in range(3):
        ask(make_task(), coordinator)
    queries()  # what is looked up once in a process
    few = queries()
    for _ in range(27):
        ask(make_task(), coordinator)
    assert queries() == few
