"""Passports, states, holders and updates: every write through its action."""

from datetime import date

import pytest

from core.acts import Basis
from core.refusals import Conflict, Refused
from registry import actions
from registry.actions.passports import Person
from registry.models import Dataset

pytestmark = pytest.mark.django_db
GROUND = Basis("наказ", "5", date(2026, 3, 1))


def test_a_new_passport_has_its_first_facts(dataset, unit):
    facts = dataset.state_changes.get(), dataset.holder_changes.get()
    assert [(facts[0].state, facts[0].effective_on), facts[1].unit] == [("planned", date(2026, 1, 15)), unit]


def test_a_new_passport_says_what_it_lacks(dataset):
    assert "contact" in dataset.gaps


def test_contacts_fill_their_gap(make_dataset):
    dataset = make_dataset(contacts=[Person("Олена Коваль", "o@example.org"), Person("Ігор Лис")])
    assert ("contact" in dataset.gaps, dataset.contacts.count()) == (False, 2)


def test_an_identifier_is_latin(make_dataset):
    with pytest.raises(Refused, match="малих латинських літер"):
        make_dataset("Рекламні засоби")


def test_an_identifier_is_used_once(dataset, make_dataset):
    with pytest.raises(Refused):
        make_dataset(dataset.identifier)


def test_an_edit_is_in_the_history(dataset, coordinator):
    actions.edit_passport(dataset=dataset, changes={"title": "Реклама"}, by=coordinator, reason="Уточнено назву")
    record = dataset.history.first()
    assert (record.title, record.history_change_reason, record.history_user) == (
        "Реклама",
        "Уточнено назву",
        coordinator,
    )


def test_two_editors_of_a_passport(dataset, coordinator):
    actions.edit_passport(dataset=dataset, changes={"title": "А"}, by=coordinator, reason="Раз", version=1)
    with pytest.raises(Conflict):
        actions.edit_passport(dataset=dataset, changes={"title": "Б"}, by=coordinator, reason="Два", version=1)


def test_a_state_is_not_typed(dataset, coordinator):
    with pytest.raises(ValueError, match="state"):
        actions.edit_passport(dataset=dataset, changes={"state": "published"}, by=coordinator, reason="Так")


def test_labels_follow_the_passport(dataset, coordinator):
    changes = {"keywords": ["реклама"], "themes": ["REGI"], "formats": ["CSV"]}
    actions.edit_passport(dataset=dataset, changes=changes, by=coordinator, reason="Доповнено")
    actions.edit_passport(dataset=dataset, changes={"formats": ["XLSX"]}, by=coordinator, reason="Уточнено")
    assert set(dataset.labels.values_list("kind", "value")) == {
        ("keyword", "реклама"),
        ("theme", "REGI"),
        ("format", "XLSX"),
    }


def test_publishing_dates_the_first_publication(dataset, coordinator):
    actions.change_state(
        dataset=dataset, state="published", effective_on=date(2026, 2, 1), by=coordinator, reason="Оприлюднено"
    )
    dataset.refresh_from_db()
    assert (dataset.state, dataset.first_published) == ("published", date(2026, 2, 1))


def test_a_suspension_needs_a_ground(make_dataset, coordinator):
    with pytest.raises(Refused, match="правовій підставі"):
        actions.change_state(
            dataset=make_dataset(state="published"),
            state="suspended",
            effective_on=date(2026, 3, 2),
            by=coordinator,
            reason="Воєнний стан",
        )


def test_a_suspension_on_a_ground(make_dataset, coordinator):
    change = actions.change_state(
        dataset=make_dataset(state="published"),
        state="suspended",
        effective_on=date(2026, 3, 2),
        by=coordinator,
        reason="Воєнний стан",
        basis=GROUND,
    )
    assert (change.dataset.state, change.basis) == ("suspended", GROUND)


def test_a_move_outside_the_table(make_dataset, coordinator):
    with pytest.raises(Refused, match="не може бути"):
        actions.change_state(
            dataset=make_dataset(state="published"),
            state="planned",
            effective_on=date(2026, 3, 2),
            by=coordinator,
            reason="Так",
        )


def test_a_state_does_not_start_before_the_present_one(dataset, coordinator):
    with pytest.raises(Refused, match=r"15\.01\.2026"):
        actions.change_state(
            dataset=dataset, state="published", effective_on=date(2026, 1, 14), by=coordinator, reason="Так"
        )


def test_a_holder_from_a_day(dataset, other_unit, unit, coordinator):
    actions.change_holder(
        dataset=dataset, unit=other_unit, effective_on=date(2026, 5, 1), by=coordinator, reason="Передано"
    )
    then = Dataset.objects.as_of(date(2026, 4, 30)).get()
    assert (then.holder, then.holder_then) == (other_unit, unit.pk)


def test_an_update_moves_the_dates(dataset, coordinator):
    actions.record_update(dataset=dataset, updated_on=date(2026, 4, 1), true_on=date(2026, 3, 31), by=coordinator)
    dataset.refresh_from_db()
    assert (dataset.changed_on, dataset.true_on) == (date(2026, 4, 1), date(2026, 3, 31))


def test_an_earlier_update_leaves_the_latest(dataset, coordinator):
    for day in (date(2026, 4, 1), date(2026, 1, 20)):
        actions.record_update(dataset=dataset, updated_on=day, by=coordinator)
    dataset.refresh_from_db()
    assert (dataset.changed_on, dataset.updates.count()) == (date(2026, 4, 1), 2)


def test_the_same_update_twice_is_one(dataset, coordinator):
    for _ in range(2):
        actions.record_update(dataset=dataset, updated_on=date(2026, 4, 1), by=coordinator)
    assert dataset.updates.count() == 1


def test_an_update_publishes_the_known_change(make_dataset, coordinator):
    dataset = make_dataset(frequency="after-changes", state="published")
    actions.know_change(dataset=dataset, known_on=date(2026, 4, 1), by=coordinator)
    actions.record_update(dataset=dataset, updated_on=date(2026, 4, 2), by=coordinator)
    dataset.refresh_from_db()
    assert dataset.change_known_on is None


def test_late_sets_of_a_day(make_dataset, coordinator):
    dataset = make_dataset(state="published")
    actions.record_update(dataset=dataset, updated_on=date(2026, 4, 1), by=coordinator)
    lists = (Dataset.objects.late(date(2026, 7, 2)), Dataset.objects.late(date(2026, 7, 3)))
    assert [list(rows) for rows in lists] == [[], [dataset]]


def test_a_resource_gives_its_format(dataset, coordinator):
    actions.keep_resource(
        dataset=dataset, values={"name": "reklama", "format": ".сsv"}, by=coordinator, reason="Додано ресурс"
    )
    dataset.refresh_from_db()
    assert dataset.formats == ["CSV"]
