"""What somebody wrote into a form that could not be taken: shown to him once, to be copied.

A form comes after the sign-in has run out, or from a page so old that its token is no longer good. The unit's own
page gives the text back into its field (desk/drafts.py); every other page shows it above.
"""

import re

from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

KEY = "lost_texts"
SECRET = re.compile("password|token|ticket|secret|code", re.IGNORECASE)
LONG = 20  # characters: what is shorter is typed again sooner than copied
MOST = 40_000  # characters kept of one form


def texts_of(post) -> list[str]:
    """The long texts of a form, without anything secret."""
    named = ((name, value.strip()) for name in post for value in post.getlist(name))
    texts = [value for name, value in named if len(value) > LONG and not SECRET.search(name)]
    return texts if sum(map(len, texts)) <= MOST else []


def keep(request):
    """Keeps the texts of a form that came from nobody until the person has signed in."""
    if texts := texts_of(request.POST):
        request.session[KEY] = texts


def take(request) -> list[str]:
    """The texts kept for whoever is signed in now; shown once."""
    person = getattr(request, "user", None)  # none yet where the host is wrong
    return request.session.pop(KEY, []) if person and person.is_authenticated and KEY in request.session else []


def kept(request):
    """What every page knows of them; taken only by the page that shows them."""
    return {"lost_texts": lambda: take(request)}


def not_found(request, exception):
    """«Такої сторінки немає»: what was sent there can be copied."""
    return render(request, "404.html", {"texts": texts_of(request.POST)}, status=404)


def csrf_failure(request, reason=""):
    """«Форма застаріла»: nothing was saved; what was typed on a page of ours can be copied."""
    source = request.headers.get("Origin") or request.headers.get("Referer")
    ours = url_has_allowed_host_and_scheme(source, {request.get_host()})
    return render(request, "403_csrf.html", {"texts": texts_of(request.POST) if ours else []}, status=403)
