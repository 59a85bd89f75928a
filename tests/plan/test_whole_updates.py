"""Updates and quarters read in one query hold what they hold when asked one by one."""

from datetime import date

import pytest

from plan.actions import Told, add_link, extend_period, save_draft
from plan.models import EventHeld, ProgressUpdate, ReportingPeriod
from plan.whole_updates import extended, whole
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - the quarter that is reported


@pytest.fixture
def kept(period, make_task, other_unit, unit_head):  # noqa: F811
    """A draft with a due date claimed, two events, a link."""
    task = make_task("2026 рік", unit=other_unit)
    events = [EventHeld(kind="training", held_on=date(2026, 9, day), people=12, title="Семінар") for day in (20, 5)]
    told = Told("Так", claims={task.checkpoints.get().pk: date(2026, 9, 1)}, events=events)
    update = save_draft(task=task, period=period, told=told, by=unit_head)
    add_link(update=update, title="Новина", link="https://example.org/1", by=unit_head)
    return update


@pytest.fixture
def read(kept):
    (update,) = whole(ProgressUpdate.objects.all())
    return update


def test_one_query(kept, django_assert_num_queries):
    with django_assert_num_queries(1):
        (update,) = whole(ProgressUpdate.objects.all())
        for relation in (update.claims, update.events, update.evidence):
            assert list(relation.all())


def test_claims_name_their_due_date(read):
    (claim,) = read.claims.all()
    assert (claim.met_on, claim.checkpoint.rule_date) == (date(2026, 9, 1), date(2026, 12, 31))


def test_events_stand_by_day(read, kept):
    assert list(read.events.all()) == list(kept.events.all())
    assert [(event.held_on.day, event.people) for event in read.events.all()] == [(5, 12), (20, 12)]


def test_proofs_are_whole(read):
    (proof,) = read.evidence.all()
    assert (proof.title, proof.link, proof.removed, list(proof.versions.all())) == (
        "Новина",
        "https://example.org/1",
        False,
        [],
    )


def test_an_update_that_holds_nothing(period, make_task, other_unit, unit_head):  # noqa: F811
    save_draft(task=make_task("Постійно", unit=other_unit), period=period, told=Told("Так"), by=unit_head)
    (update,) = whole(ProgressUpdate.objects.all())
    assert [list(rows.all()) for rows in (update.claims, update.events, update.evidence)] == [[], [], []]


def test_quarters_with_their_extensions(period, other_unit, coordinator, django_assert_num_queries):  # noqa: F811
    extend_period(period=period, submit_by=date(2026, 10, 20), by=coordinator, reason="Світло", unit=other_unit)
    with django_assert_num_queries(1):
        (read,) = extended(ReportingPeriod.objects.all())
        assert (read.submit_until(other_unit), read.submit_until()) == (date(2026, 10, 20), period.submit_by)
