"""«Клопотання»: what waits for a decision, on one page."""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _

from plan.admin.facts import requests
from plan.admin.pages import Pages


class RequestPage(Pages):
    """Mixed into the admin of tasks."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.requests_view)
        return [path("requests/", view, name="plan_requests"), *super().get_urls()]

    def requests_view(self, request):
        """Requested moves, releases and stage changes, the oldest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self.page(
            request,
            "admin/plan/requests.html",
            title=_("Клопотання"),
            lines=requests(),
            may_decide=self.has_change_permission(request),
        )
