"""Candidates for opening and what becomes of them."""

from datetime import date

import pytest

from audits.actions.asset_review import return_asset
from audits.actions.decisions import decide
from audits.models import InformationAsset, OpeningDecision
from core.refusals import Refused
from registry.models import Dataset, LegalItem, LegalList

pytestmark = pytest.mark.django_db
SOON = date(2026, 12, 31)


@pytest.fixture
def opened(accepted, other_unit, coordinator):
    """«Відкрити»: what is typed in the form, changed as a test says."""

    def opened(**said):
        passport = {"identifier": "zvernennia", "holder": other_unit} | said
        return decide(asset=accepted, decision="open", due_on=SOON, passport=passport, by=coordinator)

    return opened


def test_an_accepted_unpublished_row_is_a_candidate(accepted):
    assert list(InformationAsset.objects.undecided()) == [accepted]


def test_what_is_published_is_none(keep):
    assert not keep(url="www.example.gov.ua").is_candidate


def test_opening_plans_a_dataset(opened, other_unit):
    dataset = opened().dataset
    assert (dataset.identifier, dataset.state, dataset.holder) == ("zvernennia", "planned", other_unit)


def test_the_passport_takes_over_what_is_known(opened):
    dataset = opened().dataset
    assert (dataset.title, dataset.frequency, dataset.formats) == ("Звернення громадян", "daily", ["CSV"])


def test_its_history_names_the_asset_and_the_day(opened):
    reason = opened().dataset.history.last().history_change_reason
    assert "A2026-001" in reason
    assert "31.12.2026" in reason


def test_the_legal_item_is_kept(opened):
    acts = {"act_kind": "постанова", "act_number": "835", "act_date": SOON, "effective_on": date(2024, 1, 1)}
    edition = LegalList.objects.create(code="835", title="Перелік", **acts)
    item = LegalItem.objects.create(edition=edition, number=20, section="local", title="Звернення")
    assert opened(legal_item=item).dataset.number == 20


def test_restricted_fields_are_told_in_the_description(accepted, opened):
    InformationAsset.objects.filter(pk=accepted.pk).update(restricted_fields="ПІБ")
    assert "Не оприлюднюються поля: ПІБ" in opened().dataset.description


def test_restricted_fields_with_their_ground(accepted, opened):
    InformationAsset.objects.filter(pk=accepted.pk).update(restricted_fields="ПІБ")
    dataset = opened(restricted_ground="Закон про персональні дані, стаття 14").dataset
    assert (dataset.restricted, dataset.restricted_ground[:5]) == ("ПІБ", "Закон")


def test_a_dataset_of_the_register_may_be_chosen(accepted, make_dataset, coordinator):
    known = make_dataset("reklama")
    made = decide(asset=accepted, decision="open", due_on=SOON, dataset=known, by=coordinator)
    assert (made.dataset, Dataset.objects.count()) == (known, 1)


def test_opening_wants_a_dataset(accepted, coordinator):
    with pytest.raises(Refused, match="ідентифікатор і розпорядника"):
        decide(asset=accepted, decision="open", due_on=SOON, by=coordinator)


def test_a_taken_identifier_leaves_nothing(opened, make_dataset):
    make_dataset("zvernennia")
    with pytest.raises(Refused):
        opened()
    assert OpeningDecision.objects.count() == 0


def test_not_opening_wants_its_ground(accepted, coordinator):
    with pytest.raises(Refused, match="правову підставу"):
        decide(asset=accepted, decision="not_open", by=coordinator)


def test_not_opening(accepted, coordinator, today):
    made = decide(asset=accepted, decision="not_open", ground="Стаття 6 закону", by=coordinator)
    assert (made.decided_on, made.dataset) == (today, None)


def test_later_wants_its_day(accepted, coordinator):
    with pytest.raises(Refused, match="Вкажіть строк"):
        decide(asset=accepted, decision="later", by=coordinator)


def test_a_past_day_is_none(accepted, coordinator):
    with pytest.raises(Refused, match="уже минув"):
        decide(asset=accepted, decision="later", due_on=date(2026, 1, 1), by=coordinator)


def test_only_accepted_rows_are_decided(submitted, coordinator):
    with pytest.raises(Refused, match="спершу прийміть"):
        decide(asset=submitted, decision="later", due_on=SOON, by=coordinator)


def test_a_decision_may_change(accepted, coordinator, opened):
    decide(asset=accepted, decision="later", due_on=SOON, by=coordinator)
    assert opened().decision == "open"
    assert OpeningDecision.objects.get().version == 2


def test_the_day_of_opening_moves_without_a_second_dataset(accepted, opened, coordinator):
    opened()
    made = decide(asset=accepted, decision="open", due_on=date(2027, 3, 1), by=coordinator)
    assert (made.due_on, Dataset.objects.count()) == (date(2027, 3, 1), 1)


def test_a_planned_dataset_is_not_forgotten(accepted, opened, coordinator):
    opened()
    with pytest.raises(Refused, match="уже заплановано набір"):
        decide(asset=accepted, decision="not_open", ground="Закон", by=coordinator)


def test_a_decided_row_is_not_returned(accepted, opened, coordinator):
    opened()
    with pytest.raises(Refused, match="ухвалено рішення"):
        return_asset(asset=accepted, note="x", by=coordinator)


def test_after_the_audit_is_closed_nothing_is_decided(closed_audit, coordinator):
    with pytest.raises(Refused, match="закрито"):
        decide(asset=InformationAsset.objects.get(), decision="later", due_on=SOON, by=coordinator)


def test_a_decision_of_a_closed_audit_stands(accepted, opened, audit, close):
    made = opened()
    close(audit)
    with pytest.raises(Exception, match="Раунд закрито"):
        made.save()
