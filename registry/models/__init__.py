"""What data the city holds and where they are published."""

from registry.models.address import CitizenAddress, Unconfirmed
from registry.models.contact import Contact
from registry.models.dataset import Dataset
from registry.models.distribution import Distribution, FileVersion
from registry.models.facts import DataUpdate, HolderChange, StateChange
from registry.models.feedback import Feedback
from registry.models.label import Label
from registry.models.legal import LegalAnswer, LegalItem, LegalList
from registry.models.portal import DataPortal
from registry.models.portal_copy import DriftDecision, PortalCopy
from registry.models.portal_publication import Publication, PublicationStep
from registry.models.portal_run import PortalRun
from registry.models.proposal import Proposal, Vote
from registry.models.register_intake import RegisterIntake
from registry.models.reuse import Reuse
from registry.models.schema import CodeList, CodeListItem, TableSchema

__all__ = [
    "CitizenAddress",
    "CodeList",
    "CodeListItem",
    "Contact",
    "DataPortal",
    "DataUpdate",
    "Dataset",
    "Distribution",
    "DriftDecision",
    "Feedback",
    "FileVersion",
    "HolderChange",
    "Label",
    "LegalAnswer",
    "LegalItem",
    "LegalList",
    "PortalCopy",
    "PortalRun",
    "Proposal",
    "Publication",
    "PublicationStep",
    "RegisterIntake",
    "Reuse",
    "StateChange",
    "TableSchema",
    "Unconfirmed",
    "Vote",
]
