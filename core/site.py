"""The address of the office in links that leave it: letters, feeds, files, calendars. One rule for all of them."""

from django.conf import settings


def site_of(request) -> str:
    """The settings' address, else the one the request came to; without a slash at its end."""
    return settings.SITE_URL.rstrip("/") or request.build_absolute_uri("/").rstrip("/")


def address_of(request, path: str) -> str:
    """The whole address of a page that begins with a slash."""
    return site_of(request) + path
