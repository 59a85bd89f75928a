"""A consultation: written, announced, replied to, its results published."""

from datetime import date

import pytest
import time_machine

from audits.actions.consultations import announce, keep_consultation, keep_question, publish_results, remove_question
from audits.actions.replies import count_reply, leave_out, show_reply, take
from audits.models import Consultation, Reply
from core.refusals import Refused

pytestmark = pytest.mark.django_db
AFTER = "2026-10-11T09:00:00+00:00"


@pytest.fixture
def draft(audit, coordinator):
    said = {
        "title": "Які дані відкрити?",
        "intro": "Скажіть нам",
        "opens_on": date(2026, 9, 30),
        "closes_on": date(2026, 10, 10),
    }
    return keep_consultation(round=audit, values=said, by=coordinator)


@pytest.fixture
def ask(draft, coordinator):
    def ask(kind="one", text="Що потрібніше?", options=("парки", "дороги"), **more):
        values = {"kind": kind, "text": text, "options": list(options), **more}
        return keep_question(consultation=draft, values=values, by=coordinator)

    return ask


@pytest.fixture
def choice(ask):
    return ask()


@pytest.fixture
def words(ask):
    return ask("text", "Чого бракує?", required=False)


@pytest.fixture
def announced(draft, choice, words, coordinator):
    return announce(consultation=draft, by=coordinator)


@pytest.fixture
def reply(announced, choice, words):
    """A confirmed reply: `reply("a@example.org", said="…")`."""

    def reply(email="a@example.org", chosen="парки", said=""):
        answers = {str(choice.pk): chosen} | ({str(words.pk): said} if said else {})
        return take(told={"consultation": announced.pk, "answers": answers}, email=email)

    return reply


def test_questions_stand_in_their_order(ask):
    assert [ask().order, ask(text="Інше").order] == [1, 2]


@pytest.mark.parametrize("options", [[], ["один"], ["той самий", "той самий "]])
def test_a_choice_has_two_options(ask, options):
    with pytest.raises(Refused, match="два різні варіанти"):
        ask(options=options)


def test_words_have_no_options(ask):
    assert ask("text").options == []


def test_a_question_is_removed(choice, coordinator):
    remove_question(question=choice, by=coordinator)
    assert not Consultation.objects.get().questions.exists()


def test_nothing_is_announced_without_questions(draft, coordinator):
    with pytest.raises(Refused, match="хоча б одне запитання"):
        announce(consultation=draft, by=coordinator)


def test_days_in_order(draft, coordinator):
    with pytest.raises(Refused, match="не може бути раніше"):
        keep_consultation(
            round=draft.round, values={"closes_on": date(2026, 9, 1)}, by=coordinator, consultation=draft
        )


def test_questions_of_what_is_announced_stay(announced, ask):
    with pytest.raises(Refused, match="вже оголошено"):
        ask()


def test_words_of_what_is_announced_stay(announced, coordinator):
    with pytest.raises(Refused, match="лише її останній день"):
        keep_consultation(round=announced.round, values={"title": "Інша"}, by=coordinator, consultation=announced)


def test_it_may_be_prolonged(announced, coordinator):
    longer = {"closes_on": date(2026, 10, 20)}
    row = keep_consultation(round=announced.round, values=longer, by=coordinator, consultation=announced)
    assert row.closes_on == date(2026, 10, 20)


def test_once_over_it_is_not_prolonged(announced, coordinator):
    with time_machine.travel(AFTER, tick=False), pytest.raises(Refused, match="вже завершилася"):
        keep_consultation(
            round=announced.round, values={"closes_on": date(2026, 11, 1)}, by=coordinator, consultation=announced
        )


def test_a_reply_without_words_counts_at_once(reply):
    row, new = reply()
    assert (row.state, new) == ("counted", True)


def test_a_reply_in_words_waits(reply):
    assert reply(said="Графіка автобусів")[0].state == "new"


def test_one_address_replies_once(reply):
    reply()
    assert reply("A@example.org")[1] is False
    assert Reply.objects.count() == 1


def test_no_address_is_kept(reply):
    row, _new = reply()
    assert "example.org" not in str(vars(row))


def test_history_keeps_neither_answers_nor_the_mark(reply):
    record = reply()[0].history.get()
    assert not hasattr(record, "answers")
    assert not hasattr(record, "voter")


def test_who_replied_in_time_is_heard_while_his_link_lives(reply, announced):
    with time_machine.travel("2026-10-12T09:00:00+00:00", tick=False):
        assert reply()[1] is True


def test_later_nobody_is(reply, announced):
    with time_machine.travel("2026-10-15T09:00:00+00:00", tick=False):
        assert reply() == (None, False)


@pytest.mark.parametrize(("step", "state"), [(show_reply, "shown"), (count_reply, "counted")])
def test_a_reply_is_looked_at(reply, coordinator, step, state):
    assert step(reply=reply(said="Слова")[0], by=coordinator).state == state


def test_leaving_out_says_why(reply, coordinator):
    with pytest.raises(Refused, match="причину"):
        leave_out(reply=reply()[0], reason="", by=coordinator)


def test_a_left_out_reply_may_come_back(reply, coordinator):
    row = leave_out(reply=reply()[0], reason="Повтор", by=coordinator)
    assert count_reply(reply=row, by=coordinator).note == ""


def publish(consultation, by, conclusion="Відкриємо парки"):
    with time_machine.travel(AFTER, tick=False):
        return publish_results(consultation=consultation, conclusion=conclusion, by=by)


def test_results_are_published_once_it_is_over(announced, reply, coordinator):
    reply()
    assert publish(announced, coordinator).results_by == coordinator


def test_not_before(announced, coordinator):
    with pytest.raises(Refused, match="коли консультація завершилася"):
        publish_results(consultation=announced, conclusion="Так", by=coordinator)


def test_not_while_replies_wait(announced, reply, coordinator):
    reply(said="Слова")
    with pytest.raises(Refused, match="чекають розгляду – 1"):
        publish(announced, coordinator)


def test_not_without_a_conclusion(announced, coordinator):
    with pytest.raises(Refused, match="Напишіть висновок"):
        publish(announced, coordinator, " ")


def test_what_told_people_apart_is_forgotten(announced, reply, coordinator):
    reply(), reply("b@example.org")
    publish(announced, coordinator)
    assert set(Reply.objects.values_list("voter", flat=True)) == {""}


def test_afterwards_replies_stay(announced, reply, coordinator):
    row, _new = reply()
    publish(announced, coordinator)
    with pytest.raises(Refused, match="вже оприлюднено"):
        leave_out(reply=row, reason="Повтор", by=coordinator)


def test_a_closed_audit_keeps_its_consultation(draft, audit, close, coordinator):
    close(audit)
    with pytest.raises(Refused, match="закрито"):
        announce(consultation=draft, by=coordinator)
    with pytest.raises(Exception, match="Раунд закрито"):
        draft.save()


def test_a_closed_audit_hears_nobody(reply, audit, close):
    close(audit)
    assert reply() == (None, False)
