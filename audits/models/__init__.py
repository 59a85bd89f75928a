"""Did it happen, and how well: methodologies, rounds and their items."""

from audits.models.absence import AssetAbsence
from audits.models.asset import InformationAsset
from audits.models.calendar import RoundCalendar, rules_of
from audits.models.check_run import CheckRun
from audits.models.consultation import Consultation, Question, Reply
from audits.models.corrective import ActionEvidence, CorrectiveAction
from audits.models.decision import OpeningDecision
from audits.models.finding import Finding, FindingNumber, FindingTransfer
from audits.models.item import Item, ItemEvidence
from audits.models.methodology import Criterion, Methodology
from audits.models.probe import Probe, ProbeFact, ProbeRun
from audits.models.round import Round, RoundApproval, RoundMove, RoundReopening
from audits.models.visit import SiteVisit, VisitFile

__all__ = [
    "ActionEvidence",
    "AssetAbsence",
    "CheckRun",
    "Consultation",
    "CorrectiveAction",
    "Criterion",
    "Finding",
    "FindingNumber",
    "FindingTransfer",
    "InformationAsset",
    "Item",
    "ItemEvidence",
    "Methodology",
    "OpeningDecision",
    "Probe",
    "ProbeFact",
    "ProbeRun",
    "Question",
    "Reply",
    "Round",
    "RoundApproval",
    "RoundCalendar",
    "RoundMove",
    "RoundReopening",
    "SiteVisit",
    "VisitFile",
    "rules_of",
]
