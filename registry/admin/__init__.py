"""The register in the admin."""

from registry.admin.datasets import DatasetAdmin
from registry.admin.feedback import FeedbackAdmin
from registry.admin.legal import LegalItemAdmin
from registry.admin.portal_copies import PortalCopyAdmin
from registry.admin.portals import DataPortalAdmin
from registry.admin.proposals import ProposalAdmin, ReuseAdmin
from registry.admin.publications import PublicationAdmin

__all__ = [
    "DataPortalAdmin",
    "DatasetAdmin",
    "FeedbackAdmin",
    "LegalItemAdmin",
    "PortalCopyAdmin",
    "ProposalAdmin",
    "PublicationAdmin",
    "ReuseAdmin",
]
