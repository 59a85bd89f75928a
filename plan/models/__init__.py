"""What the city promised, and the dated facts of how it went."""

from plan.models.amendment import TaskAmendment
from plan.models.facts import CheckpointMove, CheckpointResult, Release, StageChange
from plan.models.indicator import TaskIndicator
from plan.models.link import TaskDataset
from plan.models.member import MemberReport
from plan.models.period import PeriodExtension, ReportingPeriod
from plan.models.plan import Area, Edition, Plan, Principle
from plan.models.reporter import ReportingChange
from plan.models.task import Assignment, Checkpoint, Task
from plan.models.update import CheckpointClaim, EventHeld, Evidence, EvidenceVersion, ProgressUpdate

__all__ = [
    "Area",
    "Assignment",
    "Checkpoint",
    "CheckpointClaim",
    "CheckpointMove",
    "CheckpointResult",
    "Edition",
    "EventHeld",
    "Evidence",
    "EvidenceVersion",
    "MemberReport",
    "PeriodExtension",
    "Plan",
    "Principle",
    "ProgressUpdate",
    "Release",
    "ReportingChange",
    "ReportingPeriod",
    "StageChange",
    "Task",
    "TaskAmendment",
    "TaskDataset",
    "TaskIndicator",
]
