"""The room in the coordinator's admin, a module for each noun."""

from audits.admin.methodologies import MethodologyAdmin
from audits.admin.rounds import RoundAdmin, RoundCalendarAdmin

__all__ = ["MethodologyAdmin", "RoundAdmin", "RoundCalendarAdmin"]
