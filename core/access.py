"""Who may open a page outside the admin: one shape for every room, which names its own condition."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest


def only(may: Callable[[HttpRequest], bool]):
    """Opens a view to requests that may; a stranger is asked to sign in, anybody else finds nothing there."""

    def opened(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if may(request):
                return view(request, *args, **kwargs)
            if request.user.is_anonymous:
                return redirect_to_login(request.get_full_path())
            raise Http404

        return guarded

    return opened
