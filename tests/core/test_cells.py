"""What a cell of a spreadsheet means."""

from datetime import date

import pytest

from core.cells import ChoiceCell, DayCell, NamedCell, NumberCell, YesCell
from core.models import Unit


@pytest.mark.parametrize("text", ["31.12.2026", "2026-12-31", "31/12/2026"])
def test_a_date_is_read_as_people_write_it(text):
    assert DayCell().clean(text) == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["31.13.2026", "завтра", "2026"])
def test_what_is_no_date_is_said_so(text):
    with pytest.raises(ValueError, match=f"«{text}» не є датою"):
        DayCell().clean(text)


@pytest.mark.parametrize(("text", "value"), [("так", True), ("ТАК", True), ("1", True), ("ні", False), ("", False)])
def test_yes_and_no(text, value):
    assert YesCell().clean(text) is value


def test_maybe_is_neither():
    with pytest.raises(ValueError, match="напишіть «так» або «ні»"):
        YesCell().clean("мабуть")


@pytest.mark.parametrize("text", ["Структурний підрозділ", "структурний  підрозділ", "unit"])
def test_a_choice_is_known_by_its_label(text):
    assert ChoiceCell(Unit.Kind.choices).clean(text) == "unit"


def test_an_unknown_choice_lists_what_there_is():
    with pytest.raises(ValueError, match="Можна: «структурний підрозділ», «роль, яку виконує підрозділ»"):
        ChoiceCell(Unit.Kind.choices).clean("відділення")


def test_a_number():
    assert NumberCell().clean("12") == 12


def test_a_fraction_is_no_whole_number():
    with pytest.raises(ValueError, match="«1,5» не є цілим числом"):
        NumberCell().clean("1,5")


@pytest.mark.django_db
def test_another_row_is_found_by_name_whatever_its_case(unit):
    assert NamedCell(Unit).clean("ВІДДІЛ відкритих даних") == unit.pk


@pytest.mark.django_db
def test_a_missing_row_is_named_with_the_nearest_one(unit):
    with pytest.raises(ValueError, match=r"«Відділ відкритих дани» немає .* Можливо, «Відділ відкритих даних»\?"):
        NamedCell(Unit).clean("Відділ відкритих дани")


@pytest.mark.django_db
def test_a_name_two_rows_share_leads_to_neither(unit, today):
    Unit.objects.create(name=unit.name, valid_to=today)
    with pytest.raises(ValueError, match="не один раз"):
        NamedCell(Unit).clean(unit.name)


@pytest.mark.django_db
def test_all_names_are_loaded_once(unit, other_unit, django_assert_num_queries):
    cell = NamedCell(Unit)
    with django_assert_num_queries(1):
        assert [cell.render(unit.pk), cell.render(other_unit.pk)] == [unit.name, other_unit.name]
