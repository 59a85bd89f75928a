"""The audit trail in words."""

import pytest
from django.utils import translation

from core import history
from core.models import Unit
from core.people import day_words, days_words, plural
from core.refusals import Refused, checked

pytestmark = pytest.mark.django_db


def test_a_change_is_told_field_by_field(make_task, coordinator, other_unit):
    task = make_task()
    task.reporting_unit = other_unit
    history.save(task, by=coordinator, reason="Лист")
    (change, made) = history.trail(task.history.all())
    assert [str(field) for field in change.fields] == ["звітує: Відділ відкритих даних → Управління економіки"]
    assert (change.who, change.why, made.fields) == ("Олена КОВАЛЬ", "Лист", ())


def test_choices_and_flags_are_told_in_words(unit, coordinator):
    unit.kind, unit.open_data = Unit.Kind.BODY, False
    history.save(unit, by=coordinator, reason="Уточнено")
    told = [str(field) for field in history.trail(unit.history.all())[0].fields]
    assert told == ["вид: структурний підрозділ → колегіальний орган", "веде відкриті дані: так → ні"]


def test_the_trail_is_ukrainian_whoever_writes_it():
    @history.in_ukrainian
    def language():
        return translation.get_language()

    with translation.override("en"):
        assert language() == "uk"


def test_what_is_removed_leaves_a_record(other_unit, coordinator):
    pk = other_unit.pk
    history.remove(other_unit, by=coordinator, reason="Внесено двічі")
    record = Unit.history.filter(id=pk).first()
    assert (record.history_type, record.history_change_reason) == ("-", "Внесено двічі")


def test_validation_is_refused_in_its_own_words(unit):
    with pytest.raises(Refused, match="вже є в довіднику"):
        checked(Unit(name=unit.name))


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 день"), (2, "2 дні"), (5, "5 днів"), (11, "11 днів"), (21, "21 день"), (92, "92 дні"), (112, "112 днів")],
)
def test_days_in_words(number, words):
    assert days_words(number) == words


def test_a_date_in_words(today):
    assert day_words(today) == "30 вересня 2026 року"


def test_nothing_takes_the_form_of_many():
    assert plural(0, "завдання", "завдання", "завдань") == "завдань"
