"""What the city promised, and the dated facts of how it went."""

from plan.models.facts import CheckpointMove, CheckpointResult, Release, StageChange
from plan.models.plan import Area, Edition, Plan, Principle
from plan.models.task import Assignment, Checkpoint, Task

__all__ = [
    "Area",
    "Assignment",
    "Checkpoint",
    "CheckpointMove",
    "CheckpointResult",
    "Edition",
    "Plan",
    "Principle",
    "Release",
    "StageChange",
    "Task",
]
