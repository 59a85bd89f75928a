"""Rows of the questionnaire: entered, mended, handed in, carried over."""

import pytest

from audits.actions.asset_review import accept_asset, accept_submitted, return_asset
from audits.actions.assets import carry_over, keep_asset, next_uid, remove_asset, submit_assets
from audits.actions.rounds import send_to_review
from audits.models import InformationAsset
from core.models import Unit
from core.refusals import Conflict, Refused
from tests.audits.information.conftest import WHOLE

pytestmark = pytest.mark.django_db


def test_a_row_gets_a_number(keep):
    assert [keep().uid, keep(title="Друге").uid] == ["A2026-001", "A2026-002"]


def test_a_number_of_a_removed_row_is_not_given_again(keep, audit, unit_head):
    remove_asset(asset=keep(), by=unit_head)
    assert next_uid(audit) == "A2026-002"


def test_an_identifier_of_ones_own(keep):
    assert keep(uid="1548").uid == "1548"


def test_an_identifier_stands_once(keep):
    keep(uid="1548")
    with pytest.raises(Refused, match="ідентифікатором у цьому аудиті вже є"):
        keep(uid="1548", title="Друге")


def test_only_official_columns_are_taken(keep):
    assert keep(state="accepted").state == "draft"


def test_a_draft_may_be_begun_with_a_title(audit, other_unit, unit_head):
    row = keep_asset(round=audit, unit=other_unit, values={"title": "Парки"}, by=unit_head)
    assert "Формат інформації (на цей момент)" in row.gaps


def test_history_says_who(asset, unit_head):
    assert asset.history.get().history_user == unit_head


def test_a_wrong_telephone_is_refused(keep):
    with pytest.raises(Refused, match="не номер телефону"):
        keep(data_user_telephone="12-34")


def test_the_day_has_come(keep, today):
    with pytest.raises(Refused, match="ще не настала"):
        keep(date_created=today.replace(year=2027))


def test_two_editors(asset, unit_head):
    change = {"round": asset.round, "unit": asset.unit, "by": unit_head, "asset": asset, "version": 1}
    keep_asset(values={"title": "Перша правка"}, **change)
    with pytest.raises(Conflict, match="Перша правка"):
        keep_asset(values={"title": "Друга правка"}, **change)


def test_a_unit_hands_in_what_it_wrote(submitted, unit_head):
    assert (submitted.state, submitted.submitted_by) == ("submitted", unit_head)


def test_nothing_is_handed_in_with_gaps(keep, audit, other_unit, unit_head):
    keep()
    keep(title="Неповне", format="")
    with pytest.raises(Refused, match=r"Неповне.*Формат інформації"):
        submit_assets(round=audit, unit=other_unit, by=unit_head)
    assert set(InformationAsset.objects.values_list("state", flat=True)) == {"draft"}


def test_nothing_to_hand_in(audit, other_unit, unit_head):
    with pytest.raises(Refused, match="Подавати нічого"):
        submit_assets(round=audit, unit=other_unit, by=unit_head)


def test_what_was_handed_in_is_not_changed(submitted, unit_head):
    with pytest.raises(Refused, match="на розгляді"):
        keep_asset(round=submitted.round, unit=submitted.unit, values={"title": "x"}, by=unit_head, asset=submitted)


def test_what_was_handed_in_is_not_removed(submitted, unit_head):
    with pytest.raises(Refused, match="на розгляді"):
        remove_asset(asset=submitted, by=unit_head)


def test_a_returned_row_is_mended_and_handed_in_again(submitted, unit_head, coordinator):
    row = return_asset(asset=submitted, note="Уточніть підставу", by=coordinator)
    keep_asset(round=row.round, unit=row.unit, values={"purpose": "Закон"}, by=unit_head, asset=row)
    (row,) = submit_assets(round=row.round, unit=row.unit, by=unit_head)
    assert (row.state, row.note) == ("submitted", "")


def test_returning_says_why(submitted, coordinator):
    with pytest.raises(Refused, match="причину"):
        return_asset(asset=submitted, note=" ", by=coordinator)


def test_a_draft_is_not_accepted(asset, coordinator):
    with pytest.raises(Refused, match="заповнюється"):
        accept_asset(asset=asset, by=coordinator)


