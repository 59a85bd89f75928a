"""The register in the admin."""

from registry.admin.datasets import DatasetAdmin
from registry.admin.legal import LegalItemAdmin
from registry.admin.portal_copies import PortalCopyAdmin
from registry.admin.portals import DataPortalAdmin
from registry.admin.publications import PublicationAdmin

__all__ = ["DataPortalAdmin", "DatasetAdmin", "LegalItemAdmin", "PortalCopyAdmin", "PublicationAdmin"]
