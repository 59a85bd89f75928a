"""What everybody would see, shown to those who work in the coordinator's room, and the switch that opens it."""

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.context import pages_open
from core.refusals import Refused
from core.site import site_of
from desk.access import staff_page
from desk.actions import open_pages
from desk.open_pages import Addresses, plan_for_all, task_for_all
from desk.plan_dataset import IDENTIFIER, enter_plan
from registry.models import Dataset

PREVIEWS = Addresses("preview", "preview_task")
DECIDES = "core.change_office"
ENTERS = "registry.add_dataset"


def as_stranger(request):
    """What the page knows of its reader: nobody who signed in; the strip above it is for whoever decides."""
    registered = request.user.has_perm(ENTERS) and Dataset.objects.filter(identifier=IDENTIFIER).exists()
    return {
        "may_enter": request.user.has_perm(ENTERS) and not registered,
        "user": AnonymousUser(),
        "public_pages": True,
        "preview": True,
        "pages_open": pages_open(request),
        "may_switch": request.user.has_perm(DECIDES),
    }


@require_safe
@staff_page
def preview(request):
    """The open plan, before it is opened."""
    return plan_for_all(request, PREVIEWS, **as_stranger(request))


@require_safe
@staff_page
def preview_task(request, code):
    """One task of it."""
    return task_for_all(request, code, PREVIEWS, **as_stranger(request))


@require_POST
@staff_page
def switch(request):
    """Opens the pages to everybody, or closes them."""
    if not request.user.has_perm(DECIDES):
        raise PermissionDenied
    shown = request.POST.get("shown") == "1"
    open_pages(shown=shown, by=request.user)
    sentence = _("Сторінки плану відкрито для всіх.") if shown else _("Сторінки плану бачать лише ті, хто увійшов.")
    messages.success(request, sentence)
    return redirect("preview")


@require_POST
@staff_page
def enter_dataset(request):
    """Enters the plan in the register of datasets."""
    if not request.user.has_perm(ENTERS):
        raise PermissionDenied
    try:
        dataset = enter_plan(site=site_of(request), by=request.user)
    except Refused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
        return redirect("preview")
    messages.success(request, _("План внесено до реєстру як набір даних «%s».") % dataset.identifier)
    return redirect("admin:registry_dataset_change", dataset.pk)