def test_an_accepted_row_may_be_returned(accepted, coordinator):
    assert return_asset(asset=accepted, note="Помилка", by=coordinator).state == "returned"


def test_everything_waiting_is_accepted_at_once(keep, audit, other_unit, unit_head, coordinator):
    keep(), keep(title="Друге")
    submit_assets(round=audit, unit=other_unit, by=unit_head)
    assert len(accept_submitted(round=audit, by=coordinator)) == 2


def test_nothing_waits(audit, coordinator):
    with pytest.raises(Refused, match="Розглядати нічого"):
        accept_submitted(round=audit, by=coordinator)


def test_in_review_units_write_no_more(asset, audit, unit_head, coordinator):
    send_to_review(round=audit, by=coordinator)
    with pytest.raises(Refused, match="не заповнюють"):
        remove_asset(asset=asset, by=unit_head)


def test_a_monitoring_has_no_assets(running, other_unit, unit_head):
    with pytest.raises(Refused, match="не інформаційний аудит"):
        keep_asset(round=running, unit=other_unit, values=WHOLE, by=unit_head)


class TestCarryingOver:
    @pytest.fixture
    def next_audit(self, accepted, start_audit, close, audit, today):
        close(audit)
        return start_audit("A2027")

    def test_last_years_rows_come_as_drafts(self, next_audit, accepted, unit_head):
        (row,) = carry_over(round=next_audit, unit=accepted.unit, by=unit_head)
        assert (row.state, row.uid, row.carried_from_id, row.cells) == (
            "draft",
            "A2026-001",
            accepted.pk,
            accepted.cells,
        )

    def test_history_tells_of_it(self, next_audit, accepted, unit_head):
        (row,) = carry_over(round=next_audit, unit=accepted.unit, by=unit_head)
        assert row.history.get().history_change_reason == "Перенесено з A2026"

    def test_once(self, next_audit, accepted, unit_head):
        carry_over(round=next_audit, unit=accepted.unit, by=unit_head)
        with pytest.raises(Refused, match="вже перенесено"):
            carry_over(round=next_audit, unit=accepted.unit, by=unit_head)

    def test_nothing_of_other_units(self, next_audit, unit, coordinator):
        with pytest.raises(Refused, match="нічого не подавав"):
            carry_over(round=next_audit, unit=unit, by=coordinator)

    def test_a_successor_takes_over(self, next_audit, accepted, coordinator, today):
        heir = Unit.objects.create(name="Новий департамент", kind=Unit.Kind.UNIT)
        Unit.objects.filter(pk=accepted.unit_id).update(valid_to=today.replace(day=1), successor=heir)
        assert carry_over(round=next_audit, unit=heir, by=coordinator)[0].unit == heir

    def test_the_first_audit_has_none_before(self, audit, other_unit, unit_head):
        with pytest.raises(Refused, match="додайте рядки самі"):
            carry_over(round=audit, unit=other_unit, by=unit_head)


@pytest.mark.parametrize("verb", ["save", "delete"])
def test_closed_stays_closed_by_every_path(closed_audit, verb):
    row = InformationAsset.objects.get()
    with pytest.raises(Exception, match="Раунд закрито"):
        getattr(row, verb)()


def test_the_action_refuses_in_better_words(closed_audit, coordinator):
    with pytest.raises(Refused, match="спершу відкрийте його знову"):
        return_asset(asset=InformationAsset.objects.get(), note="x", by=coordinator)


class TestAClosedUnit:
    @pytest.fixture
    def heir(self, asset, today):
        heir = Unit.objects.create(name="Новий департамент", kind=Unit.Kind.UNIT)
        Unit.objects.filter(pk=asset.unit_id).update(valid_to=today.replace(day=1), successor=heir)
        return heir

    def test_its_heir_hands_in_its_rows(self, asset, heir, coordinator):
        assert submit_assets(round=asset.round, unit=heir, by=coordinator) == [asset]

    def test_others_do_not(self, asset, heir, unit, coordinator):
        with pytest.raises(Refused, match="Подавати нічого"):
            submit_assets(round=asset.round, unit=unit, by=coordinator)
