"""Findings: their codes, their terms, their end."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from audits.actions import edit_finding, record_finding, record_findings, withdraw_finding
from audits.actions.findings import Words
from audits.finding_workflow import due_by, of_actions
from audits.models import Finding, FindingNumber
from core.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_hand(running, other_unit, approver, today):
    def by_hand(**words):
        words = Words(**{"wording": "Немає опису", **words})
        return record_finding(round=running, unit=other_unit, titled="Набір", words=words, by=approver, on=today)

    return by_hand


def test_its_code_counts_within_the_round(by_hand):
    assert [by_hand().code for _time in range(2)] == ["M2026-2-001", "M2026-2-002"]


def test_a_code_is_never_given_again(by_hand, approver):
    withdraw_finding(finding=by_hand(), by=approver, reason="Помилка")
    assert by_hand().code == "M2026-2-002"


def test_the_counter_is_not_turned_back(by_hand):
    by_hand()
    with pytest.raises(IntegrityError, match="Зауваження не вилучають"), transaction.atomic():
        FindingNumber.objects.update(last=0)


@pytest.mark.parametrize("way", ["row", "queryset", "raw"])
def test_a_finding_is_not_deleted(by_hand, way):
    finding = by_hand()
    ways = {
        "row": finding.delete,
        "queryset": Finding.objects.all().delete,
        "raw": lambda: Finding.objects.all()._raw_delete("default"),
    }
    with pytest.raises((IntegrityError, ProtectedError)), transaction.atomic():
        ways[way]()


def test_its_words_come_from_the_review(finding):
    assert (finding.titled, finding.wording, finding.state) == ("Набір reklama", "Не виконано: Критерій M.2", "open")


def test_its_term_is_reckoned_in_working_days(finding):
    assert (finding.severity, finding.due_on) == ("medium", date(2026, 10, 28))


@pytest.mark.parametrize(
    ("severity", "day"), [("high", date(2026, 10, 14)), ("medium", date(2026, 10, 28)), ("low", date(2026, 11, 11))]
)
def test_the_more_serious_the_sooner(severity, day, today):
    assert due_by(severity, today) == day


def test_the_offices_days_off_are_left_out(today):
    assert due_by("high", today, {date(2026, 10, 5)}) == date(2026, 10, 15)


def test_one_for_each_item_only(finding, item, approver, today):
    with pytest.raises(Refused, match="уже підтвердили"):
        record_findings(items=[item()], by=approver, on=today)


def test_withdrawn_makes_room_for_another(finding, item, approver, today):
    withdraw_finding(finding=finding, by=approver, reason="Не той підрозділ")
    assert record_findings(items=[item()], by=approver, on=today)[0].code == "M2026-2-002"


def test_what_is_right_is_no_finding(answer, accept, item, approver, today):
    answer("2")
    accept()
    with pytest.raises(Refused, match="немає на що"):
        record_findings(items=[item()], by=approver, on=today)


def test_what_a_reviewer_found_serious_is(answer, accept, item, approver, today):
    answer("2")
    accept(severity="low", comment="Опис застарів")
    (found,) = record_findings(items=[item()], by=approver, on=today)
    assert (found.severity, found.wording) == ("low", "Критерій M.2. Опис застарів")


def test_a_term_before_today_is_refused(by_hand):
    with pytest.raises(Refused, match="не може бути раніше"):
        by_hand(due_on=date(2026, 9, 1))


def test_it_is_changed_with_a_reason(finding, approver):
    words = Words("Інакше", "Причина", "high", date(2026, 12, 1))
    changed = edit_finding(finding=finding, words=words, by=approver, reason="Лист управління")
    assert (changed.due_on, changed.severity, changed.code) == (date(2026, 12, 1), "high", finding.code)


def test_without_a_reason_it_is_not_withdrawn(finding, approver):
    with pytest.raises(Refused, match="Вкажіть причину"):
        withdraw_finding(finding=finding, by=approver, reason="")


def test_a_withdrawn_one_is_not_changed(finding, approver):
    withdraw_finding(finding=finding, by=approver, reason="Помилка")
    with pytest.raises(Refused, match="вже не змінити: знято"):
        edit_finding(finding=finding, words=Words("Інакше"), by=approver, reason="Лист")


def test_in_a_closed_round_nothing_new_is_found(closed, other_unit, approver, today):
    with pytest.raises(Refused, match="закрито"):
        record_finding(round=closed, unit=other_unit, titled="Набір", words=Words("Ні"), by=approver, on=today)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 28), 0), (date(2026, 10, 29), 1)])
def test_overdue_after_its_day(finding, day, late):
    assert Finding.objects.overdue(day).count() == late


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        ([], "open"),
        (["planned", "closed"], "in_work"),
        (["returned"], "in_work"),
        (["submitted", "closed"], "submitted"),
        (["closed", "closed"], "closed"),
    ],
)
def test_it_stands_where_its_actions_stand(actions, state):
    assert of_actions(actions) == state
