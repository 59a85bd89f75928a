"""The items of a round: what is asked of what, as the register stood on the reference date."""

from datetime import date

import pytest

from audits.actions import draw_up, open_round
from audits.actions.drafting import draft_items
from audits.models import Item
from audits.timetable import parse
from core.models import Unit
from registry.actions import change_holder, change_state

pytestmark = pytest.mark.django_db


def asked(round):
    return sorted(round.items.values_list("criterion_code", "dataset__identifier"))


def test_each_criterion_is_asked_of_what_it_applies_to(running):
    assert asked(running) == [("M.1", "parky"), ("M.1", "reklama"), ("M.2", "reklama")]


def test_a_restricted_set_is_asked_for_its_ground(planned, make_dataset, coordinator, today):
    make_dataset("budynky", restricted="Адреси", restricted_ground="Закон, стаття 6")
    open_round(round=planned, on=today, by=coordinator)
    assert ("M.3", "budynky") in asked(planned)


def test_an_archived_set_is_not_asked(planned, datasets, coordinator, today):
    change_state(dataset=datasets[1], state="archived", effective_on=today, by=coordinator, reason="Лист")
    open_round(round=planned, on=today, by=coordinator)
    assert asked(planned) == [("M.1", "reklama"), ("M.2", "reklama")]


def test_a_set_entered_after_the_reference_date_is_not(planned, make_dataset, coordinator, today):
    round = open_round(round=planned, on=today, by=coordinator)
    make_dataset("novyi", on=date(2026, 10, 1))
    assert draft_items(round, by=coordinator) == 0


def test_who_held_a_set_then_answers(running, datasets, unit, other_unit, coordinator):
    item = running.items.filter(dataset=datasets[0]).first()
    change_holder(dataset=datasets[0], unit=unit, effective_on=date(2026, 9, 30), by=coordinator, reason="Лист")
    assert Item.objects.get(pk=item.pk).unit == other_unit


def test_a_set_that_changed_hands_keeps_its_items(running, datasets, unit, coordinator):
    running.items.update(unit=unit)
    assert draft_items(running, by=coordinator) == 0


def test_items_copy_what_they_ask(running, methodology):
    criterion = methodology.criteria.get(code="M.2")
    item = running.items.get(criterion_code="M.2")
    copied = ("wording", "rubric", "weight", "scale", "kind", "principle", "order", "check_name")
    assert [getattr(item, name) for name in copied] == [getattr(criterion, name) for name in copied]


def test_items_keep_the_names_of_then(running, datasets, other_unit):
    item = running.items.get(criterion_code="M.2")
    assert (item.titled, item.unit_name) == ("Набір reklama", "Управління економіки")


def test_nothing_is_settled_at_first(running):
    assert running.items.first().settled == ("not_checked", None)


def test_every_item_has_its_history(running, coordinator):
    records = Item.history.filter(history_user=coordinator, history_type="+")
    assert records.count() == running.items.count() == 3


def test_drafting_twice_adds_nothing(running, coordinator):
    assert draft_items(running, by=coordinator) == 0


def test_the_audit_asks_the_units(make_methodology, unit, other_unit, coordinator, today):
    make_methodology("audit", valid_from=date(2026, 1, 1))
    Unit.objects.create(name="Ліквідований відділ", valid_to=date(2026, 1, 1))
    Unit.objects.create(name="Усі підрозділи", kind=Unit.Kind.COLLECTIVE)
    audit = open_round(round=draw_up(slot=parse("A2026"), on=today, by=coordinator, reason="Лист"), on=today, by=None)
    assert {item.unit for item in audit.items.all()} == {unit, other_unit}


def test_a_criterion_out_of_force_is_not_asked(planned, methodology, make_methodology, coordinator, today):
    draft = make_methodology(edition=2)
    draft.criteria.filter(code="M.1").update(valid_to=date(2026, 1, 1))
    planned.methodology = draft
    planned.save()
    open_round(round=planned, on=today, by=coordinator)
    assert asked(planned) == [("M.2", "reklama")]


def test_the_number_of_queries_does_not_grow_with_sets(
    planned, make_dataset, coordinator, today, django_assert_max_num_queries
):
    for number in range(40):
        make_dataset(f"nabir-{number}")
    with django_assert_max_num_queries(32):
        open_round(round=planned, on=today, by=coordinator)
    assert planned.items.count() == 83
