"""What data the city holds and where they are published."""

from registry.models.contact import Contact
from registry.models.dataset import Dataset
from registry.models.distribution import Distribution, FileVersion
from registry.models.facts import DataUpdate, HolderChange, StateChange
from registry.models.label import Label
from registry.models.legal import LegalAnswer, LegalItem, LegalList
from registry.models.schema import CodeList, CodeListItem, TableSchema

__all__ = [
    "CodeList",
    "CodeListItem",
    "Contact",
    "DataUpdate",
    "Dataset",
    "Distribution",
    "FileVersion",
    "HolderChange",
    "Label",
    "LegalAnswer",
    "LegalItem",
    "LegalList",
    "StateChange",
    "TableSchema",
]
