"""Headings restated and acts of a later day through the admin."""

from datetime import date

import pytest

from plan.models import Area, Edition, Task
from tests.plan.admin.conftest import text_of
from tests.plan.admin.test_amendments import ACT, HEAD, RESTATED, confirm, folder, order, page, send, task

__all__ = ["folder", "task"]  # fixtures
OTHER = f"{HEAD}\nI. Відкритість за замовчуванням;Правила;{RESTATED}".encode()
AHEAD = {**ACT, "effective_on": "15.10.2026"}


def title():
    return Area.objects.get().title


class TestFromAFile:
    def test_the_preview_asks_of_each_title(self, desk, task, folder):
        form = desk.get(send(desk, task.plan, OTHER).url).context["form"]
        assert [(one.code, field.value()) for one, field in form.heading_lines] == [("I.1", False)]

    def test_a_file_of_the_whole_plan_proposes_to_change_it(self, desk, task, folder):
        form = desk.get(send(desk, task.plan, OTHER, "whole").url).context["form"]
        assert [field.value() for _one, field in form.heading_lines] == [True]

    def test_unmarked_it_stays(self, desk, task, folder):
        confirm(desk, send(desk, task.plan, OTHER).url)
        assert title() == "Нормативна база"

    def test_marked_it_changes(self, desk, task, folder):
        page = confirm(desk, send(desk, task.plan, OTHER).url, heading_0="on")
        assert title() == "Правила"
        assert "Змінено назв – 1." in text_of(page)


class TestTyped:
    @pytest.fixture
    def type_in(self, desk, plan, task, folder):
        def send(new):
            return desk.post(page(plan, "amend/type"), {"heading": "I.1", "new": "0", "heading_I_1": new})

        return send

    def test_headings_are_offered(self, desk, plan, task):
        codes = [code for code, _row in desk.get(page(plan, "amend/type")).context["headings"]]
        assert codes == ["I", "I.1"]

    def test_the_old_title_stands_beside_the_new(self, desk, plan, task):
        ((code, row, field),) = desk.get(page(plan, "amend/type") + "?heading=I.1").context["form"].heading_rows()
        assert (code, row.title, field.value()) == ("I.1", "Нормативна база", "Нормативна база")

    def test_it_is_saved_when_confirmed(self, desk, type_in):
        confirm(desk, type_in("Правила").url)
        assert title() == "Правила"

    def test_the_preview_shows_what_differs(self, desk, type_in):
        (line,) = desk.get(type_in("Нормативні правила").url).context["lines"]
        assert (line.code, line.kind) == ("I.1", "нова назва")
        (part,) = line.parts
        assert "".join(piece.text for piece in part.before) == "Нормативна база"

    def test_the_same_title_is_no_change(self, type_in):
        assert "Ви нічого не змінили" in text_of(type_in("Нормативна  база"))

    def test_an_empty_title_is_asked_for(self, type_in):
        assert type_in("").status_code == 200

    def test_the_act_tells_the_earlier_title(self, desk, plan, type_in):
        confirm(desk, type_in("Правила").url)
        shown = desk.get(page(plan, "amendments")).context["editions"][0]
        assert [(code, old) for code, old, _number in shown["retitled"]] == [("I.1", "Нормативна база")]


class TestAhead:
    @pytest.fixture
    def done(self, desk, task, folder):
        return confirm(desk, send(desk, task.plan, order(RESTATED)).url, **AHEAD)

    def test_it_is_recorded_today(self, done):
        assert Edition.objects.get(number=2).effective_on == date(2026, 10, 15)

    def test_it_says_from_when(self, done):
        assert "Зміни діятимуть з 15.10.2026, до того дня чинний попередній текст." in text_of(done)

    def test_the_editions_say_so_too(self, done):
        assert "Ще не діє" in text_of(done)

    def test_the_page_of_the_task_shows_the_text_in_force(self, desk, task, done):
        shown = text_of(desk.get(f"/admin/plan/task/{task.pk}/change/"))
        assert "Завдання 1" in shown
        assert "З 15.10.2026 діятиме нова редакція" in shown

    def test_so_does_the_list(self, desk, task, done):
        assert "нова редакція" not in text_of(desk.get("/admin/plan/task/"))

    def test_on_the_day_they_change_by_themselves(self, desk, task, done, time_machine, client, coordinator):
        time_machine.move_to("2026-10-15T09:00:00+00:00")
        client.force_login(coordinator)
        assert "нова редакція" in text_of(client.get("/admin/plan/task/"))

    def test_saving_a_note_keeps_the_text_to_come(self, desk, task, done, coordinator):
        address = f"/admin/plan/task/{task.pk}/change/"
        form = desk.get(address).context["adminform"].form
        typed = {"note": "Уточнити", "reason": "Так", "reporting_unit": task.reporting_unit_id}
        desk.post(address, {**typed, "version": form.initial["version"]})
        task = Task.objects.get()
        assert (task.note, task.title) == ("Уточнити", "Завдання перше, нова редакція")
