"""«Рентген»: a page of the admin beside the rounds."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audits.xray.asking import ask
from core.clock import today

VIEW = "audits.view_round"


class XrayPage:
    """Mixed into the admin of rounds."""

    def get_urls(self):
        return [path("xray/", self.admin_site.admin_view(self.xray_view), name="audits_xray"), *super().get_urls()]

    @method_decorator(require_safe)
    def xray_view(self, request):
        """What contradicts itself today."""
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        found = ask(today())
        context = {
            "found": [one for one in found if one.rows],
            "clean": [one for one in found if not one.rows],
            "asked": len(found),
        }
        shown = {**self.admin_site.each_context(request), "title": _("Рентген"), "media": self.media, **context}
        return render(request, "admin/audits/xray.html", shown)
