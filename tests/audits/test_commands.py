"""What scripts and the daily round do with rounds."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audits.models import Round
from core.models import Office
from desk.daily import hold_rounds

pytestmark = pytest.mark.django_db


def run(*command, **options):
    told = StringIO()
    call_command(*command, stdout=told, **options)
    return told.getvalue()


@pytest.fixture
def permitted(office):
    office.self_acceptance = True
    office.save()


def test_rounds_are_opened_on_a_day(methodology, datasets):
    assert run("open_rounds", "--on", "2026-11-02") == "M2026-2: розпочато, позицій: 3\n"


def test_opening_again_says_nothing(methodology):
    run("open_rounds", "--on", "2026-11-02")
    assert run("open_rounds", "--on", "2026-11-02") == ""


def test_without_a_day_it_is_today(methodology):
    run("open_rounds")
    assert not Round.objects.exists()


def test_the_daily_round_tells_what_began(methodology):
    assert hold_rounds(date(2026, 11, 2)) == "розпочато раундів: 1 M2026-2"


def test_the_daily_round_on_other_days(methodology):
    assert hold_rounds(date(2026, 9, 30)) == "розпочато раундів: 0"


def test_a_round_is_closed_in_somebodys_name(reviewed, approver):
    assert run("close_round", "M2026-2", "--by", approver.email) == "M2026-2: 30.09.2026\n"


@pytest.mark.parametrize(
    ("code", "said"), [("M2031-1", "немає"), ("раунд", "не код раунду"), ("M2026-2", "хтось інший")]
)
def test_what_cannot_be_closed_is_told(reviewed, office, code, said):
    with pytest.raises(CommandError, match=said):
        run("close_round", code)


def test_nobodys_approval_needs_an_office_of_one(reviewed, permitted):
    assert "без другої перевірки" in run("close_round", "m2026-2")
    assert Office.objects.get().self_acceptance


def test_who_may_not_approve_is_told(reviewed, unit_head):
    with pytest.raises(CommandError, match="kerivnyk"):
        run("close_round", "M2026-2", by=unit_head.email)
