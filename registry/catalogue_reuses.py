"""The showcase: what people have made of the city's data."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry.access import register_page
from registry.catalogue_voices import Asked, asking, heard
from registry.forms.feedback import ReuseForm
from registry.models import Reuse, Unconfirmed

PAGE = 30


@require_safe
@register_page
def reuses(request):
    """`/reuses/`."""
    listed = Reuse.objects.filter(state=Reuse.State.SHOWN).select_related("dataset")
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    return render(request, "registry/reuses.html", {"page": page})


@asking
@register_page
def tell_reuse(request):
    """`/reuses/new/`."""
    initial = {"dataset": request.GET.get("dataset", "")[:100]}
    asked = Asked(Unconfirmed.What.REUSE, ReuseForm, "registry/tell_reuse.html", {}, initial)
    return heard(request, asked)
