"""`/catalog.ttl`, `.jsonld`, `.rdf`: the register as a DCAT-AP 3 catalogue, a page at a time."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from core.models import Office
from core.site import site_of
from registry.feeds import catalogue
from registry.feeds.open import feed, state


@require_safe
@feed
def catalog(request, kind):
    """A page of the catalogue; a page that is not there answers 404."""
    datasets = catalogue.published()
    known = catalogue.known_of(datasets, state(request).latest)
    total = known.count
    place = catalogue.Place(site_of(request), kind, _number(request), max(1, -(-total // catalogue.PAGE)), total)
    if place.number > place.pages:
        raise Http404
    told = catalogue.graph(publisher(), place, catalogue.page_of(datasets, place), known)
    form, media_type = catalogue.SERIALISATIONS[kind]
    answer = HttpResponse(told.serialize(format=form, encoding="utf-8"), content_type=f"{media_type}; charset=utf-8")
    if place.number < place.pages:
        answer["Link"] = f'<{place.url(place.number + 1)}>; rel="next"'
    return answer


def publisher() -> catalogue.Publisher:
    """The authority, from the office's own row."""
    office = Office.objects.first()
    if office is None:
        return catalogue.Publisher("Міська рада", "місто", "")
    return catalogue.Publisher(" ".join(office.authority.split()), office.city, office.edrpou)


def _number(request) -> int:
    asked = request.GET.get("page", "1")
    if not asked.isdecimal() or int(asked) < 1:
        raise Http404
    return int(asked)
