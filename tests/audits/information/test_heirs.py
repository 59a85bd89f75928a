"""A unit that is no more leaves what a running audit asks of it, and its table of assets, to its heir."""

from datetime import date, timedelta

import pytest

from audits.actions.absences import declare_none
from audits.actions.handover import settle_findings
from audits.audit_stages import unit_rows
from audits.models import AssetAbsence, InformationAsset, Item
from core.acts import Basis
from core.models import Reorganisation, Unit
from core.reorganisation.movers import Handover

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("other_unit")]  # it stood when the audit began


@pytest.fixture
def heir(db):
    return Unit.objects.create(name="Департамент розвитку", kind=Unit.Kind.UNIT)


@pytest.fixture
def merge(other_unit, coordinator, today):
    """The head's unit is merged today into another, which carries it."""

    def merge(into, *, ends=True):
        if ends:
            other_unit.valid_to, other_unit.successor = today - timedelta(days=1), into
            other_unit.save()
        change = Reorganisation(kind="merge", effective_on=today, reason="Злиття")
        change.basis = Basis("рішення", "12", date(2026, 9, 1))
        change.save()
        settle_findings(Handover(change, other_unit, (into,), coordinator), today)

    return merge


def owners(unit):
    return [(item.unit, item.work_status, item.result) for item in Item.objects.filter(unit_name=unit.name)]


def test_what_it_is_asked_of_itself_goes_to_an_heir_that_was_not_asked(audit, heir, merge, other_unit):
    Item.objects.filter(unit=heir).delete()
    merge(heir)
    assert owners(other_unit) == [(heir, "to_do", "")]


def test_an_heir_that_is_asked_himself_answers_once(audit, merge, unit, other_unit):
    merge(unit)
    assert owners(other_unit) == [(other_unit, "reviewed", "not_applicable")]
    assert "Злиття" in Item.objects.get(unit=other_unit).review_note


def test_what_was_handed_in_waits_for_review_as_it_is(audit, merge, unit, other_unit):
    Item.objects.filter(unit=other_unit).update(work_status="answered", answered_at=audit.opened_at)
    merge(unit)
    assert owners(other_unit) == [(other_unit, "answered", "")]


def test_a_unit_that_goes_on_keeps_its_own(audit, merge, unit, other_unit, asset):
    merge(unit, ends=False)
    assert (owners(other_unit), InformationAsset.objects.get().unit) == ([(other_unit, "to_do", "")], other_unit)


def test_rows_of_the_table_are_the_heirs(asset, merge, unit):
    merge(unit)
    assert InformationAsset.objects.get().unit == unit


def test_accepted_rows_stay_as_they_were_accepted(accepted, merge, unit, other_unit):
    merge(unit)
    assert InformationAsset.objects.get().unit == other_unit


def test_its_word_that_it_has_nothing_goes(audit, merge, unit, other_unit, coordinator):
    declare_none(round=audit, unit=other_unit, reason="Немає.", by=coordinator)
    merge(unit)
    assert AssetAbsence.objects.count() == 0


def test_rows_that_came_undo_the_heirs_word(asset, audit, merge, unit, coordinator, today):
    declare_none(round=audit, unit=unit, reason="Немає.", by=coordinator)
    merge(unit)
    (row,) = [row for row in unit_rows(audit, today) if row.unit == unit]
    assert (row.none, row.draft) == ("", 1)


def test_the_history_says_why(asset, merge, unit):
    merge(unit)
    assert "Злиття" in InformationAsset.history.first().history_change_reason


def test_a_closed_audit_stays(accepted, audit, close, merge, unit, other_unit):
    close(audit)
    merge(unit)
    assert [item.unit for item in Item.objects.filter(unit_name=other_unit.name)] == [other_unit]
