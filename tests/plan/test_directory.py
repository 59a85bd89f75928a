"""An order that arrives as a file meets the city's directory."""

import pytest

from core.models import Unit
from plan.directory import parties_by_name, read_order

pytestmark = pytest.mark.django_db


def test_a_renamed_party_answers_to_its_approved_wording(make_task, unit):
    make_task()
    unit.name = "Відділ цифрового розвитку"
    unit.save()
    assert {parties_by_name()[name] for name in ("Відділ відкритих даних", unit.name)} == {unit}


def test_a_name_of_today_goes_before_a_wording(make_task, unit):
    make_task()
    unit.name = "Відділ цифрового розвитку"
    unit.save()
    newcomer = Unit.objects.create(name="Відділ відкритих даних")
    assert parties_by_name()[newcomer.name] == newcomer


def test_an_order_is_matched_to_the_directory(unit):
    table = (
        "Принцип\tЗміст принципу\tЗавдання\tСтрок виконання\tОчікуваний результат\tВідповідальні\n"
        "I. Відкритість\tБаза\t1. Скласти реєстр\tЩороку\tРеєстр\tВІДДІЛ ВІДКРИТИХ ДАНИХ\n"
    )
    read = read_order("план.txt", table.encode())
    assert (read.unknown, next(read.tasks()).responsible) == ((), (unit.name,))
