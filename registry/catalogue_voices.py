"""How citizens are heard: a form is kept, a letter is sent, and a button on the link's page confirms."""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.site import site_of
from registry.access import register_page
from registry.actions import feedback_confirming
from registry.actions.feedback_letters import write_confirmation
from registry.forms.feedback_limits import Sender
from registry.models import Unconfirmed

GONE = 410
asking = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Asked:
    """A form's page: what it is about, its template, and what is told beside what was typed."""

    what: str
    form_class: type
    template: str
    more: dict
    initial: dict


def heard(request, asked: Asked, context=None):
    """GET shows a form; POST keeps what was typed and has the letter written. A trapped program is thanked alike."""
    data = request.POST if request.method == "POST" else None
    form = asked.form_class(data, sender=Sender.of(request), initial=asked.initial)
    if data is None or not (form.is_trapped or form.is_valid()):
        return render(request, asked.template, {"form": form, **(context or {})})
    if not form.is_trapped:
        told = {**getattr(form, "told", {}), **asked.more}
        waiting = feedback_confirming.ask(what=asked.what, told=told, email=form.cleaned_data["email"])
        write_confirmation.enqueue(waiting.pk, site_of(request))
    return redirect("confirmation_sent")


@require_safe
@register_page
def confirmation_sent(request):
    """«Перевірте пошту»."""
    return render(request, "registry/confirmation_sent.html")


@never_cache
@asking
@register_page
def confirm(request, key):
    """GET shows what would be confirmed, POST confirms it: programs that read mail open links."""
    waiting = feedback_confirming.find(key)
    if waiting is None:
        return render(request, "registry/confirm_dead.html", status=GONE)
    if request.method != "POST":
        return render(request, "registry/confirm.html", {"waiting": waiting, "told": told(waiting)})
    confirmed = feedback_confirming.confirm(key=key)
    if confirmed is None:
        return render(request, "registry/confirm_dead.html", status=GONE)
    context = {"what": confirmed.what, "row": confirmed.row, "new": confirmed.new, "back": _back(confirmed)}
    return render(request, "registry/confirmed.html", context)


def _back(confirmed):
    """Where a person goes on: the list he voted in, the page of what he wrote, or the catalogue."""
    if confirmed.what == Unconfirmed.What.VOTE:
        return reverse("proposals")
    own = getattr(confirmed.row, "get_absolute_url", None)
    return own() if own else reverse("datasets")


def told(waiting):
    """What somebody wrote, for him to recognise."""
    return (
        waiting.told.get("title")
        or waiting.told.get("text")
        or (_("голос за пропозицію") if waiting.what == Unconfirmed.What.VOTE else _("ваші відповіді"))
    )
