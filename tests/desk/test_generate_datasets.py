"""Many datasets at once, in a database that nobody works in."""

import io

import pytest
from django.core.management import CommandError, call_command

from core import clock
from core.models import DayOff, Office, Unit
from desk.demo.crowd_passports import passport, updates_of
from registry.frequency import Frequency
from registry.models import (
    Contact,
    Dataset,
    DataUpdate,
    Distribution,
    HolderChange,
    Label,
    LegalItem,
    StateChange,
)
from registry.workflow import State

FACTS = StateChange, HolderChange
WRITTEN = Dataset, Contact, Distribution, DataUpdate, *FACTS


def generate(*arguments):
    output = io.StringIO()
    call_command("generate_data", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def generated(db):
    return generate("--datasets", "120")


def test_it_tells_how_many(generated):
    assert generated == "Створено наборів даних: 120.\n"


def test_so_many_datasets_and_no_more(generated):
    assert Dataset.objects.count() == 120


def test_the_office_is_marked_as_invented(generated):
    assert Office.objects.get().demo


@pytest.mark.parametrize("model", WRITTEN)
def test_every_row_has_its_history(generated, model):
    assert model.history.count() == model.objects.count() > 0


def test_sets_stand_in_every_state(generated):
    assert set(Dataset.objects.values_list("state", flat=True)) == set(State.values)


def test_sets_have_every_frequency(generated):
    assert set(Dataset.objects.values_list("frequency", flat=True)) >= set(Frequency.values)


def test_sets_are_spread_over_units(generated):
    assert Dataset.objects.values("holder").distinct().count() == Unit.objects.filter(kind=Unit.Kind.UNIT).count()


def test_some_have_a_number_of_the_legal_list(generated):
    assert LegalItem.objects.filter(datasets__isnull=False).count() > 0


@pytest.mark.parametrize("kind", Label.Kind.values)
def test_labels_say_what_passports_say(generated, kind):
    column = {"keyword": "keywords", "theme": "themes", "format": "formats"}[kind]
    said = {(pk, value) for pk, values in Dataset.objects.values_list("pk", column) for value in values}
    assert set(Label.objects.filter(kind=kind).values_list("dataset", "value")) == said


def test_some_passports_have_gaps_and_most_are_whole(generated):
    assert 0 < Dataset.objects.exclude(gaps=[]).count() < 60


def test_some_are_late_and_some_due_soon(generated, today):
    off = tuple(DayOff.objects.values_list("day", flat=True))
    assert Dataset.objects.late(today, off).exists()
    assert Dataset.objects.soon(today, off).exists()


def test_of_some_nobody_recorded_an_update(generated):
    assert Dataset.objects.update_unknown().exists()


def test_the_state_in_force_is_the_last_fact(generated, today):
    rows = Dataset.objects.as_of(today).values_list("state", "state_then")
    assert all(now == then for now, then in rows)


def test_the_holder_in_force_is_the_last_fact(generated, today):
    rows = Dataset.objects.as_of(today).values_list("holder", "holder_then")
    assert all(now == then for now, then in rows)


def test_the_last_update_is_the_last_fact(generated, today):
    rows = Dataset.objects.as_of(today).values_list("changed_on", "updated_then")
    assert all(now == then for now, then in rows)


@pytest.mark.parametrize("model", FACTS)
def test_no_fact_lies_after_today(generated, today, model):
    assert not model.objects.filter(effective_on__gt=today).exists()


def test_no_fact_lies_before_its_set_was_planned(generated):
    for dataset in Dataset.objects.prefetch_related("state_changes"):
        first, *later = dataset.state_changes.all()
        assert first.state == State.PLANNED
        assert all(fact.effective_on >= first.effective_on for fact in later)


def test_sets_are_found_whatever_the_ending_or_apostrophe(generated):
    assert Dataset.objects.search("об'єкт майно").count() > 0


def test_every_row_keeps_the_rules_of_its_form(generated):
    for dataset in Dataset.objects.all()[:30]:
        dataset.full_clean()


def test_again_it_adds_new_ones(generated):
    generate("--datasets", "5")
    assert Dataset.objects.filter(identifier="nabir-000125").exists()


def test_the_same_number_gives_the_same_passport(generated, today):
    units, items = list(Unit.objects.all()), list(LegalItem.objects.all())
    one, other = (passport(17, units, items, today) for _time in range(2))
    told = [field.attname for field in Dataset._meta.fields if field.attname != "recorded_at"]
    assert [getattr(one, name) for name in told] == [getattr(other, name) for name in told]


def test_a_set_updated_never_has_no_updates():
    assert updates_of(Dataset()) == []


def test_tasks_and_datasets_in_one_go(db):
    told = generate("--tasks", "5", "--quarters", "0", "--datasets", "5")
    assert told == "Створено завдань: 5.\nСтворено наборів даних: 5.\n"


def test_an_own_office_is_left_alone(office):
    with pytest.raises(CommandError, match="власної установи"):
        generate("--datasets", "10")


@pytest.mark.parametrize("number", ["0", "-1", "багато", "200001"])
def test_a_number_out_of_reason(db, number):
    with pytest.raises(CommandError, match="не кількість"):
        generate("--datasets", number)


def test_it_counts_from_the_day_of_the_office(generated):
    assert DataUpdate.objects.order_by("updated_on").last().updated_on <= clock.today()
