"""The room in the coordinator's admin, a module for each noun."""

from audits.admin.assets import InformationAssetAdmin
from audits.admin.consultations import ConsultationAdmin, ReplyAdmin
from audits.admin.corrective import CorrectiveActionAdmin
from audits.admin.findings import FindingAdmin
from audits.admin.items import ItemAdmin
from audits.admin.methodologies import MethodologyAdmin
from audits.admin.rounds import RoundAdmin, RoundCalendarAdmin
from audits.admin.visits import SiteVisitAdmin

__all__ = [
    "ConsultationAdmin",
    "CorrectiveActionAdmin",
    "FindingAdmin",
    "InformationAssetAdmin",
    "ItemAdmin",
    "MethodologyAdmin",
    "ReplyAdmin",
    "RoundAdmin",
    "RoundCalendarAdmin",
    "SiteVisitAdmin",
]
