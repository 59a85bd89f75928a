"""A unit answers: a draft, handed in, returned, corrected."""

import pytest

from audits.actions import keep_answers, return_items, send_to_review, submit_answers
from audits.actions.answering import version_of
from audits.grading import Answer
from audits.models import Item
from core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep(asked, item, unit_head):
    def keep(grade="", text="", **options):
        return keep_answers(asked=asked, answers={item().pk: Answer(grade, text)}, by=unit_head, **options)

    return keep


def test_a_draft_is_kept(keep, item):
    keep("1", "Частину описано")
    kept = item()
    assert (kept.answer, kept.answer_result, kept.answer_points, kept.work_status) == (
        "Частину описано",
        "partly",
        1,
        "to_do",
    )


def test_a_draft_leaves_no_history(keep, item):
    before = item().history.count()
    keep("1")
    assert item().history.count() == before


def test_a_draft_counts_nothing_yet(keep, item):
    keep("2")
    assert item().settled == ("not_checked", None)


def test_the_same_again_is_no_new_version(keep, item):
    keep("1")
    version = item().version
    keep("1")
    assert item().version == version


def test_handed_in_it_counts(answer, item):
    answer("2")
    assert (item().work_status, item().settled) == ("answered", ("passed", 2))


def test_everything_of_the_set_is_handed_in(answer, asked):
    answer()
    rows = Item.objects.filter(dataset=asked.dataset)
    assert set(rows.values_list("work_status", flat=True)) == {"answered"}


def test_what_another_set_is_asked_stays(answer):
    answer()
    assert Item.objects.get(dataset__identifier="parky").work_status == "to_do"


def test_it_says_who_and_when(answer, item, unit_head):
    answer()
    record = item().history.first()
    assert (item().answered_by, record.history_user, record.history_change_reason) == (
        unit_head,
        unit_head,
        "Подано відповіді підрозділу",
    )


def test_without_a_grade_it_says_which(answer):
    with pytest.raises(Refused) as refusal:
        answer("")
    assert refusal.value.reasons == ("M.2: Оберіть оцінку.",)


def test_a_refused_one_changes_nothing(answer, item):
    with pytest.raises(Refused):
        answer("", "Слова")
    assert (item().work_status, item().answer) == ("to_do", "")


def test_a_comment_on_a_check(asked, item, unit_head):
    answers = {item().pk: Answer("2"), item("M.1").pk: Answer("", "Паспорт уже доповнено")}
    submit_answers(asked=asked, answers=answers, by=unit_head)
    assert (item("M.1").answer, item("M.1").answer_result) == ("Паспорт уже доповнено", "")


def test_twice_is_told(answer):
    answer()
    with pytest.raises(Refused, match="вже подано"):
        answer()


def test_a_colleague_was_quicker(keep, asked):
    version = version_of(Item.objects.filter(dataset=asked.dataset))
    keep("1")
    with pytest.raises(Conflict):
        keep("2", version=version)


def test_the_latest_version_goes_through(keep, asked, item):
    keep("1")
    keep("2", version=version_of(Item.objects.filter(dataset=asked.dataset)))
    assert item().answer_points == 2


def test_returned_it_is_corrected_and_counts_again(answer, item, approver):
    answer("2")
    return_items(items=[item()], by=approver, note="Додайте посилання")
    assert (item().work_status, item().review_note) == ("returned", "Додайте посилання")
    answer("1", "Додано")
    assert (item().work_status, item().review_note, item().settled[1]) == ("answered", "", 1)


def test_only_what_was_returned_is_written_anew(answer, item, approver, asked, unit_head):
    answer("2")
    return_items(items=[item()], by=approver, note="Додайте посилання")
    answers = {item().pk: Answer("1"), item("M.1").pk: Answer("", "Пізня думка")}
    submit_answers(asked=asked, answers=answers, by=unit_head)
    assert item("M.1").answer == ""


def test_in_review_nothing_new_comes(answer, running, coordinator):
    send_to_review(round=running, by=coordinator)
    with pytest.raises(Refused, match="Подання відповідей закінчилося"):
        answer()


def test_in_review_what_was_returned_is_corrected(answer, item, running, coordinator, approver):
    answer("2")
    send_to_review(round=running, by=coordinator)
    return_items(items=[item()], by=approver, note="Додайте посилання")
    answer("1")
    assert item().work_status == "answered"


def test_a_planned_round_does_not_ask_yet(planned, other_unit, unit_head):
    with pytest.raises(Refused, match="ще не розпочато"):
        keep_answers(
            asked=type("Asked", (), {"round": planned, "unit": other_unit, "dataset": None}), answers={}, by=None
        )
