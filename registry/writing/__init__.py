"""The register as files: its official columns, everything we know, the appendix to a decision."""
