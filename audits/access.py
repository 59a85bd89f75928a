"""Who may open a page of the audits outside the admin: anybody while the public pages are open, else the office."""

from core.access import only
from core.context import pages_open

VIEW_TASKS = "plan.view_task"  # everybody who works with the plan, the committee too


@only
def open_page(request) -> bool:
    """Opens a view while the public pages are open and to everybody of the office."""
    return pages_open(request) or request.user.has_perm(VIEW_TASKS)
