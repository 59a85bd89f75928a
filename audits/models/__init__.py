"""Did it happen, and how well: methodologies, rounds and their items."""

from audits.models.calendar import RoundCalendar, rules_of
from audits.models.corrective import ActionEvidence, CorrectiveAction
from audits.models.finding import Finding, FindingNumber, FindingTransfer
from audits.models.item import Item, ItemEvidence
from audits.models.methodology import Criterion, Methodology
from audits.models.probe import Probe, ProbeFact, ProbeRun
from audits.models.round import Round, RoundApproval, RoundMove, RoundReopening

__all__ = [
    "ActionEvidence",
    "CorrectiveAction",
    "Criterion",
    "Finding",
    "FindingNumber",
    "FindingTransfer",
    "Item",
    "ItemEvidence",
    "Methodology",
    "Probe",
    "ProbeFact",
    "ProbeRun",
    "Round",
    "RoundApproval",
    "RoundCalendar",
    "RoundMove",
    "RoundReopening",
    "rules_of",
]
