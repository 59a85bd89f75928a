"""The draft of a quarter's report, begun on its day."""

from datetime import date

import pytest
from django.core import mail

from desk import letters
from desk.daily import draft_quarters
from desk.models import Letter
from desk.report_drafts import draft_reports, periods_due, tell
from plan.actions import open_periods
from reports.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
DUE = date(2026, 10, 12)


@pytest.fixture
def asked(plan, make_task, today):
    """The third quarter is asked for."""
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    make_task("Постійно")
    (period,) = open_periods(on=today)
    return period


def test_it_is_begun_on_its_day(asked):
    assert periods_due(asked.draft_on) == [asked]


def test_not_a_day_before(asked):
    assert periods_due(date(2026, 10, 9)) == []


def test_it_is_begun_once(asked, coordinator):
    assert [len(draft_reports(DUE)) for _round in range(2)] == [1, 0]
    assert Report.objects.get().is_draft


def test_coordinators_are_told(asked, coordinator):
    assert tell(draft_reports(DUE), DUE).sent == 1
    (letter,) = mail.outbox
    assert letter.to == [coordinator.email]
    assert "Сформовано проєкт: Квартальний звіт за III квартал 2026 року." in letter.body


def test_nothing_begun_tells_nobody(coordinator):
    assert tell([], DUE).sent == 0
    assert mail.outbox == []


def test_a_letter_that_did_not_go_is_sent_again(asked, coordinator, monkeypatch):
    def refuse(message, connection):
        raise OSError

    monkeypatch.setattr(letters, "send", refuse)
    assert tell(draft_reports(DUE), DUE).failed
    monkeypatch.undo()
    assert [tell([], DUE).sent for _round in range(2)] == [1, 0]


def test_a_trial_round_begins_nothing(asked, coordinator):
    assert str(draft_quarters(DUE, "ja@example.org")) == "листів надіслано: 0"
    assert not Report.objects.exists()


def test_the_letter_is_kept_with_its_draft(asked, coordinator):
    tell(draft_reports(DUE), DUE)
    letter = Letter.objects.get()
    assert (letter.user, letter.state, letter.document) == (coordinator, "sent", Report.objects.get())


def test_a_draft_thrown_away_leaves_its_letter(asked, coordinator):
    tell(draft_reports(DUE), DUE)
    Report.objects.get().delete()
    assert Letter.objects.get().document is None


def test_a_thrown_away_draft_comes_back(asked, coordinator):
    (draft,) = draft_reports(DUE)
    draft.delete()
    assert len(draft_reports(DUE)) == 1


def test_the_draft_is_the_coordinators(asked, coordinator):
    (draft,) = draft_reports(DUE)
    assert draft.drawn_by == coordinator


def test_without_a_coordinator_nothing_is_begun(asked):
    assert draft_reports(DUE) == []
