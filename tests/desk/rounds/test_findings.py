"""A unit mends a finding, in the row on its page."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from audits.actions import close_action, return_action
from audits.models import ActionEvidence, CorrectiveAction, Finding
from tests.desk.rounds.conftest import LINK, PAGE

pytestmark = pytest.mark.django_db
HERE = "/work/findings/M2026-2-001/"


@pytest.fixture
def mend(head, finding):
    """Sends a form of the row."""

    def mend(do, **fields):
        action = CorrectiveAction.objects.first()
        return head.post(HERE, {"do": do, **({"action": action.pk} if action else {}), **fields})

    return mend


def text(answer):
    return answer.content.decode()


def test_it_stands_on_the_page(head, finding):
    page = text(head.get(PAGE))
    assert [words in page for words in ("M2026-2-001", "усунути до 28.10.2026", "суттєве")] == [True] * 3


def test_what_to_do_and_by_when(mend):
    mend("plan", what="Описати набір", due_on="2026-10-20")
    planned = CorrectiveAction.objects.get()
    assert (planned.what, planned.due_on, planned.finding.state) == ("Описати набір", date(2026, 10, 20), "in_work")


def test_without_a_day_the_words_are_kept(mend):
    page = mend("plan", what="Описати набір")
    assert (page.status_code, "Описати набір" in text(page), "до якого дня" in text(page)) == (422, True, True)


def test_too_late_a_day_is_told(mend):
    assert "усунути до 28.10.2026" in text(mend("plan", what="Колись", due_on="2027-01-01"))


def test_without_a_proof_it_is_told(mend, action):
    page = mend("submit", done="Описано")
    assert (page.status_code, "Додайте підтвердження" in text(page), "Описано" in text(page)) == (422, True, True)


def test_with_a_file_it_is_sent(mend, action):
    mend("submit", done="Описано", file=SimpleUploadedFile("акт.pdf", b"%PDF-1.4"))
    assert CorrectiveAction.objects.get().state == "submitted"


def test_with_a_link_it_is_sent(mend, action):
    mend("submit", done="Описано", link=LINK)
    assert Finding.objects.get().state == "submitted"


def test_a_draft_is_kept(mend, action):
    mend("save", done="Почато")
    assert CorrectiveAction.objects.get().done == "Почато"


def test_a_wrong_file_keeps_the_words(mend, action):
    page = mend("submit", done="Описано", file=SimpleUploadedFile("акт.pdf", b"<html>"))
    assert (page.status_code, CorrectiveAction.objects.get().done) == (422, "Описано")


def test_a_plan_is_taken_back(mend, action):
    mend("drop")
    assert CorrectiveAction.objects.count() == 0


def test_a_proof_is_taken_off(mend, action):
    mend("save", link=LINK)
    mend(f"remove-{ActionEvidence.objects.get().pk}")
    assert ActionEvidence.objects.get().removed is True


def test_a_colleague_was_quicker(mend, action):
    mend("save", done="Колега")
    page = mend("save", done="Я", version=1)
    assert (page.status_code, CorrectiveAction.objects.get().done) == (409, "Колега")


def test_an_action_that_is_no_more_is_told(mend, finding):
    assert "Цієї дії вже немає" in text(mend("submit", done="Описано", action="999"))


def test_returned_with_its_note(sent, approver, groups, head):
    return_action(action=sent, by=approver, note="Немає дати оновлення")
    assert "Набір reklama" in groups()["Повернуто: доповніть і подайте ще раз"]
    assert "Немає дати оновлення" in text(head.get(PAGE))


def test_mended_it_stays_in_sight_for_a_while(sent, approver, head, unit_head):
    close_action(action=sent, by=approver)
    assert "усунено 30.09.2026" in text(head.get(PAGE))
    with time_machine.travel("2027-01-10T09:00:00+00:00", tick=False):
        head.force_login(unit_head)
        assert "усунено 30.09.2026" not in text(head.get(PAGE))


def test_overdue_it_comes_first(finding, head, unit_head):
    with time_machine.travel("2026-11-02T09:00:00+00:00", tick=False):
        head.force_login(unit_head)
        assert "прострочено на 5 днів" in text(head.get(PAGE))


def test_a_letter_leads_to_the_row(head, finding):
    assert head.get(HERE).url == f"{PAGE}?open=M2026-2-001#M2026-2-001"


def test_findings_of_other_units_are_not_there(client, finding, coordinator):
    client.force_login(coordinator)
    assert [client.get(HERE).status_code, client.post(HERE).status_code] == [404, 404]
