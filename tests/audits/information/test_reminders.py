"""What an information audit reminds of: tables, what came back, decisions; and rounds that came to review."""

from datetime import timedelta

import pytest

from audits.actions import pass_rounds
from audits.actions.absences import declare_none
from audits.actions.asset_review import return_asset
from audits.actions.decisions import decide
from audits.models import Round
from audits.reminder_facts import known
from audits.reminders import due, reckon
from core.ladder import Audience
from desk.digest import digests, row_path

pytestmark = pytest.mark.django_db
UNIT, COORDINATOR, CURATOR = Audience.UNIT, Audience.COORDINATOR, Audience.CURATOR


@pytest.fixture
def until(audit):
    return audit.answers_due


@pytest.fixture
def heard(other_unit):
    """What is heard of on a day by the item's word, of the head's unit or of anyone."""

    def heard(word, on, of=other_unit):
        rows = [row for row in due(on) if row.item.partition(":")[0] == word and of in (None, row.unit)]
        return [(row.audience, row.rung) for row in rows]

    return heard


@pytest.fixture
def later(accepted, coordinator, today):
    day = today + timedelta(days=30)
    return decide(asset=accepted, decision="later", due_on=day, by=coordinator)


@pytest.fixture
def opening(accepted, coordinator, other_unit, today):
    passport = {"identifier": "zvernennia", "holder": other_unit}
    return decide(
        asset=accepted, decision="open", due_on=today + timedelta(days=30), passport=passport, by=coordinator
    )


@pytest.mark.parametrize(("days", "rung"), [(-14, -14), (-1, -1), (0, 0), (3, 3), (14, 14)])
def test_a_table_is_asked_for_on_the_rungs_of_submission(heard, until, days, rung):
    assert heard("assets", until + timedelta(days=days)) == [(UNIT, rung)]


def test_superiors_hear_of_the_silence(heard, until):
    assert heard("assets-silent", until + timedelta(days=3)) == [(COORDINATOR, 3), (CURATOR, 3)]


def test_handed_in_it_ends(submitted, heard, until):
    assert heard("assets", until) == []


def test_a_unit_with_nothing_has_answered(audit, other_unit, unit_head, heard, until):
    declare_none(round=audit, unit=other_unit, reason="Даних не веде.", by=unit_head)
    assert heard("assets", until) == []


def test_rows_not_handed_in_are_counted(asset, until, other_unit):
    (row,) = [row for row in due(until) if row.item.startswith("assets:") and row.unit == other_unit]
    assert row.detail == "рядків не подано: 1"


def test_what_came_back_is_named_at_once(submitted, coordinator, heard, today):
    return_asset(asset=submitted, note="Уточніть", by=coordinator)
    assert heard("assets-returned", today) == [(UNIT, 0)]


def test_in_review_no_table_is_asked_for(audit, heard, until):
    Round.objects.update(state="review", sent_at=audit.opened_at)
    assert heard("assets", until) == []


def test_candidates_are_decided_by_the_end_of_the_review(accepted, audit, heard):
    assert heard("candidates", audit.review_due, None) == [(COORDINATOR, 0)]


def test_decided_they_are_not_told_of(later, audit, heard):
    assert heard("candidates", audit.review_due, None) == []


def test_what_opens_is_its_holders(opening, heard):
    assert heard("decision", opening.due_on) == [(UNIT, 0)]


def test_past_its_day_superiors_hear(opening, heard):
    on = opening.due_on + timedelta(days=14)
    assert heard("decision", on) == [(UNIT, 14), (COORDINATOR, 14), (CURATOR, 14)]


def test_published_it_ends(opening, heard):
    opening.dataset.state = "published"
    opening.dataset.save()
    assert heard("decision", opening.due_on) == []


def test_a_question_comes_back_to_the_office(later, heard, unit):
    assert heard("decision", later.due_on, unit) == [(COORDINATOR, 0)]


@pytest.mark.parametrize(("days", "told"), [(28, True), (35, False)])
def test_for_four_weeks(later, heard, days, told):
    assert bool(heard("decision", later.due_on + timedelta(days=days), None)) is told


def test_a_later_audit_takes_the_question_up(later, asset, heard):
    asset.carried_to.create(round=asset.round, unit=asset.unit, uid="нове", title="Те саме")
    assert heard("decision", later.due_on, None) == []


def test_it_stays_after_the_audit_is_closed(later, audit, close, heard):
    close(audit)
    assert heard("decision", later.due_on, None) == [(COORDINATOR, 0)]


def test_coordinator_and_auditor_hear_of_a_round_on_review(audit, until, auditor, today, heard):
    pass_rounds(on=until + timedelta(days=1))
    assert heard("round-passed", today, None) == [(COORDINATOR, 0), (Audience.AUDITOR, 0)]
    (letter,) = [letter for letter in digests(today) if letter.user == auditor]
    assert [group.heading for group in letter.groups] == ["Раунд перейшов на розгляд"]


def test_sent_by_a_person_nobody_is_told(audit, coordinator, today, heard):
    Round.objects.update(state="review", sent_at=audit.opened_at, sent_by=coordinator)
    assert heard("round-passed", today, None) == []


def test_every_reminder_leads_to_its_page(opening, audit, until):
    paths = {row_path(row) for row in due(until)} | {row_path(row, stands_in=True) for row in due(until)}
    assert "/" not in paths


@pytest.mark.parametrize("count", [1, 9])
def test_as_many_queries_for_any_number(audit, keep, other_unit, django_assert_num_queries, count):
    for number in range(count):
        keep(title=f"Набір {number}")
    with django_assert_num_queries(12):
        facts = known()
    assert reckon(facts, audit.answers_due)
