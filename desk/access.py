"""Who may open a page of the plan: anybody while the public pages are open, else those whose role may look."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from core.context import pages_open

VIEW_TASKS = "plan.view_task"


def is_inside(user) -> bool:
    """Whether a person sees the plan as it stands now; anybody else only what the last issued report told."""
    return user.has_perm(VIEW_TASKS)


def sees_plan(request) -> bool:
    """Whether whoever asks may see the plan at all."""
    return is_inside(request.user) or pages_open(request)


def plan_page(view):
    """Opens a view to those who see the plan; a stranger is asked to sign in, anybody else finds nothing there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if sees_plan(request):
            return view(request, *args, **kwargs)
        if request.user.is_anonymous:
            return redirect_to_login(request.get_full_path())
        raise Http404

    return guarded


def staff_page(view):
    """Opens a view to those who work in the coordinator's room; anybody else finds nothing there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_anonymous:
            return redirect_to_login(request.get_full_path())
        if not (request.user.is_staff and request.user.has_perm(VIEW_TASKS)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
