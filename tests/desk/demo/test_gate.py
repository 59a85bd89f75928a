"""Invented data go only into a database made for them, as of any day since the plan has a past."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from core.models import Office
from plan.models import Task
from plan.progress import Category, Row, category


def load(*arguments):
    call_command("load_office", "--demo", *arguments)


def test_it_is_refused_beside_an_own_office(office):
    with pytest.raises(CommandError, match="власної установи"):
        load()


def test_it_is_refused_where_people_have_accounts(outsider):
    with pytest.raises(CommandError, match="власної установи"):
        load()


def test_it_is_refused_in_production(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="заборонено"):
        load()


def test_a_refusal_leaves_nothing_behind(db):
    with pytest.raises(CommandError, match="не раніше"):
        load("--on", "2025-03-31")
    assert not Office.objects.exists()


@pytest.mark.parametrize("on", ["2025-04-01", "2026-01-01", "2026-02-28", "2027-12-31"])
def test_it_can_be_shown_on_any_day(db, on):
    load("--on", on)
    tasks = Task.objects.for_page()
    found = {category(Row(task.code, task.continuous, task.position(date.fromisoformat(on)))) for task in tasks}
    assert found >= {Category.DONE, Category.OVERDUE}
