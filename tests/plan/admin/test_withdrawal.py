"""«Відкликати акт» in the admin: offered while the act lies ahead, with a reason."""

from datetime import date

import pytest
from django.urls import reverse

from plan.actions import amend_plan
from plan.amendments import Restate
from plan.models import Edition, Task
from tests.plan.admin.conftest import said, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(plan, make_task, coordinator):
    make_task("2025 рік")
    act = Edition(
        act_kind="розпорядження", act_number="99 Р", act_date=date(2026, 9, 25), effective_on=date(2026, 12, 1)
    )
    again = Restate("I.1.1", "Нова редакція", "2027 рік", "", ("Відділ відкритих даних",))
    return amend_plan(plan=plan, edition=act, changes=[again], by=coordinator, reason="Зміни").edition


@pytest.fixture
def address(edition):
    return reverse("admin:plan_amend_withdraw", args=[edition.plan_id, edition.pk])


def editions(desk, edition):
    return desk.get(reverse("admin:plan_amendments", args=[edition.plan_id]))


def test_is_offered_beside_the_act(desk, edition, address):
    assert address in editions(desk, edition).content.decode()


def test_not_once_it_is_in_force(desk, edition, address, time_machine):
    time_machine.move_to("2026-12-01T09:00:00+00:00")
    assert address not in editions(desk, edition).content.decode()


def test_says_what_will_be(desk, address):
    text = text_of(desk.get(address))
    assert "мав набрати чинності 01.12.2026" in text
    assert "залишиться в історії" in text


def test_takes_the_act_back(desk, address):
    answer = desk.post(address, {"reason": "Помилка в номері"}, follow=True)
    assert said(answer) == ["Акт відкликано. Текст, строки й відповідальні лишаються такими, як до нього."]
    assert Task.objects.get().title == "Завдання 1"


def test_asks_why(desk, address, edition):
    assert "Напишіть причину" in text_of(desk.post(address, {"reason": ""}))
    assert Edition.objects.filter(pk=edition.pk).exists()


def test_is_not_there_twice(desk, address):
    desk.post(address, {"reason": "Помилка"})
    assert desk.post(address, {"reason": "Помилка"}).status_code == 404
