"""Figures the demo office judges its tasks by, named once the plan was taken in."""

from decimal import Decimal

from core.models import User
from desk.demo.days import typed
from desk.demo.story import Year
from plan.actions import name_indicators
from plan.models import Plan

WHY = "Цілі погоджено на нараді робочої групи щодо відкритих даних"
TARGETS = {
    "I.2.3": {"trainings_held": 4},
    "II.1.2": {"monitoring_closed": 2},
    "II.1.3": {"audit_closed": 1},
    "II.1.4": {"updated_in_time": 90},
    "III.2.1": {"mandatory_published": 60, "updated_in_time": 90},
    "III.2.3": {"feedback_in_time": 95},
}


def tell(year: Year, by: User) -> None:
    """Names the indicators of the tasks that a figure can judge."""
    with typed(year.after(12)):
        for plan in Plan.objects.filter(state=Plan.State.IN_FORCE):
            for task in plan.tasks.filter(code__in=TARGETS):
                targets = {code: Decimal(target) for code, target in TARGETS[task.code].items()}
                name_indicators(task=task, targets=targets, by=by, reason=WHY)
