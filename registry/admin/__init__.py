"""The register in the admin."""

from registry.admin.datasets import DatasetAdmin
from registry.admin.legal import LegalItemAdmin

__all__ = ["DatasetAdmin", "LegalItemAdmin"]
