"""Every write to official documents."""

from reports.actions.beside import attach, check_fits, register, show_to_all
from reports.actions.drafts import discard_draft, draft_report, write_conclusion
from reports.actions.issuing import issue_draft, issue_report, seal, seal_digest
from reports.actions.reading import mark_read

__all__ = [
    "attach",
    "check_fits",
    "discard_draft",
    "draft_report",
    "issue_draft",
    "issue_report",
    "mark_read",
    "register",
    "seal",
    "seal_digest",
    "show_to_all",
    "write_conclusion",
]
