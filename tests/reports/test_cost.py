"""Drawing the quarterly report up takes the same few queries whatever the plan and the office hold."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.indicators import INDICATORS
from core.models import RoleHolding, Unit
from plan import schedule as schedules
from plan.actions import name_indicators
from plan.models import Area, Assignment, Checkpoint, CheckpointMove, ProgressUpdate, Release, StageChange, Task
from plan.quarters import Quarter
from reports.quarterly import build, plan_for
from tests.reports.conftest import DRAWN
from tests.reports.test_discipline import held  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
MOST = 25  # an office with everything; this one takes 22
DAY = date(2026, 7, 2)


@pytest.fixture
def fill(plan, unit, period):
    """Adds tasks in bulk: each with a date moved, a stage, a release asked for, and information accepted."""
    area = Area.objects.get(principle__plan=plan, number=1)
    schedule = schedules.to_json(schedules.parse("до 30.06.2026", plan.starts_on, plan.scheduled_until))
    role, begun = Unit.objects.create(name="Відповідальний", kind="role"), {"effective_on": DAY, "reason": "Так"}
    RoleHolding.objects.create(role=role, unit=unit, held_from=date(2023, 1, 1))
    sent = {"period": period, "unit": unit, "state": "accepted", "submitted_at": "2026-09-30T09:00Z"}

    former = [["2026-05-01", plan.open_data_unit_id]]

    def task(number):
        named = {"number": number, "code": f"I.1.{number}", "title": f"Завдання {number}", "edition": plan.act}
        named |= {
            "reporting_unit": role if number % 2 else unit,
            "reporters": former,
            "deadline_text": "до 30.06.2026",
        }
        task = Task(plan=plan, area=area, schedule=schedule, **named)
        task.fill_companions()
        return task

    def fill(first, last):
        tasks = Task.objects.bulk_create(task(number) for number in range(first, last + 1))
        for model, fields in (
            (Assignment, {"party": unit, "order": 1, "wording": "Відділ"}),
            (StageChange, {"stage": "in_progress", **begun}),
            (Release, {"standing": "requested", **begun}),
            (ProgressUpdate, {"text": "Зроблено", "reviewed_at": "2026-09-30T09:00Z", **sent}),
        ):
            model.objects.bulk_create(model(task=task, **fields) for task in tasks)
        dues = Checkpoint.objects.bulk_create(Checkpoint(task=task, rule_date=date(2026, 6, 30)) for task in tasks)
        move = {"due_on": date(2026, 11, 30), "standing": "requested", **begun}
        CheckpointMove.objects.bulk_create(CheckpointMove(checkpoint=due, **move) for due in dues)

    return fill


def taken():
    with CaptureQueriesContext(connection) as seen:
        report = build(plan_for(Quarter(2026, 3)), Quarter(2026, 3), DRAWN)
    return len(report.lines), len(seen)


def test_37_tasks_and_2000_take_the_same_25(fill, plan, coordinator, held):  # noqa: F811
    assert connection.features.supports_json_field  # asked of the database once a process
    fill(1, 37)
    targets = dict.fromkeys(INDICATORS, Decimal(4))
    name_indicators(task=plan.tasks.first(), targets=targets, by=coordinator, reason="Так вирішили")
    for number in range(3):
        held(DAY - timedelta(days=number), number=number + 1)
    (few, cost), _more = taken(), fill(38, 2000)
    assert (few, taken()) == (37, (2000, cost))
    assert cost <= MOST
