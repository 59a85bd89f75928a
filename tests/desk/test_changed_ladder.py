"""The office changes its ladder between rounds: nothing is doubled, nothing is lost."""

from datetime import date

import pytest

from core.models import Post, ReminderRule
from desk.digest import send_digests, upcoming
from desk.models import SentReminder
from plan.actions import open_periods

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def period(plan, today, office):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    (period,) = open_periods(on=today)
    ReminderRule.objects.filter(cause="submit").update(before="", after="", last=1)
    ReminderRule.objects.filter(cause="silent").update(coordinator=None, curator=None)
    return period


@pytest.fixture
def task(make_task, other_unit, unit_head):
    return make_task("до 25.10.2026", unit=other_unit)


def sent(day, **ladder):
    """Rungs of the due date that a round on a day of October tells, after the ladder was changed."""
    ReminderRule.objects.filter(cause="due").update(**ladder)
    known = set(SentReminder.objects.values_list("pk", flat=True))
    send_digests(on=date(2026, 10, day))
    new = SentReminder.objects.exclude(pk__in=known).filter(key__startswith="due")
    return [int(key.rpartition(":")[2]) for key in new.values_list("key", flat=True)]


def test_the_same_step_under_another_name_is_not_told_again(task, mailoutbox):
    assert (sent(18), sent(19, before="10, 7"), sent(20, before="9, 8")) == ([-7], [], [])


def test_the_next_step_of_the_new_ladder_is(task, mailoutbox):
    assert (sent(18), sent(20, before="5"), sent(21)) == ([-7], [-5], [])


def test_a_step_put_between_is_told_once(task, mailoutbox):
    assert (sent(18), sent(21, before="14, 7, 4, 1"), sent(22), sent(24)) == ([-7], [-4], [], [-1])


def test_a_late_round_counts_for_the_steps_it_passed(task, mailoutbox):
    assert (sent(20), sent(20, before="6"), sent(21)) == ([-7], [], [])


def test_fewer_steps_lose_none_of_those_left(task, mailoutbox):
    assert (sent(11), sent(18, before="1"), sent(24), sent(25)) == ([-14], [], [-1], [0])


def test_a_superior_who_hears_earlier_hears_at_once(task, coordinator, mailoutbox):
    assert sent(28) == [3]
    assert sent(29, coordinator=2) == [3]
    assert SentReminder.objects.last().user == coordinator


def test_a_curator_who_hears_later_waits(task, other_unit, outsider, mailoutbox):
    Post.objects.create(unit=other_unit, user=outsider, person="Г. ГІСТЬ", kind="curator", held_from=date(2024, 1, 1))
    ReminderRule.objects.filter(cause="due").update(coordinator=None, curator=6)
    send_digests(on=date(2026, 10, 30))
    assert not SentReminder.objects.filter(user=outsider).exists()
    send_digests(on=date(2026, 10, 31))
    assert SentReminder.objects.get(user=outsider).key.endswith(":+6")


def test_the_coming_week_follows_the_new_ladder(task):
    ReminderRule.objects.filter(cause="due").update(before="9, 8", on_day=False, after="")
    told = upcoming(date(2026, 10, 14))
    assert [day.day for day, letters in told.items() if letters] == [16, 17]
