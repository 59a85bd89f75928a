"""What units told for the quarter, as the report shows it."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Office, Unit
from plan.actions import (
    Told,
    accept_update,
    confirm_no_change,
    extend_period,
    open_periods,
    return_update,
    save_draft,
    submit_update,
)
from plan.models import EventHeld
from plan.progress import Category
from plan.quarters import Quarter
from plan.reporting import Channel
from reports import documents
from reports.quarterly import build, plan_for
from reports.sentences import figures, lead, told
from reports.told import NAMED, shortened

pytestmark = pytest.mark.django_db

IN_TIME = date(2026, 10, 5)


@pytest.fixture
def task(make_task, other_unit):
    return make_task("Постійно", unit=other_unit)


@pytest.fixture
def send(task, period, unit_head):
    def send(text="Проведено зустріч", task=task, by=unit_head, events=(), **more):
        return submit_update(task=task, period=period, told=Told(text, events=events), by=by, **more)

    return send


@pytest.fixture
def accept(send, coordinator):
    """Sends an update and has it accepted."""
    return lambda *args, **more: accept_update(update=send(*args, **more), by=coordinator)


def only(report):
    (line,) = report.lines
    return line


def said_of(report):
    word = only(report).word
    return word and (word.text, word.remarks, word.gap)


# --- Beside a task


def test_an_accepted_word_stands_beside_its_task(accept, report):
    accept("Проведено\n дві  зустрічі")
    assert said_of(report()) == ("Проведено дві зустрічі", (), False)


def test_what_waits_is_marked(send, report):
    send()
    assert said_of(report()) == ("Проведено зустріч", ("на розгляді",), False)


def test_no_change_is_said(task, period, unit_head, coordinator, report):
    accept_update(update=confirm_no_change(task=task, period=period, by=unit_head), by=coordinator)
    assert said_of(report()) == ("Без змін.", (), False)


def test_no_change_with_a_sentence_keeps_both(task, period, unit_head, report):
    confirm_no_change(task=task, period=period, by=unit_head, text="Чекаємо на кошти.")
    assert said_of(report()) == ("Чекаємо на кошти.", ("без змін", "на розгляді"), False)


def test_what_nobody_else_checked_is_marked(send, unit_head, office, report):
    Office.objects.update(self_acceptance=True)
    accept_update(update=send(), by=unit_head)
    assert said_of(report()) == ("Проведено зустріч", ("без другої перевірки",), False)
    assert told(report())[-1] == "Без другої перевірки прийнято інформацію про 1 завдання."


def test_a_letter_is_cited(accept, coordinator, report):
    accept(channel=Channel.LETTER, letter=("01-12/345", date(2026, 9, 29)), by=coordinator)
    assert only(report()).word.remarks == ("лист від 29.09.2026 №\xa001-12/345",)


def test_what_was_returned_is_not_quoted(send, coordinator, report):
    return_update(update=send(), by=coordinator, note="Допишіть")
    assert said_of(report()) == ("інформацію повернуто на доопрацювання", (), True)


@pytest.mark.parametrize(("day", "word"), [(5, None), (6, ("інформацію не надано", (), True))])
def test_silence_is_said_after_the_last_day(task, period, report, day, word):
    assert said_of(report(on=date(2026, 10, day))) == word


def test_a_draft_is_never_shown(task, period, unit_head, page, report):
    save_draft(task=task, period=period, told=Told("Таємна чернетка"), by=unit_head)
    assert "Таємна" not in "".join(page(report()).root.itertext())


def test_a_role_nobody_holds_is_told_and_not_blamed(make_task, period, report):
    make_task("Постійно", unit=Unit.objects.create(name="Відповідальний підрозділ", kind=Unit.Kind.ROLE))
    assert said_of(report()) == ("підрозділ, що звітує, не визначено", (), True)
    assert report().told.silent == ()


def test_nobody_was_asked_without_a_period(task, report):
    assert (report().told, said_of(report())) == (None, None)


def test_a_long_text_is_cut_after_a_word():
    assert shortened("слово друге, третє", 14) == "слово друге…"
    assert shortened("щ" * 20, 10) == "щ" * 9 + "…"


# --- Confirmed or not


def test_a_continuous_task_is_confirmed_by_an_accepted_word(accept, report):
    accept()
    assert (only(report()).category, only(report()).details) == (Category.CONTINUOUS, ("підтверджено у кварталі",))


def test_without_one_it_is_not(send, report):
    send()
    line = only(report())
    assert (line.category, line.headline.words) == (Category.UNCONFIRMED, "постійне, не підтверджено")


def test_without_a_period_it_runs_as_ever(task, report):
    assert only(report()).category == Category.CONTINUOUS


def test_while_the_quarter_runs_nothing_is_unconfirmed(task, period, report):
    assert only(report(on=date(2026, 9, 15))).category == Category.CONTINUOUS


def test_a_dated_task_is_not_asked_to_be_confirmed(make_task, period, report):
    make_task("до 31.12.2026")
    assert only(report()).row.confirmed is None


def test_what_was_accepted_after_the_drawing_up_is_not_known(send, coordinator, report):
    update = send()
    with time_machine.travel("2026-10-09T09:00:00+00:00", tick=False):
        accept_update(update=update, by=coordinator)
    assert [only(report(on=date(2026, 10, day))).category for day in (8, 9)] == [
        Category.UNCONFIRMED,
        Category.CONTINUOUS,
    ]


def test_the_quarter_before_is_compared_by_what_it_confirmed(task, plan, coordinator, unit_head, report):
    plan.reporting_from = date(2026, 4, 1)
    plan.save()
    before, _now = open_periods(on=date(2026, 9, 30))
    extend_period(period=before, submit_by=IN_TIME, by=coordinator, reason="Світло")
    update = submit_update(task=task, period=before, told=Told("Так"), by=unit_head)
    accept_update(update=update, by=coordinator)
    assert (figures(report())[2]["number"], figures(report())[2]["change"]) == (0, "−1")


# --- Figures and sentences


def sentence(report, start, **more):
    return next((said for said in lead(report(**more)) if said.startswith(start)), "")


def test_confirmed_tasks_are_counted(accept, make_task, report):
    accept()
    make_task("Постійно")
    assert figures(report())[2]["note"] == "постійне підтверджено у кварталі із 2"
    assert "Підтверджено у кварталі 1 із 2 постійних завдань." in lead(report())


def test_units_that_told_nothing_are_named(task, period, report):
    assert figures(report())[4] == {
        "number": 1,
        "tone": "wait",
        "note": "підрозділ не надав інформації",
        "change": None,
    }
    assert sentence(report, "Інформації") == "Інформації не надав 1 підрозділ: Управління економіки."


def test_units_that_told_of_some_tasks_are_counted(accept, make_task, other_unit, report):
    accept()
    make_task("Постійно", unit=other_unit)
    assert figures(report())[4]["note"] == "підрозділ не надав всієї інформації"
    assert sentence(report, "Не про всі") == "Не про всі завдання надав інформацію 1 підрозділ."


def test_when_all_have_told_it_is_said(send, report):
    send()
    assert (figures(report())[4]["number"], lead(report())[-1]) == (0, "Прострочених завдань немає.")


def test_while_somebody_has_time_the_figure_counts_requests(task, period, report):
    drawn = report(on=IN_TIME)
    assert figures(drawn)[4]["note"] == "клопотань, що чекають на рішення, немає"
    assert told(drawn) == ["Інформацію надано про 0 із 1 завдання.", "Подання триває до 05.10.2026."]


def test_events_are_counted_with_their_people(accept, report):
    held = [EventHeld(kind="training", held_on=date(2026, 9, 3), people=people) for people in (30, 8)]
    accept(events=held)
    assert sentence(report, "Проведено") == "Проведено: навчання – 2 (38 учасників)."


def test_events_of_several_kinds_are_summed(accept, report):
    held = [EventHeld(kind=kind, held_on=date(2026, 9, 3), people=1) for kind in ("training", "hackathon")]
    accept(events=held)
    assert sentence(report, "Проведено") == "Проведено 2 заходи (2 учасники)."


def test_events_nobody_accepted_are_not_counted(send, report):
    send(events=[EventHeld(kind="training", held_on=date(2026, 9, 3), people=30)])
    assert report().told.events == ()


# --- The document


def test_units_stand_in_a_table_the_silent_first(send, make_task, unit, coordinator, page, report):
    send()
    make_task("Постійно", unit=unit)
    rows = page(report()).texts("table[@class='tellers']/tbody/tr")
    assert rows == [
        "Відділ відкритих данихне надано: I.1.2–11",
        "Управління економіки1–1",
        "Разом112",
    ]


def test_the_chart_tells_confirmed_from_not(accept, make_task, page, report):
    accept()
    make_task("Постійно")
    document = page(report())
    assert document.texts("ul[@class='legend']/li") == ["постійне, підтверджено", "постійне, не підтверджено"]
    assert document.texts("table[@class='bars']//tr[@class='sum']/td") == ["", "1", "1", "2"]


def test_a_word_stands_in_a_row_under_its_task(accept, page, report):
    accept("<b>Зустріч</b>")
    assert page(report()).texts("td[@class='told']") == ["<b>Зустріч</b>"]


def test_events_have_their_table(accept, page, report):
    accept(events=[EventHeld(kind="training", held_on=date(2026, 9, 3), people=38)])
    assert page(report()).texts("table[@class='events']/tbody/tr") == ["Навчання138", "Разом138"]


def test_each_event_is_named_with_its_day_and_task(accept, page, report):
    days = {"Відкриті дані": date(2026, 9, 3), "Портал": date(2026, 8, 4)}
    accept(events=[EventHeld(kind="training", title=title, held_on=day, people=9) for title, day in days.items()])
    assert page(report()).texts("table[@class='held']/tbody/tr") == [
        "04.08.2026I.1.1Навчання: Портал9",
        "03.09.2026I.1.1Навчання: Відкриті дані9",
    ]


def test_only_so_many_events_are_named(accept, page, report):
    accept(events=[EventHeld(kind="training", held_on=date(2026, 9, 3)) for _each in range(NAMED + 1)])
    told = report().told
    assert (len(told.held), told.events[0].number) == (NAMED, NAMED + 1)


def test_the_same_report_gives_the_same_bytes(accept, make_task, report):
    accept(events=[EventHeld(kind="training", held_on=date(2026, 9, 3), people=38)])
    make_task("Постійно")
    assert documents.as_pdf(report()) == documents.as_pdf(report())


def test_three_words_and_thirty_take_the_same_queries(send, make_task, plan, coordinator, unit_head, other_unit):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            build(plan_for(Quarter(2026, 3)), Quarter(2026, 3), date(2026, 10, 8))
        return len(captured)

    def tell(count):
        for _each in range(count):
            events = [EventHeld(kind="training", held_on=date(2026, 9, 3), people=38)]
            update = send(task=make_task("Постійно", unit=other_unit), events=events)
            accept_update(update=update, by=coordinator)

    tell(3)
    few = asked()
    tell(27)
    assert asked() == few
