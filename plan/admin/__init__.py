"""The plan in the coordinator's admin, a module for each noun."""

from plan.admin.headings import AreaAdmin, PrincipleAdmin
from plan.admin.periods import ReportingPeriodAdmin
from plan.admin.plans import PlanAdmin
from plan.admin.tasks import TaskAdmin
from plan.admin.updates import ProgressUpdateAdmin

__all__ = ["AreaAdmin", "PlanAdmin", "PrincipleAdmin", "ProgressUpdateAdmin", "ReportingPeriodAdmin", "TaskAdmin"]
