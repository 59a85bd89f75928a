"""Requests that wait for a decision, in words."""

from datetime import date

import pytest

from core.acts import Basis
from desk.requests import waiting
from plan.actions import move_due_date

pytestmark = pytest.mark.django_db


def test_a_date_already_moved_is_asked_from_where_it_stands(make_task, coordinator, today):
    checkpoint = make_task("2023 рік").checkpoints.get()
    basis = Basis("розпорядження", "5 Р", date(2026, 9, 1))
    for due_on, known in ((date(2026, 10, 31), basis), (date(2027, 2, 28), None)):
        move_due_date(
            checkpoint=checkpoint,
            due_on=due_on,
            effective_on=date(2026, 9, 1),
            by=coordinator,
            reason="Так",
            basis=known,
        )
    (request,) = waiting(checkpoint.task.plan)
    assert request.wish == "Перенести строк 31.10.2026 на 28.02.2027"
