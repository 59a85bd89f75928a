"""How the database's refusal reaches a person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection

from core.closed import GUARDS, Guard, refusal_of
from core.closed_triggers import _refused, free_closed, standing
from core.middleware import ClosedMiddleware
from core.triggers import SENTENCE as HISTORY_STAYS
from core.trouble import in_words
from plan.closed import SENTENCE

RAISED = IntegrityError(f"{SENTENCE}\nCONTEXT:  PL/pgSQL function stays_closed")


def answer(rf, error):
    request = rf.post("/work/")
    request.user = AnonymousUser()
    return ClosedMiddleware(lambda request: None).process_exception(request, error)


def test_the_sentence_is_found_in_what_the_database_said():
    assert refusal_of(RAISED) == SENTENCE


def test_other_trouble_is_no_refusal():
    assert refusal_of(IntegrityError("UNIQUE constraint failed")) is None


@pytest.mark.django_db
def test_a_page_says_it(rf):
    page = answer(rf, RAISED)
    assert (page.status_code, SENTENCE in page.content.decode()) == (409, True)


@pytest.mark.django_db
def test_history_that_stays_is_said_too(rf):
    assert HISTORY_STAYS in answer(rf, IntegrityError(HISTORY_STAYS)).content.decode()


@pytest.mark.parametrize("error", [IntegrityError("UNIQUE constraint failed"), ValueError(SENTENCE)])
def test_any_other_fault_stays_a_fault(rf, error):
    assert answer(rf, error) is None


def test_a_command_says_it():
    assert in_words(RAISED) == SENTENCE


def test_a_row_that_comes_closed_is_looked_at_as_it_was():
    guard = Guard("a_round", "{row}.closed_on IS NOT NULL", "Раунд закрито.", makes_closed=True)
    assert _refused(guard, "UPDATE") == "(OLD.closed_on IS NOT NULL)"


def test_opening_again_is_let_through():
    guard = Guard("a_round", "{row}.closed", "Раунд закрито.", update="NEW.reopened")
    assert _refused(guard, "UPDATE") == "((OLD.closed) OR (NEW.closed)) AND NOT COALESCE((NEW.reopened), FALSE)"


@pytest.mark.django_db
def test_triggers_step_aside_for_a_migration():
    free_closed()
    with connection.cursor() as cursor:
        assert standing(cursor) == []


def test_every_guard_has_its_sentence():
    assert all(guard.sentence.endswith(".") for guard in GUARDS.values())
