"""What the reviewer sees beside an update: the quarter before, its first submission, the members of a collective."""

from datetime import date

import pytest
import time_machine

from core.collectives import set_members
from core.models import Unit
from plan.actions import Told, return_update, save_member_draft, submit_member_report, submit_update
from plan.models import EventHeld, ProgressUpdate
from tests.plan.admin.conftest import text_of

QUEUE = "/admin/plan/progressupdate/review/"
MEMBERS = f"{QUEUE}members/"


def training(people, day):
    return EventHeld(kind="training", held_on=day, people=people)


@pytest.fixture
def task(make_task, unit):
    return make_task("Двічі на рік", unit=unit)


@pytest.fixture
def submit(task, period, unit_head):
    def submit(told=None, **more):
        told = told or Told("Навчили")
        return submit_update(**{"task": task, "period": period, "told": told, "by": unit_head, **more})

    return submit


@pytest.fixture
def card(sign_in, administrator):
    return lambda: sign_in(administrator).get(QUEUE).context["cards"][0]


def compared(card):
    return [(str(label), now, before) for label, now, before in card.compared]


# --- Beside the quarter before ---


def test_events_are_compared_with_the_quarter_before(submit, spring, card):
    day = date(2026, 6, 3)
    submit(Told("Навчили", events=[training(20, day)]), period=spring, on=date(2026, 6, 30))
    submit(Told("Ще навчили", events=[training(30, date(2026, 9, 3)), training(15, date(2026, 9, 4))]))
    assert compared(card()) == [("Заходів", 2, 1), ("Учасників", 45, 20)]


def test_met_dates_are_compared_too(submit, spring, task, card):
    submit(period=spring, on=date(2026, 6, 30))
    submit(Told("Виконали", claims={task.checkpoints.first().pk: date(2026, 9, 1)}))
    assert compared(card()) == [("Строків виконано", 1, 0)]


def test_without_an_earlier_report_nothing_is_compared(submit, card):
    submit(Told("Навчили", events=[training(20, date(2026, 9, 3))]))
    assert card().compared == []


def test_the_page_names_what_was_held_before(submit, spring, desk):
    submit(Told("Навчили", events=[training(20, date(2026, 6, 3))]), period=spring, on=date(2026, 6, 30))
    submit()
    page = text_of(desk.get(QUEUE))
    assert "03.06.2026, учасників 20" in page
    assert "Заходів: 0 (раніше 1)" in page


# --- The first submission and the last ---


@pytest.fixture
def sent_again(submit, administrator):
    """Submitted on 30 September, returned, submitted again on 8 October."""
    return_update(update=submit(), by=administrator, note="Додайте дату")
    with time_machine.travel("2026-10-08T09:00:00+00:00"):
        return submit(Told("Навчили 3 вересня"))


def test_the_first_submission_is_kept(sent_again):
    assert (sent_again.first_sent_on, sent_again.submitted_at.date()) == (date(2026, 9, 30), date(2026, 10, 8))


def test_the_page_shows_both(sent_again, desk):
    page = text_of(desk.get(QUEUE))
    assert "08.10.2026 12:00 · вперше подано 30.09.2026" in page
    assert "із запізненням" not in page


def test_a_late_first_submission_is_said(submit, desk):
    with time_machine.travel("2026-10-07T09:00:00+00:00"):
        submit()
    assert "подано із запізненням на 2 дні" in text_of(desk.get(QUEUE))


def test_a_letter_counts_from_its_own_date(submit, coordinator):
    update = submit(channel="letter", letter=("7", date(2026, 9, 28)), by=coordinator)
    assert update.first_sent_on == date(2026, 9, 28)


def test_the_form_of_one_update_shows_the_first_day(sent_again, desk):
    assert "Подано вперше" in text_of(desk.get(f"/admin/plan/progressupdate/{sent_again.pk}/change/"))


# --- Members of a collective ---


@pytest.fixture
def together(db):
    return Unit.objects.create(name="Структурні підрозділи", kind=Unit.Kind.COLLECTIVE)


@pytest.fixture
def common(make_task, unit, together):
    return make_task("Постійно", unit=unit, parties=[unit, together])


@pytest.fixture
def answer(period, other_unit, unit_head, common):
    answers = {common.code: "Передали два набори"}
    return lambda act=submit_member_report: act(period=period, unit=other_unit, answers=answers, by=unit_head)


def asked(response):
    return [(member.unit.name, str(mark)) for member, mark in response.context["members"]]


def test_who_answered_stands_on_a_page(desk, answer):
    answer()
    response = desk.get(MEMBERS)
    assert asked(response) == [("Управління економіки", "✓ відповів 30.09.2026")]
    assert "За спільними завданнями відповіли 1 із 1. Кого запитують – записано" in text_of(response)
    assert "I.1.1 Передали два набори" in text_of(response)


def test_a_draft_is_no_answer(desk, answer):
    answer(save_member_draft)
    assert asked(desk.get(MEMBERS)) == [("Управління економіки", "○ очікується")]


def test_after_the_window_a_member_is_silent(sign_in, administrator, common, other_unit, period):
    with time_machine.travel("2026-10-06T09:00:00+00:00"):
        page = text_of(sign_in(administrator).get(MEMBERS))
    assert "Не надали інформації: 1." in page


def test_whoever_does_not_belong_is_not_asked(desk, common, together, unit, other_unit, coordinator, period):
    set_members(collective=together, units=[unit], since=period.quarter.first, by=coordinator, reason="Доручення")
    assert "немає спільних завдань" in text_of(desk.get(MEMBERS))


def test_the_unit_that_reports_is_not_asked_as_a_member(desk, common, period):
    assert asked(desk.get(MEMBERS)) == []


def test_the_card_shows_what_members_told(desk, answer, submit, common):
    answer()
    submit(task=common)
    assert "Що повідомили підрозділи (1) Управління економіки Передали два набори" in text_of(desk.get(QUEUE))


def test_an_update_looked_at_alone_shows_it_too(desk, answer, submit, common):
    answer()
    submit(task=common)
    address = f"/admin/plan/progressupdate/{ProgressUpdate.objects.get().pk}/change/"
    assert "Передали два набори" in text_of(desk.get(address))
