"""What every request passes: an id for the log, the person's language, the second factor, the content policy."""

import uuid

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import IntegrityError
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils import translation

from core.closed import refusal_of
from core.logs import request_id
from core.second_factor import owes_second_factor
from core.triggers import SENTENCE as HISTORY_STAYS

# What a person may open while he owes a second factor: setting it up, confirming himself, leaving.
ON_THE_WAY = {
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "account_change_password",
    "account_set_password",
    "logout",
    "account_logout",
    "language",
    "health",
}


TEXTS = ("text/", "application/json", "application/ld+json", "application/xml", "application/rdf+xml", "image/svg")


class CompressMiddleware(GZipMiddleware):
    """Pages and data go compressed, for telephones on poor lines; papers and archives are as small as they get.

    Django adds random bytes, so that the length betrays nothing of what a page holds (BREACH).
    """

    def process_response(self, request, response):
        """Only whole texts."""
        plain = response.streaming or not response.get("Content-Type", "").startswith(TEXTS)
        return response if plain else super().process_response(request, response)


class RequestIdMiddleware:
    """Gives each request an id that the log and the answer carry."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request_id.set(uuid.uuid4().hex[:12])
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


def chosen_language(request) -> str:
    """What a person chose for himself, or what a visitor's cookie keeps; Ukrainian where neither says anything.

    The coordinator's room is wholly Ukrainian: half of it in English would be worse than none (ADR 4).
    """
    if request.path.startswith("/admin/"):
        return settings.LANGUAGE_CODE
    if request.user.is_authenticated:
        return request.user.language
    kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return kept if kept in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """The language a person chose, Ukrainian for everybody else; the browser's header is not asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(chosen_language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.setdefault("Content-Language", request.LANGUAGE_CODE)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()  # lazily rendered pages are rendered while the language still stands
            return response


class SecondFactorMiddleware:
    """Whoever must have a second factor comes no further than to the page that sets it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.owes_second_factor = owes_second_factor(request.user)
        if request.owes_second_factor and request.resolver_match.url_name not in ON_THE_WAY:
            return redirect("mfa_activate_totp")
        return None


class ClosedMiddleware:
    """What the database refuses because it is closed is told in its sentence; actions refuse first, on their form."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        sentence = refusal_of(exception, HISTORY_STAYS) if isinstance(exception, IntegrityError) else None
        return sentence and render(request, "closed.html", {"sentence": sentence}, status=409)


class PolicyMiddleware(CSPMiddleware):
    """The content policy; under /admin/ the theme's Alpine may evaluate its expressions."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/"):
            response._csp_update = {**getattr(response, "_csp_update", {}), **settings.ADMIN_CSP}
        return super().process_response(request, response)
