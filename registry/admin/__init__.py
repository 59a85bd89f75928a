"""The register in the admin."""

from registry.admin.codelists import CodeListAdmin
from registry.admin.datasets import DatasetAdmin
from registry.admin.feedback import FeedbackAdmin
from registry.admin.files import FileVersionAdmin
from registry.admin.legal import LegalItemAdmin
from registry.admin.portal_copies import PortalCopyAdmin
from registry.admin.portals import DataPortalAdmin
from registry.admin.proposals import ProposalAdmin, ReuseAdmin
from registry.admin.publications import PublicationAdmin
from registry.admin.structures import TableSchemaAdmin

__all__ = [
    "CodeListAdmin",
    "DataPortalAdmin",
    "DatasetAdmin",
    "FeedbackAdmin",
    "FileVersionAdmin",
    "LegalItemAdmin",
    "PortalCopyAdmin",
    "ProposalAdmin",
    "PublicationAdmin",
    "ReuseAdmin",
    "TableSchemaAdmin",
]
