"""A finding reads as it was recorded: by no path another code or matter, nor other words once its round is closed."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from audits.actions import approve_round, edit_finding, send_to_review
from audits.actions.findings import Words
from audits.closed import KEPT
from audits.models import Finding
from core.closed import refusal_of
from core.refusals import Refused

pytestmark = pytest.mark.django_db
WORDS = {"wording": "Інше", "cause": "Інше", "severity": "low"}


@pytest.fixture
def sealed(finding, running, coordinator, approver):
    """The same in a closed round."""
    running.items.filter(work_status="answered").update(work_status="to_do")
    approve_round(round=send_to_review(round=running, by=coordinator), by=approver)
    return Finding.objects.get()


def refused(act):
    with pytest.raises(IntegrityError) as trouble, transaction.atomic():
        act()
    assert refusal_of(trouble.value) == KEPT


@pytest.mark.parametrize("field", [{"code": "M2026-2-999"}, {"titled": "Інший набір"}, {"found_on": date(2026, 1, 1)}])
def test_what_it_is_about_never_changes(finding, field):
    refused(lambda: Finding.objects.update(**field))


@pytest.mark.parametrize("field", WORDS)
def test_its_words_stay_once_the_round_is_closed(sealed, field):
    refused(lambda: Finding.objects.update(**{field: WORDS[field]}))


def test_by_no_path(sealed):
    sealed.wording = "Інше"
    refused(sealed.save)
    refused(lambda: Finding.objects.bulk_update([sealed], ["wording"]))
    with connection.cursor() as cursor:
        refused(lambda: cursor.execute("UPDATE audits_finding SET wording = 'Інше'"))


@pytest.mark.parametrize("field", WORDS)
def test_while_the_round_runs_they_may_be_mended(finding, field):
    assert Finding.objects.update(**{field: WORDS[field]}) == 1


def test_the_action_says_so_in_words(sealed, approver):
    with pytest.raises(Refused, match="лише строк усунення"):
        edit_finding(finding=sealed, words=Words(wording="Інше"), by=approver, reason="Лист")


def test_its_term_may_still_move(sealed, approver):
    words = Words(sealed.wording, sealed.cause, sealed.severity, date(2026, 12, 1))
    assert edit_finding(finding=sealed, words=words, by=approver, reason="Лист").due_on == date(2026, 12, 1)


def test_the_heir_may_still_mend_it(sealed, unit):
    assert Finding.objects.update(unit=unit) == 1


def test_it_is_not_deleted(sealed):
    refused(lambda: Finding.objects.all()._raw_delete("default"))
