"""The home page of whoever comes, and the choice of language."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.context import pages_open
from core.models import User
from core.roles import Role
from desk import committee, public, units
from desk.actions import choose_language

PAGES = {
    Role.UNIT_HEAD: units.my_tasks,
    Role.UNIT_DEPUTY: units.my_tasks,
    Role.COMMITTEE: committee.plan_today,
}


@require_safe
@never_cache
def home(request):
    """The page a person opens in the morning; a stranger gets the public page, or is asked to sign in."""
    person = request.user
    if person.is_anonymous:
        return public.whole_plan(request) if pages_open(request) else redirect_to_login("/")
    if person.is_staff:
        return redirect("admin:index")
    return PAGES.get(person.role, no_role)(request)


def no_role(request):
    """An account nobody gave a role yet: whom to ask."""
    helpers = User.objects.filter(role__in=[Role.COORDINATOR, Role.ADMINISTRATOR], is_active=True)
    return render(request, "desk/no_role.html", {"helpers": helpers.order_by("-role", "last_name", "email")})


@require_http_methods(["GET", "HEAD", "POST"])
def language(request):
    """Keeps the language: with the person who is signed in, else in a cookie. Opened by hand it leads home."""
    if request.method != "POST":
        return redirect("home")
    code = request.POST.get("language")
    if code not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    response = redirect(_back(request))
    if request.user.is_authenticated:
        choose_language(by=request.user, language=code)
    else:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, max_age=60 * 60 * 24 * 365, samesite="Lax", secure=request.is_secure()
        )
    return response


def _back(request):
    asked = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if own else "/"
