"""«Розклад нагадувань»: what the office may settle, and what it becomes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import history
from core.ladder import LADDERS, Audience, Cause
from core.models import ReminderRule, ladders

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 15)


@pytest.fixture
def rule():
    return ReminderRule.objects.get(cause=Cause.DUE)


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("passed", [-14, -13, -1, 0, 1, 3, 7, 8, 14, 21, 28, 35])
def test_an_untouched_office_reminds_as_the_house_does(cause, passed):
    own, house = ladders()[cause], LADDERS[cause]
    rung = house.rung(DAY, DAY + timedelta(days=passed))
    assert own.rung(DAY, DAY + timedelta(days=passed)) == rung
    assert rung is None or own.hears(rung) == house.hears(rung)


def test_a_cause_without_a_row_keeps_the_table():
    ReminderRule.objects.all().delete()
    assert ladders() == LADDERS


def test_the_day_a_superior_first_hears_is_a_rung(rule):
    rule.after, rule.coordinator, rule.curator = "2", 5, 9
    assert rule.ladder.steps[-3:] == [2, 5, 9]
    assert rule.ladder.hears(5) == [Audience.UNIT, Audience.COORDINATOR]


def test_without_the_day_itself_there_is_no_rung_on_it(rule):
    rule.on_day = False
    assert 0 not in rule.ladder.steps


def test_days_are_kept_as_they_are_said(rule):
    rule.before = "30;10"
    rule.full_clean()
    assert rule.before == "30, 10"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"before": "1, 7"}, "Запишіть дні за порядком: 7, 1."),
        ({"after": "3, 3"}, "День 3 названо двічі"),
        ({"before": "", "after": "", "on_day": False, "coordinator": None, "curator": None}, "хоча б один день"),
        ({"coordinator": 9, "curator": 3}, "Куратор дізнається не раніше за координатора."),
        ({"coordinator": 0}, "1"),
        ({"every": 0}, "1"),
        ({"every": 91}, "90"),
        ({"last": 5}, "Раніше за останнє нагадування, на 14-й день"),
    ],
)
def test_what_makes_no_ladder_is_refused(rule, changes, said):
    for name, value in changes.items():
        setattr(rule, name, value)
    with pytest.raises(ValidationError, match=said):
        rule.full_clean()


@pytest.mark.parametrize(
    ("cause", "names"),
    [
        (Cause.DUE, {"before", "on_day", "after", "every", "last", "coordinator", "curator"}),
        (Cause.SUBMIT, {"before", "on_day", "after", "every", "last"}),
        (Cause.SILENT, {"after", "every", "last", "coordinator", "curator"}),
        (Cause.REVIEW, {"after", "every", "last"}),
    ],
)
def test_each_cause_is_settled_as_far_as_it_makes_sense(cause, names):
    assert set(ReminderRule.objects.get(cause=cause).settled) == names


class TestInTheAdmin:
    @pytest.fixture
    def post(self, client, coordinator, office, rule):
        client.force_login(coordinator)
        address = reverse("admin:core_reminderrule_change", args=[rule.pk])
        typed = {"before": "14, 7, 1", "on_day": "on", "after": "1, 3, 7", "every": 7, "coordinator": 7, "curator": 14}
        version = history.version_of(rule)
        return lambda **more: client.post(address, {**typed, "version": version, "reason": "Доручення", **more})

    def test_the_coordinator_settles_it(self, post, rule):
        assert post(before="21, 5").status_code == 302
        rule.refresh_from_db()
        assert rule.before == "21, 5"

    def test_history_tells_who_and_why(self, post, rule, coordinator):
        post(before="21, 5")
        record = rule.history.latest("history_id")
        assert (record.history_user, record.history_change_reason) == (coordinator, "Доручення")

    def test_what_is_wrong_is_said_and_kept(self, post, rule):
        page = post(before="5, 21")
        assert "Запишіть дні за порядком: 21, 5." in page.content.decode()
        assert 'value="5, 21"' in page.content.decode()

    def test_an_auditor_only_looks(self, client, auditor, rule, office):
        client.force_login(auditor)
        address = reverse("admin:core_reminderrule_change", args=[rule.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, {"before": ""}).status_code == 403

    def test_nobody_adds_or_removes_a_row(self, client, administrator, rule, office):
        client.force_login(administrator)
        assert client.get(reverse("admin:core_reminderrule_add")).status_code == 403
        assert client.get(reverse("admin:core_reminderrule_delete", args=[rule.pk])).status_code == 403
