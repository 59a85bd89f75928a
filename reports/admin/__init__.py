"""Official documents in the coordinator's admin."""

from reports.admin.documents import ReportAdmin
from reports.admin.parties import DocumentPartyAdmin

__all__ = ["DocumentPartyAdmin", "ReportAdmin"]
