"""The admin site: signs in through the house's own door and knows only the pages the office needs."""

from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, resolve_url
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog
from unfold.sites import UnfoldAdminSite

from core import lost_texts


class CalendarWords(JavaScriptCatalog):
    """Django's own words for its scripts, with months named as they stand alone: «Листопад 2026»."""

    packages = ["django.contrib.admin"]

    def get_catalog(self):
        with translation.override("en"):
            english = [str(month) for month in MONTHS.values()]
        return super().get_catalog() | dict(zip(english, map(str, MONTHS.values()), strict=True))


class KhartiiaAdminSite(UnfoldAdminSite):
    """The working place of the coordinator and of those who look over his shoulder."""

    site_title = _("Хартія")
    site_header = _("Хартія")
    index_title = _("Що потребує уваги сьогодні")

    def get_urls(self):
        """No search over pages: the menu is short."""
        return [address for address in super().get_urls() if getattr(address, "name", None) != "search"]

    def admin_view(self, view, cacheable=False):
        """A form that comes after the sign-in has run out: its texts wait for the person to sign in again."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def keeping(request, *args, **kwargs):
            if request.method == "POST" and request.user.is_anonymous:
                lost_texts.keep(request)
            return guarded(request, *args, **kwargs)

        return keeping

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

    def i18n_javascript(self, request, extra_context=None):
        """The words of the calendar."""
        return CalendarWords.as_view()(request)

    def logout(self, request, extra_context=None):
        """Whoever opens the address by hand stays signed in and goes home: signing out takes its button."""
        return super().logout(request, extra_context) if request.method == "POST" else redirect("home")

    def password_change(self, request, extra_context=None):
        """The site's own page does it."""
        return redirect("password_change")
