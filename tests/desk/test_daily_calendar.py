"""The quarter's calendar in the daily round: quarters open and lock, letters go out, missed days are caught up."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from core import backup
from desk.models import DayRound, Letter, SentReminder
from plan.models import ReportingPeriod
from plan.quarters import Quarter
from tests.desk.letterbox import letterbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporting(plan, office):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()


@pytest.fixture
def daily(settings, tmp_path, capsys):
    """Runs the round of a day; answers with the lines it printed."""
    settings.VAR_DIR = tmp_path
    (backup.folder() / f"{backup.dump.name()}-20260930-010000.tar.gz").touch()

    def run(on, *more):
        call_command("daily", "--on", on, *more)
        return capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def task(reporting, make_task, other_unit, unit_head):
    return make_task("до 15.10.2026", unit=other_unit)


def test_a_round_opens_the_running_quarter(daily, reporting):
    assert "звітні періоди: відкрито періодів: 1, закрито для подання: 0" in daily("2026-09-30")
    assert ReportingPeriod.objects.get().quarter == Quarter(2026, 3)


def test_a_round_opens_what_was_missed(daily, reporting):
    daily("2026-09-30")
    daily("2027-01-02")
    assert ReportingPeriod.objects.count() == 3


def test_a_round_locks_after_the_corrections(daily, reporting):
    daily("2026-10-01")
    daily("2026-10-13")
    assert ReportingPeriod.objects.get(number=3).locked_on == date(2026, 10, 10)


def test_letters_are_counted_on_the_last_line(daily, task, mailoutbox):
    assert daily("2026-10-01")[-1] == "sent: 1"
    assert DayRound.objects.get(on=date(2026, 10, 1)).sent == 1


def test_the_next_round_of_the_day_sends_nothing_and_keeps_the_count(daily, task, mailoutbox):
    daily("2026-10-01")
    assert daily("2026-10-01")[-1] == "sent: 0"
    assert DayRound.objects.get(on=date(2026, 10, 1)).sent == 1


def test_after_three_missed_days_one_letter_comes(daily, task, mailoutbox):
    daily("2026-10-01")
    assert daily("2026-10-05")[-1] == "sent: 1"
    assert [letter.on for letter in Letter.objects.all()] == [date(2026, 10, 5), date(2026, 10, 1)]


def test_stamps_bear_the_day_of_the_round(daily, task, mailoutbox):
    daily("2026-10-01")
    assert set(SentReminder.objects.values_list("letter__on", flat=True)) == {date(2026, 10, 1)}


def test_dry_run_tells_and_writes_nothing(daily, task, mailoutbox):
    daily("2026-09-01")  # a quarter must be open before anything is asked for
    lines = daily("2026-10-01", "--dry-run")
    assert "лист: Петро МЕЛЬНИК <kerivnyk@example.org>, " in "\n".join(lines)
    assert "    I.1.1 Завдання 1" in lines
    assert (lines[-1], Letter.objects.count(), len(mailoutbox)) == ("sent: 0", 0, 0)


def test_to_one_address_nothing_is_remembered(daily, task, mailoutbox):
    assert daily("2026-10-01", "--to", "proba@example.org")[-1] == "sent: 1"
    assert (mailoutbox[0].to, Letter.objects.count()) == (["proba@example.org"], 0)


def test_what_was_not_sent_is_trouble_of_the_round(daily, task, settings, unit_head, capsys):
    with letterbox() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        server.refused = {unit_head.email}
        with pytest.raises(CommandError, match="не повністю"):
            daily("2026-10-01")
    assert "нагадування: Петро МЕЛЬНИК: поштовий сервер не приймає цієї адреси" in capsys.readouterr().err
    assert DayRound.objects.get(on=date(2026, 10, 1)).troubles != ""
