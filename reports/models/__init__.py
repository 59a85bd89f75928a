"""Official documents, what lies beside them, who signs and gets them, and who has read them."""

from reports.models.file import ReportFile
from reports.models.party import DocumentParty
from reports.models.reader import Reader
from reports.models.report import Report

__all__ = ["DocumentParty", "Reader", "Report", "ReportFile"]
