"""The form of a task: drafts, handing in, «без змін», and refusals that lose nothing typed."""

from datetime import date

import pytest

from plan.actions import confirm_no_change, open_periods
from plan.models import ProgressUpdate
from plan.reporting import UpdateState
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db

EVENT = {"event_kind": "training", "event_on": "2026-09-03", "event_people": "38", "event_title": "Навчання"}


def only():
    return ProgressUpdate.objects.get()


def test_handing_in_leads_back_to_the_page(send):
    answer = send(text="Складено реєстр")
    assert (answer.status_code, answer["Location"]) == (302, HERE)
    assert (only().state, only().text) == (UpdateState.SUBMITTED, "Складено реєстр")


def test_the_page_says_what_was_handed_in(send, head):
    send(text="Складено реєстр")
    assert "I.1.1: подано." in head.get(HERE).content.decode()


def test_a_draft_is_kept_and_its_row_opens_again(send):
    answer = send("draft", text="Почали")
    assert answer["Location"] == f"{HERE}?open=I.1.1#I.1.1"
    assert (only().state, only().text) == (UpdateState.DRAFT, "Почали")


def test_an_unknown_button_keeps_a_draft(send):
    send("щось", text="Почали")
    assert only().state == UpdateState.DRAFT


def test_a_new_stage_comes_with_its_day(send):
    send(text="Готово", stage="done", since="2026-09-15")
    assert (only().claimed_stage, only().claimed_on) == ("done", date(2026, 9, 15))


def test_days_are_read_as_people_write_them(send):
    send(text="Готово", stage="done", since="15.09.2026")
    assert only().claimed_on == date(2026, 9, 15)


def test_a_due_date_is_claimed(send, task):
    due = task.checkpoints.get()
    send(text="Готово", **{f"met-{due.pk}": "2026-09-15"})
    assert [(claim.checkpoint, claim.met_on) for claim in only().claims.all()] == [(due, date(2026, 9, 15))]


def test_a_due_date_of_another_task_is_not(send, make_task):
    foreign = make_task("2026 рік").checkpoints.get()
    send(text="Готово", **{f"met-{foreign.pk}": "2026-09-15"})
    assert only().claims.count() == 0


def test_an_event_is_told(send):
    send(text="Провели", **EVENT)
    (event,) = only().events.all()
    assert (event.kind, event.held_on, event.people, event.title) == ("training", date(2026, 9, 3), 38, "Навчання")


def test_several_events_are_told(send):
    send(
        text="Провели",
        event_kind=["training", "hackathon"],
        event_on=["2026-09-03", "2026-09-04"],
        event_people=["38", ""],
        event_title=["", "Міський"],
    )
    assert [event.kind for event in only().events.all()] == ["training", "hackathon"]


def test_one_more_event_keeps_the_draft_and_gives_a_blank_one(send, head):
    answer = send("more", text="Провели", **EVENT)
    page = head.get(answer["Location"])
    assert [event.title for event in page.context["work"].duties[0].body.typed.events] == ["Навчання", ""]


def test_no_change_takes_one_click(send):
    send("same")
    assert (only().state, only().no_change) == (UpdateState.SUBMITTED, True)


def test_the_third_no_change_asks_for_a_sentence(send, task, reporting_plan, period, unit_head, today, head):
    reporting_plan.reporting_from = date(2026, 1, 1)
    reporting_plan.save()
    for earlier in open_periods(on=today):
        confirm_no_change(task=task, period=earlier, by=unit_head, on=earlier.submit_by)
    assert "напишіть одне речення" in send("same").content.decode()
    assert send("same", text="Чекаємо на закупівлю").status_code == 302


@pytest.mark.parametrize("more", [{"stage": "done", "since": "2026-09-15"}, EVENT])
def test_an_event_or_a_new_stage_is_a_change(send, more):
    answer = send("same", **more)
    assert answer.status_code == 422
    assert "Натисніть «Подати»" in answer.content.decode()


WRONG = {
    "nothing": ({}, "Напишіть, що зроблено за квартал"),
    "no day": ({"text": "Так", "stage": "done"}, "Вкажіть, з якого дня діє новий стан."),
    "a future day": (
        {"text": "Так", "stage": "done", "since": "2026-12-01"},
        "Дата 01.12.2026 пізніша за 30.09.2026.",
    ),
    "no date": ({"text": "Так", "stage": "done", "since": "учора"}, "«учора» не є датою."),
    "an event without a day": ({"text": "Так", **EVENT, "event_on": ""}, "Вкажіть дату заходу."),
    "people in words": ({"text": "Так", **EVENT, "event_people": "багато"}, "Кількість учасників напишіть числом."),
    "a long text": ({"text": "я" * 8001}, "Текст задовгий: 8001 знаків"),
    "not a link": ({"text": "Так", "link": "javascript:alert(1)"}, "Посилання:"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said(send, case):
    fields, words = WRONG[case]
    answer = send(**fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("case", WRONG)
def test_a_refused_form_loses_nothing_typed(send, case):
    fields, _words = WRONG[case]
    typed = send(**fields).context["work"].duties[0].body.typed
    assert (typed.text, typed.stage, typed.since) == tuple(fields.get(name, "") for name in ("text", "stage", "since"))
    assert [event.title for event in typed.events] == ([fields["event_title"]] if "event_title" in fields else [])


def test_what_is_whole_of_a_refused_form_is_saved(send):
    send(text="Провели", **{**EVENT, "event_on": ""})
    assert (only().state, only().text) == (UpdateState.DRAFT, "Провели")


class TestTwoPeopleOfOneUnit:
    """The second one to save is told what the first one saved, and keeps his own words."""

    @pytest.fixture
    def late(self, save, send):
        save("Текст колеги")
        return send(text="Мій текст", version="0")

    def test_the_second_is_told(self, late):
        assert late.status_code == 409
        assert "Текст колеги" in late.content.decode()

    def test_his_words_stay_in_the_form(self, late):
        assert late.context["work"].duties[0].body.typed.text == "Мій текст"

    def test_the_colleague_s_are_not_overwritten(self, late):
        assert only().text == "Текст колеги"

    def test_after_reading_he_may_save_his(self, late, send):
        send(text="Спільний текст", version=late.context["work"].duties[0].body.version)
        assert only().text == "Спільний текст"


def test_what_is_handed_in_is_not_written_over(send, submit, task):
    submit(task)
    answer = send(text="Інше")
    assert "Інформацію вже подано" in answer.content.decode()
    assert only().text == "Зроблено"


def test_a_returned_one_is_mended_and_handed_in_again(send, give_back, task):
    give_back(task)
    send(text="З посиланням")
    assert (only().state, only().text) == (UpdateState.SUBMITTED, "З посиланням")


def test_after_the_last_day_the_answer_says_whom_to_ask(send, task, on_day):
    with on_day("2026-10-12"):
        answer = send(text="Запізнилися")
    assert answer.status_code == 422
    assert "Попросіть координатора продовжити строк" in answer.content.decode()


def test_a_text_refused_after_the_last_day_can_be_copied(send, task, on_day):
    with on_day("2026-10-12"):
        assert "Запізнилися" in send(text="Запізнилися").content.decode()


def test_a_task_of_another_unit_takes_nothing(send, make_task):
    make_task()
    assert send(address=f"{HERE}I.1.2/", text="Чуже").status_code == 404
    assert not ProgressUpdate.objects.exists()


def test_the_one_who_wrote_last_is_kept(send, unit_head):
    send("draft", text="Почали")
    assert only().saved_by == unit_head
