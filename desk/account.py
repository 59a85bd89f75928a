"""Coming in by a link from a letter: the page with its one button, and a new letter for whoever came too late."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core import signin
from core.signin_letters import write_link
from core.site import site_of
from desk.signin import NewLinkForm

GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request, token):
    """GET shows where the link leads, POST signs in; a dead link offers a new letter."""
    link = signin.find_link(token)
    if link and link.user == request.user:
        return HttpResponseRedirect(link.path)
    if link is None or not signin.is_alive(link):
        return _dead(request, link)
    if request.method != "POST":
        return render(request, "account/link.html", {"link": link})
    if not signin.use_link(link):
        return _dead(request, link)
    logout(request)  # whoever else was signed in here
    record_authentication(request, link.user, method="link")
    return perform_login(request, link.user, redirect_url=link.path, email=link.user.email)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_link(request):
    """Asks for a new link; the answer is the same whoever asks."""
    if request.user.is_authenticated:
        return redirect("home")
    form = NewLinkForm(request.POST or None, initial={"path": request.GET.get("next", "")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "account/new_link.html", {"form": form})
    email = form.cleaned_data["email"].lower()
    if ratelimit.consume(request, action="request_login_code", key=email):
        write_link.enqueue(email, form.cleaned_data["path"] or "/", site_of(request))
    return redirect("new_link_sent")


@require_safe
def new_link_sent(request):
    """«Перевірте пошту»."""
    return render(request, "account/new_link_sent.html")


def _dead(request, link):
    form = NewLinkForm(initial={"path": link.path if link else ""})
    context = {"form": form, "used": bool(link and link.used_at)}
    return render(request, "account/link_dead.html", context, status=GONE)
