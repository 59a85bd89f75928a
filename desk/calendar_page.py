"""The page where a person makes and revokes the secret addresses of his calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.refusals import Refused
from core.site import address_of
from desk.tokens import make_token, revoke_token, scope_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def calendar(request):
    """A person's live addresses; POST makes a new one and shows it this once."""
    scope = _scope(request.user)
    context = {"unit": scope, "address": ""}
    if request.method == "POST":
        try:
            path = reverse("calendar_feed", args=[make_token(by=request.user)])
            context["address"] = address_of(request, path)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.reasons))
    context["tokens"] = request.user.calendar_tokens.filter(revoked_at__isnull=True).select_related("unit")
    return render(request, "desk/calendar.html", context)


@require_POST
@login_required
def revoke(request, pk):
    """The address stops working."""
    token = get_object_or_404(request.user.calendar_tokens, pk=pk)
    revoke_token(token=token, by=request.user)
    messages.success(request, _("Адресу скасовано: календар за нею більше не оновлюватиметься."))
    return redirect("calendar")


def _scope(user):
    try:
        return scope_of(user)
    except Refused as refusal:
        raise Http404 from refusal
