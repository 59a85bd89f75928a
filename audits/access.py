"""Who may open a page of the audits outside the admin: anybody while the public pages are open, else the office."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from core.context import pages_open

VIEW_TASKS = "plan.view_task"  # everybody who works with the plan, the committee too


def open_page(view):
    """Opens a view while the public pages are open and to everybody of the office; a stranger is asked to sign in."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if pages_open(request) or request.user.has_perm(VIEW_TASKS):
            return view(request, *args, **kwargs)
        if request.user.is_anonymous:
            return redirect_to_login(request.get_full_path())
        raise Http404

    return guarded
