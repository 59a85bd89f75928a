"""What an amending act changes: the differences between the plan in force and the act, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from plan import approved as read
from plan import schedule as schedules
from plan.amendments import Add, Place, Remove, Restate, Retitle, amendment, restated

LEADER = "Відділ відкритих даних"


def task(number, deadline="Щороку", **fields):
    schedule = schedules.parse(deadline, date(2023, 2, 7), date(2026, 12, 31))
    known = read.Task(number, f"I.1.{number}", f"Завдання {number}", deadline, schedule, "Результат", (LEADER,))
    return replace(known, **fields)


def plan(*tasks, principle="Відкритість", area="Нормативна база"):
    return read.ApprovedPlan(read.Act(), (read.Principle("I", principle, (read.Area(1, area, tasks),)),))


KEPT = plan(task(1), task(2))


def part(*tasks, **headings):
    return amendment(KEPT, plan(*tasks, **headings), whole=False)


def whole(*tasks):
    return amendment(KEPT, plan(*tasks), whole=True)


def test_the_same_plan_changes_nothing():
    assert whole(task(1), task(2)).changes == ()


def test_what_stays_is_told():
    assert whole(task(1), task(2)).unchanged == ("I.1.1", "I.1.2")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "Інше"}, "title"),
        ({"deadline_text": "Постійно"}, "deadline_text"),
        ({"expected_result": "Інший"}, "expected_result"),
        ({"responsible": (LEADER, "Управління")}, "responsible"),
    ],
)
def test_each_part_of_the_wording_is_compared(fields, name):
    assert restated(task(1), task(1, **fields)).fields == (name,)


def test_the_order_of_parties_is_wording_too():
    assert restated(task(1, responsible=("А", "Б")), task(1, responsible=("Б", "А"))).fields == ("responsible",)


@pytest.mark.parametrize("title", ["Завдання  1", " Завдання 1 ", "Завдання\n1"])
def test_blanks_are_no_difference(title):
    assert restated(task(1), task(1, title=title)) is None


def test_the_row_of_the_file_is_no_difference():
    assert restated(task(1), task(1, row=7)) is None


def test_a_restated_task_comes_whole():
    (change,) = part(task(1, title="Інше")).changes
    assert change == Restate("I.1.1", "Інше", "Щороку", "Результат", (LEADER,), ("title",))


def test_a_new_task_is_added_under_its_heading():
    (change,) = part(task(3)).changes
    place = Place("I", 1, "Відкритість", "Нормативна база")
    assert change == Add("I.1.3", 3, place, "Завдання 3", "Щороку", "Результат", (LEADER,))


def test_the_whole_plan_without_a_task_removes_it():
    assert whole(task(1)).changes == (Remove("I.1.2"),)


def test_only_the_changes_without_a_task_leave_it():
    assert part(task(1)).unchanged == ("I.1.1", "I.1.2")


def test_known_tasks_come_first_in_the_order_of_the_plan():
    found = whole(task(3), task(2, title="Інше"))
    assert [change.code for change in found.changes] == ["I.1.1", "I.1.2", "I.1.3"]


def test_the_kinds_come_apart():
    found = whole(task(3), task(2, title="Інше"))
    codes = [[change.code for change in kind] for kind in (found.restated, found.added, found.removed)]
    assert codes == [["I.1.2"], ["I.1.3"], ["I.1.1"]]


def test_everything_is_said():
    assert whole(task(3), task(2, title="Інше", deadline_text="Постійно")).sentences() == [
        "I.1.1: вилучено з плану.",
        "I.1.2: викладено в новій редакції – завдання, строк виконання.",
        "I.1.3: додано завдання «Завдання 3».",
    ]


def test_a_task_restated_by_hand_is_said_too():
    assert Restate("I.1.1", "А", "Щороку", "", ()).sentence == "I.1.1: нова редакція."


def test_a_heading_worded_otherwise_is_told():
    assert part(task(1), area="Порядок").headings == (Retitle("I.1", "Нормативна база", "Порядок"),)


def test_a_principle_worded_otherwise_is_told():
    (heading,) = part(task(1), principle="Своєчасність").headings
    assert heading.sentence == "I: назву «Відкритість» змінено на «Своєчасність»."


def test_a_heading_changes_only_when_somebody_says_so():
    assert part(task(1), area="Порядок").changes == ()


def test_a_heading_without_words_is_no_difference():
    assert part(task(1), principle="", area="").headings == ()


def test_a_new_heading_is_no_difference():
    other = read.Principle("II", "Своєчасність", (read.Area(1, "Оновлення", (task(1, code="II.1.1"),)),))
    assert amendment(KEPT, read.ApprovedPlan(read.Act(), (other,)), whole=False).headings == ()


def test_an_empty_act_changes_nothing():
    assert part().changes == ()
