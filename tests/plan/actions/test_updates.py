"""An update from draft to accepted, and what it moves."""

from datetime import date

import pytest

from core.models import Office
from core.refusals import Conflict, Refused
from plan.actions import (
    Told,
    accept_update,
    accept_updates,
    add_file,
    add_link,
    close_period,
    confirm_no_change,
    return_update,
    save_draft,
    submit_update,
)
from plan.models import EventHeld, ProgressUpdate, ReportingPeriod
from plan.reporting import Channel, UpdateState
from plan.workflow import Stage

pytestmark = pytest.mark.django_db

DONE = Told("Реєстр складено", Stage.DONE, date(2026, 9, 15))


@pytest.fixture
def task(make_task, other_unit):
    return make_task("2026 рік", unit=other_unit)


@pytest.fixture
def submit(task, period, unit_head):
    def submit(told=DONE, **more):
        return submit_update(**{"task": task, "period": period, "told": told, "by": unit_head, **more})

    return submit


def test_a_draft_is_kept_as_typed(task, period, unit_head):
    update = save_draft(task=task, period=period, told=Told("Почали…"), by=unit_head)
    assert (update.state, update.text, update.version) == (UpdateState.DRAFT, "Почали…", 1)


def test_a_draft_leaves_no_history(task, period, unit_head):
    assert save_draft(task=task, period=period, told=Told("Почали…"), by=unit_head).history.count() == 0


def test_submitting_moves_nothing_yet(submit, task, today):
    assert submit().state == UpdateState.SUBMITTED
    assert task.position(today).stage == Stage.NOT_STARTED


def test_accepting_moves_the_stage_from_its_own_day(submit, task, coordinator):
    accept_update(update=submit(), by=coordinator)
    assert [task.position(date(2026, 9, day)).stage for day in (14, 15)] == [Stage.NOT_STARTED, Stage.DONE]


def test_accepting_meets_the_claimed_dates(make_task, other_unit, submit, coordinator, today):
    yearly = make_task("Двічі на рік", unit=other_unit)
    due = yearly.checkpoints.first()
    update = submit(Told("Перевірено", claims={due.pk: date(2026, 9, 1)}), task=yearly)
    accept_update(update=update, by=coordinator)
    assert due.results.in_force().get().effective_on == date(2026, 9, 1)


def test_events_are_counted_with_their_people(submit):
    update = submit(Told("Провели", events=[EventHeld(kind="training", held_on=date(2026, 9, 3), people=38)]))
    assert [(event.kind, event.people) for event in update.events.all()] == [("training", 38)]


def test_mending_what_was_returned_leaves_none_until_it_is_handed_in(submit, coordinator, task, period, unit_head):
    update = return_update(update=submit(), by=coordinator, note="Додайте посилання")
    save_draft(task=task, period=period, told=Told("Додаємо…"), by=unit_head)
    assert update.history.count() == 2


def test_returned_with_a_note_and_submitted_again(submit, coordinator):
    returned = return_update(update=submit(), by=coordinator, note="Додайте посилання")
    assert (returned.state, returned.review_note) == (UpdateState.RETURNED, "Додайте посилання")
    assert submit().state == UpdateState.SUBMITTED


def test_returning_says_why(submit, coordinator):
    with pytest.raises(Refused, match="Вкажіть причину"):
        return_update(update=submit(), by=coordinator, note="")


def test_what_is_submitted_is_not_submitted_twice(submit):
    submit()
    with pytest.raises(Refused, match="на розгляді"):
        submit()


def test_an_empty_update_is_refused(submit):
    with pytest.raises(Refused, match="Напишіть, що зроблено"):
        submit(Told(""))


def test_a_date_after_the_quarter_is_refused(submit):
    with pytest.raises(Refused, match="пізніша за"):
        submit(Told("Так", Stage.DONE, date(2026, 10, 1)), on=date(2026, 10, 2))


def test_a_stage_that_cannot_follow_is_refused_at_once(submit, make_task, other_unit):
    with pytest.raises(Refused, match="Постійне завдання"):
        submit(task=make_task("Постійно", unit=other_unit))


