"""Who may open a page of the register: anybody while the public pages are open, else those whose role may look."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404

from core.context import pages_open
from core.models import Office

VIEW_DATASETS = "registry.view_dataset"


def is_public() -> bool:
    """Whether the register is open to everybody."""
    office = Office.objects.first()
    return settings.PUBLIC_PAGES if office is None else office.is_open


def register_page(view):
    """Opens a view to those who see the register; a stranger is asked to sign in, anybody else finds nothing there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if pages_open(request) or request.user.has_perm(VIEW_DATASETS):
            return view(request, *args, **kwargs)
        if request.user.is_anonymous:
            return redirect_to_login(request.get_full_path())
        raise Http404

    return guarded
