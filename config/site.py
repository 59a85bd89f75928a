"""The admin site: signs in through the house's own door and knows only the pages the office needs."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from unfold.sites import UnfoldAdminSite


class KhartiiaAdminSite(UnfoldAdminSite):
    """The working place of the coordinator and of those who look over his shoulder."""

    site_title = _("Хартія")
    site_header = _("Хартія")
    index_title = _("Що потребує уваги сьогодні")

    def get_urls(self):
        """No search over pages: the menu is short."""
        return [address for address in super().get_urls() if getattr(address, "name", None) != "search"]

    def app_index(self, request, app_label, extra_context=None):
        """The menu holds what a room's own list of models would."""
        return redirect("admin:index")

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """One sign-in page for everybody; who is signed in without a right to come here is told so."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        wanted = request.GET.get("next") or resolve_url("admin:index")
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': wanted})}")

    def password_change(self, request, extra_context=None):
        """The site's own page does it."""
        return redirect("password_change")
