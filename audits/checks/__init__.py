"""Automatic checks of a dataset: pure functions from a snapshot to a result, points and a sentence that says why."""

from audits.checks import formats, links, metadata, passport, privacy, publication, tables, updates
from audits.checks.check import Check

ORDER = (
    *("passport_complete", "published_and_resolves", "portal_agrees", "updated_in_time", "data_changed"),
    *("resources_reachable", "direct_download", "format_real", "openness_stars", "machine_readable"),
    *("encoding_delimiter_header", "table_structure", "columns_match_schema", "column_names_latin"),
    *("structure_published", "licence_open", "contact_valid", "personal_data", "eu_metadata_points", "dcat_ap_valid"),
)
_ALL = {
    check.name: check
    for topic in (passport, publication, updates, links, formats, tables, privacy, metadata)
    for check in topic.CHECKS
}
CHECKS: dict[str, Check] = {name: _ALL[name] for name in ORDER}
assert len(CHECKS) == len(_ALL)

__all__ = ["CHECKS", "Check"]
