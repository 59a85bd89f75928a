"""Who may open a page of the plan: anybody while the public pages are open, else those whose role may look."""

from core.access import only
from core.context import pages_open

VIEW_TASKS = "plan.view_task"


def is_inside(user) -> bool:
    """Whether a person sees the plan as it stands now; anybody else only what the last issued report told."""
    return user.has_perm(VIEW_TASKS)


def sees_plan(request) -> bool:
    """Whether whoever asks may see the plan at all."""
    return is_inside(request.user) or pages_open(request)


plan_page = only(sees_plan)


@only
def staff_page(request) -> bool:
    """Opens a view to those who work in the coordinator's room."""
    return request.user.is_staff and request.user.has_perm(VIEW_TASKS)
