"""Nothing typed is lost: what a page's script saves by itself, and what is kept while a person signs in again."""

from functools import wraps

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from core.clock import now
from core.refusals import Conflict
from desk.common_tasks import ANCHOR
from desk.workspace import TYPED

MOST = 40_000  # characters kept of one form
FIELDS = 400


def by_script(request) -> bool:
    """Whether the page's script saves a draft by itself."""
    return request.headers.get("X-Draft") == "1"


def saved(row) -> JsonResponse:
    """What the script is told of a saved draft."""
    return JsonResponse({"version": row.version, "said": _("Чернетку збережено о %s") % time_words()})


def refused(refusal, version) -> JsonResponse:
    """What the script is told of a draft that was not saved; what was typed stays in the browser."""
    conflict = isinstance(refusal, Conflict)
    said = _("Колега щойно змінив цей запис. Натисніть «Зберегти чернетку», щоб порівняти: написане не зникне.")
    words = said if conflict else " ".join(refusal.reasons)
    return JsonResponse({"said": words, "version": version}, status=409 if conflict else 422)


def kept_when_signed_out(view):
    """A form sent after the sign-in has run out waits in the session and comes back after signing in again."""

    @wraps(view)
    def guarded(request, code, anchor=""):
        if request.user.is_authenticated or request.method != "POST":
            return view(request, code, anchor) if anchor else view(request, code)
        if by_script(request):
            address = f"{resolve_url(settings.LOGIN_URL)}?next={request.path}"
            said = _("Сеанс закінчився. Увійдіть знову: написане не зникне.")
            return JsonResponse({"said": said, "login": address}, status=401)
        fields = {name: request.POST.getlist(name) for name in list(request.POST)[:FIELDS] if name != "version"}
        fields.pop("csrfmiddlewaretoken", None)
        if sum(len(value) for values in fields.values() for value in values) <= MOST:
            request.session[TYPED] = {"quarter": code, "anchor": anchor or ANCHOR, "fields": fields}
        return redirect_to_login(request.path)

    return guarded


def time_words() -> str:
    """«14:32»."""
    return f"{timezone.localtime(now()):%H:%M}"
