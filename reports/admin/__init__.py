"""Official documents in the coordinator's admin."""

from reports.admin.documents import ReportAdmin

__all__ = ["ReportAdmin"]
