"""Export JSON, key by key as INTERFACES.md promises it."""

import json
from datetime import date

import pytest

from plan import packed


@pytest.fixture
def exported(city_order):
    content = packed.pack(city_order, date(2023, 2, 7), date(2026, 12, 31))
    return json.loads(packed.dumps(content))


def task(exported, code):
    tasks = [task for principle in exported["principles"] for area in principle["areas"] for task in area["tasks"]]
    return next(task for task in tasks if task["code"] == code)


def test_top(exported):
    assert list(exported) == ["act", "principles"]


def test_act(exported):
    agreed = {"kind": "розпорядження", "number": "21 Р", "date": "2023-02-07", "signatory": "Геннадій ДИКИЙ"}
    assert exported["act"].items() >= agreed.items()
    assert list(exported["act"])[:4] == list(agreed)


def test_the_act_carries_what_reading_it_back_takes(city_order, exported):
    assert packed.unpack(exported, known=()).act == city_order.act


def test_principle_keys(exported):
    assert list(exported["principles"][0]) == ["number", "title", "areas"]


def test_area_keys(exported):
    assert list(exported["principles"][0]["areas"][0]) == ["title", "tasks"]


def test_task_keys(exported):
    assert list(task(exported, "I.1.1")) == [
        "number",
        "code",
        "title",
        "deadline_text",
        "schedule",
        "expected_result",
        "responsible",
    ]


def test_numbers_of_principles(exported):
    assert [principle["number"] for principle in exported["principles"]] == ["I", "II", "III", "IV", "V", "VI"]


def test_counts(exported):
    areas = [area for principle in exported["principles"] for area in principle["areas"]]
    tasks = [task for area in areas for task in area["tasks"]]
    assert (len(areas), len(tasks), sum(len(task["responsible"]) for task in tasks)) == (11, 37, 58)


def test_responsible_stand_in_the_approved_order(exported):
    assert task(exported, "I.1.2")["responsible"] == [
        "Виконавчий комітет Білоцерківської міської ради",
        "Міський голова",
        "Структурний підрозділ, відповідальний за оприлюднення відкритих даних",
    ]


def test_schedule_is_written_out_in_the_window_of_the_plan(exported):
    assert task(exported, "I.4.1")["schedule"]["due"] == ["2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31"]


def test_schedule_keys(exported):
    assert list(task(exported, "I.2.4")["schedule"]) == [
        "recognised",
        "continuous",
        "starts",
        "ends",
        "every",
        "due",
        "note",
    ]
