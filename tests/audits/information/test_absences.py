"""«Інформаційних активів немає»: said with why, shown, taken back, frozen with the round."""

import pytest

from audits import audit_stages
from audits.actions.absences import declare_none, take_back
from audits.actions.assets import carry_over, submit_assets
from audits.models import AssetAbsence, InformationAsset
from core.refusals import Refused

pytestmark = pytest.mark.django_db
WHY = "Підрозділ лише реєструє листи в системі секретаріату."


@pytest.fixture
def declare(audit, other_unit, unit_head):
    return lambda reason=WHY: declare_none(round=audit, unit=other_unit, reason=reason, by=unit_head)


@pytest.fixture
def back(audit, other_unit, unit_head):
    return lambda: take_back(round=audit, unit=other_unit, by=unit_head)


@pytest.fixture
def stands(audit, other_unit, today):
    """How the auditor sees the unit."""
    return lambda: next(row for row in audit_stages.unit_rows(audit, today) if row.unit == other_unit)


def test_it_is_kept_with_its_words_and_author(declare, unit_head):
    row = declare(f"  {WHY} ")
    assert (row.reason, row.declared_by) == (WHY, unit_head)


@pytest.mark.parametrize("reason", ["", "  ", None])
def test_without_a_sentence_it_is_refused(declare, reason):
    with pytest.raises(Refused, match="Напишіть одним реченням"):
        declare(reason)


def test_twice_it_is_refused(declare):
    declare()
    with pytest.raises(Refused, match="уже заявив"):
        declare()


def test_a_unit_with_rows_has_something(asset, declare):
    with pytest.raises(Refused, match="У таблиці вже є рядки"):
        declare()


def test_it_counts_as_told(declare, stands):
    assert stands().silent
    declare()
    assert (stands().silent, stands().none) == (False, WHY)


def test_taken_back_the_unit_is_silent_again(declare, back, stands):
    declare()
    back()
    assert stands().silent


def test_what_was_taken_back_stays_in_the_history(declare, back):
    declare()
    back()
    assert [row.history_change_reason for row in AssetAbsence.history.all()] == [
        "Заяву відкликано",
        "Інформаційних активів немає",
    ]


def test_nothing_said_nothing_is_taken_back(audit, back):
    with pytest.raises(Refused, match="Відкликати нічого"):
        back()


def test_a_row_takes_it_back(declare, keep):
    declare()
    keep()
    assert (AssetAbsence.objects.count(), InformationAsset.objects.count()) == (0, 1)


def test_last_years_rows_take_it_back(closed_audit, start_audit, other_unit, unit_head):
    later = start_audit("A2027")
    declare_none(round=later, unit=other_unit, reason=WHY, by=unit_head)
    carry_over(round=later, unit=other_unit, by=unit_head)
    assert AssetAbsence.objects.count() == 0


def test_nothing_is_left_to_hand_in(declare, audit, other_unit, unit_head):
    declare()
    with pytest.raises(Refused, match="Подавати нічого"):
        submit_assets(round=audit, unit=other_unit, by=unit_head)


def test_a_closed_audit_takes_none(declare, back, audit, close):
    declare()
    close(audit)
    for act in (declare, back):
        with pytest.raises(Refused, match="A2026"):
            act()


def test_the_auditor_reads_why(declare, audit, client, coordinator, office):
    declare()
    client.force_login(coordinator)
    assert WHY in client.get(f"/admin/audits/informationasset/audits/{audit.pk}/").content.decode()