def test_after_the_window_nothing_is_taken(submit):
    with pytest.raises(Refused, match=r"закрито 09\.10\.2026"):
        submit(on=date(2026, 10, 10))


def test_a_closed_quarter_takes_no_review(submit, period, coordinator, today):
    update = submit()
    close_period(period=period, by=coordinator, reason="Звіт видано", on=today)
    with pytest.raises(Refused, match="уже видано"):
        accept_update(update=update, by=coordinator)


def test_a_unit_does_not_accept_its_own(submit, unit_head):
    with pytest.raises(Refused, match="приймає хтось інший"):
        accept_update(update=submit(), by=unit_head)


def test_self_acceptance_where_permitted_is_marked(submit, unit_head, office):
    Office.objects.update(self_acceptance=True)
    assert accept_update(update=submit(), by=unit_head).second_check is False


def test_the_second_editor_is_told(task, period, unit_head, submit):
    save_draft(task=task, period=period, told=Told("Почали…"), by=unit_head)
    submit(version=1)
    with pytest.raises(Conflict):
        submit(version=1)


def test_a_letter_is_recorded_with_its_number(submit, coordinator):
    update = submit(channel=Channel.LETTER, letter=("01-12/345", date(2026, 9, 29)), by=coordinator)
    assert update.history.first().history_change_reason == "Внесено з листа № 01-12/345 від 29.09.2026"


def test_a_letter_without_its_number_is_refused(submit, coordinator):
    with pytest.raises(Refused, match="номер у СЕД"):
        submit(channel=Channel.LETTER, letter=("", None), by=coordinator)


def test_no_change_in_one_click(task, period, unit_head):
    assert confirm_no_change(task=task, period=period, by=unit_head).no_change


def test_the_third_no_change_asks_for_a_sentence(task, period, unit_head):
    for number in (1, 2):
        days = {"submit_by": period.submit_by, "review_by": period.review_by, "draft_on": period.draft_on}
        earlier = ReportingPeriod.objects.create(
            plan=period.plan, year=2026, number=number, opened_on=period.opened_on, **days
        )
        ProgressUpdate.objects.create(task=task, period=earlier, unit=task.reporting_unit, no_change=True)
    with pytest.raises(Refused, match="Утретє поспіль"):
        confirm_no_change(task=task, period=period, by=unit_head)


def test_many_are_accepted_together_or_not_at_all(submit, make_task, unit, coordinator):
    updates = [submit(), submit(Told("Так"), task=make_task(), by=coordinator)]
    with pytest.raises(Refused, match=r"^I\.1\.2: Інформацію свого підрозділу"):
        accept_updates(updates=updates, by=coordinator)
    assert set(ProgressUpdate.objects.values_list("state", flat=True)) == {UpdateState.SUBMITTED}


def test_a_file_keeps_its_fingerprint_and_versions(task, period, unit_head, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    update = save_draft(task=task, period=period, told=Told("Почали…"), by=unit_head)
    first = add_file(update=update, name="акт.pdf", content=b"%PDF-1", media_type="application/pdf", by=unit_head)
    second = add_file(
        update=update,
        name="акт.pdf",
        content=b"%PDF-2",
        media_type="application/pdf",
        by=unit_head,
        evidence=first.evidence,
    )
    assert (first.number, second.number, len(second.sha256)) == (1, 2, 64)


def test_proof_comes_before_submission(submit, unit_head):
    with pytest.raises(Refused, match="до подання"):
        add_link(update=submit(), title="Новина", link="https://bc-rada.gov.ua/1", by=unit_head)


def test_a_letter_copied_in_by_the_coordinator_was_submitted_by_the_unit(submit, coordinator):
    letter = {"channel": Channel.LETTER, "letter": ("01-12/345", date(2026, 9, 29)), "by": coordinator}
    assert accept_update(update=submit(**letter), by=coordinator).second_check


def test_many_are_not_accepted_past_a_change(submit, coordinator):
    update = submit()
    with pytest.raises(Refused, match="Поки ви працювали"):
        accept_updates(updates=[update], by=coordinator, versions={update.pk: update.version - 1})
