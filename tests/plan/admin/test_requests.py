"""Requests in the admin speak of the date in force, as the report does."""

from datetime import date

import pytest

from core.acts import Basis
from plan.actions import move_due_date
from tests.plan.admin.conftest import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved_twice(make_task, coordinator):
    """A due date moved by a resolution, and asked to be moved again."""
    task = make_task("2023 рік")
    basis = Basis("розпорядження", "5 Р", date(2026, 9, 1))
    for due_on, known in ((date(2026, 10, 31), basis), (date(2027, 2, 28), None)):
        move_due_date(
            checkpoint=task.checkpoints.get(),
            due_on=due_on,
            effective_on=date(2026, 9, 1),
            by=coordinator,
            reason="Так",
            basis=known,
        )
    return task


def test_the_page_of_requests(desk, moved_twice):
    assert "Перенести строк 31.10.2026 на 28.02.2027" in text_of(desk.get("/admin/plan/task/requests/"))


def test_the_page_of_the_task(desk, moved_twice):
    page = text_of(desk.get(f"/admin/plan/task/{moved_twice.pk}/change/"))
    assert "Перенести строк 31.10.2026 на 28.02.2027" in page
    assert "Строк 31.12.2023 перенесено на 31.10.2026" in page
