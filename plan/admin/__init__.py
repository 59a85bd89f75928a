"""The plan in the coordinator's admin, a module for each noun."""

from plan.admin.headings import AreaAdmin, PrincipleAdmin
from plan.admin.plans import PlanAdmin
from plan.admin.tasks import TaskAdmin

__all__ = ["AreaAdmin", "PlanAdmin", "PrincipleAdmin", "TaskAdmin"]
