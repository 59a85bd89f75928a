"""The quarter in a spreadsheet and on paper, and what the unit reported earlier."""

import pytest

from core import sheets
from plan.actions import Told
from plan.models import EventHeld
from tests.desk.workspace.conftest import HERE

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(period, task, unit_head, submit, today):
    event = EventHeld(kind="training", held_on=today, people=38, title="Навчання розпорядників")
    return submit(task, told=Told("=Складено реєстр", events=[event]))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_spreadsheet_holds_the_rows(head, held, kind):
    answer = head.get(f"{HERE}table.{kind}")
    (row,) = sheets.read(f"a.{kind}", answer.content).rows
    assert row[:5] == ["I.1.1", "Завдання 1", "Строк: 31.12.2026 · «2026 рік»", "на розгляді", "=Складено реєстр"]
    assert row[7] == "навчання, 30.09.2026, Навчання розпорядників, учасників: 38"


def test_the_file_has_a_name_in_words(head, held):
    answer = head.get(f"{HERE}table.xlsx")
    assert "%D0%9C%D0%BE%D1%97" in answer["Content-Disposition"]


def test_another_kind_of_file_is_not_there(head, held):
    assert head.get(f"{HERE}table.pdf").status_code == 404


@pytest.mark.parametrize("words", ["Завдання 1", "=Складено реєстр", "Навчання розпорядників", "на розгляді"])
def test_the_sheet_to_print_holds_everything(head, held, words):
    assert words in head.get(f"{HERE}print/").content.decode()


def test_the_history_counts_what_was_handed_in(head, held):
    (past,) = head.get("/work/history/").context["past"]
    assert (str(past.period), past.sent, past.accepted) == ("III квартал 2026 року", 1, 0)


def test_without_history_the_page_says_so(head, task):
    assert "Ваш підрозділ ще нічого не подавав." in head.get("/work/history/").content.decode()


def test_a_past_quarter_is_read(head, held, on_day):
    with on_day("2026-10-12"):
        assert "=Складено реєстр" in head.get(HERE).content.decode()


def test_every_task_of_the_unit_is_a_click_away(head, task):
    assert head.get("/work/all/").context["own"]
