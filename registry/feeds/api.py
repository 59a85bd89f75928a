"""The actions of CKAN's read API: what a program asks, by name, and what it is told."""

from collections.abc import Callable, Mapping

from django.db.models import Count, Q

from core.models import Unit
from registry.feeds import packages, searching
from registry.feeds.catalogue import published
from registry.feeds.problems import Invalid, Missing
from registry.feeds.searching import whole
from registry.models import Label
from registry.vocabulary import LICENCES, Licence, Theme
from registry.workflow import State

VERSION = "2.10.0"  # whose answers these are; harvesters ask
EXTENSIONS = ["dcat"]
ORGANIZATIONS = 25  # told in full without a limit asked


def package_list(asked: Mapping, site: str) -> list[str]:
    """Names of all datasets, in order."""
    return _cut(published().order_by("identifier").values_list("identifier", flat=True), asked)


def package_show(asked: Mapping, site: str) -> dict:
    """One dataset, by its name or id."""
    dataset = searching.with_parts(published()).filter(identifier=_wanted(asked)).first()
    if dataset is None:
        raise Missing
    return packages.package(dataset, site)


def current_package_list_with_resources(asked: Mapping, site: str) -> list[dict]:
    """Datasets in full, the latest changed first."""
    start, limit = whole(asked, "offset", 0), min(whole(asked, "limit", 100), searching.MAX_ROWS)
    page = searching.page_of(published().order_by("-touched_at", "pk"), start, limit)
    return [packages.package(dataset, site) for dataset in searching.with_parts(page)]


def resource_show(asked: Mapping, site: str) -> dict:
    """One resource, by its id."""
    name, _sign, resource = _wanted(asked).rpartition("--")
    dataset = searching.with_parts(published()).filter(identifier=name).first()
    rows = packages.with_address(dataset) if dataset else []
    for place, row in enumerate(rows):
        if row.name == resource:
            return packages.resource(row, dataset, place)
    raise Missing


def organization_list(asked: Mapping, site: str) -> list:
    """Units that hold published datasets: their names, or in full with `all_fields`."""
    if not _said(asked, "all_fields"):
        return [packages.unit_name(unit.pk) for unit in _cut(_units(), asked)]
    limit = min(whole(asked, "limit", ORGANIZATIONS), searching.MAX_ROWS)
    start = whole(asked, "offset", 0)
    return [packages.organization(unit, unit.held) for unit in _units()[start : start + limit]]


def organization_show(asked: Mapping, site: str) -> dict:
    """One unit; with `include_datasets` its first thousand sets."""
    number = _wanted(asked).removeprefix("unit-")
    unit = _units().filter(pk=int(number)).first() if number.isdecimal() and len(number) < 18 else None
    if unit is None:
        raise Missing
    told = packages.organization(unit, unit.held)
    if _said(asked, "include_datasets"):
        rows = searching.with_parts(published().filter(holder=unit).order_by("sort_key", "pk"))
        told["packages"] = [packages.package(row, site) for row in rows[: searching.MAX_ROWS]]
    return told


def group_list(asked: Mapping, site: str) -> list:
    """The EU's themes as groups."""
    return [packages.group(code) if _said(asked, "all_fields") else code.lower() for code in Theme.values]


def tag_list(asked: Mapping, site: str) -> list:
    """Keywords of the published datasets; `query` narrows them."""
    labels = Label.objects.filter(kind=Label.Kind.KEYWORD, dataset__in=published().values("pk"))
    if asked.get("query"):
        labels = labels.filter(value__icontains=str(asked["query"]))
    words = _cut(labels.order_by("value").values_list("value", flat=True).distinct(), asked)
    return [packages.tag(word) for word in words] if _said(asked, "all_fields") else list(words)


def license_list(asked: Mapping, site: str) -> list[dict]:
    """Licences that sets may have."""
    return [
        {
            "id": code.value,
            "title": str(code.label),
            "url": LICENCES[code].url,
            "is_okd_compliant": LICENCES[code].open,
        }
        for code in Licence
    ]


def site_read(asked: Mapping, site: str) -> bool:
    """Whether the site may be read: whoever gets this answer may."""
    return True


def status_show(asked: Mapping, site: str) -> dict:
    """What answers here."""
    return {
        "ckan_version": VERSION,
        "site_url": site,
        "site_title": "Хартія",
        "site_description": "Реєстр наборів відкритих даних",
        "locale_default": "uk",
        "extensions": EXTENSIONS,
        "error_emails_to": None,
    }


def help_show(asked: Mapping, site: str) -> str:
    """What an action does."""
    action = ACTIONS.get(str(asked.get("name") or ""))
    if action is None:
        raise Missing
    return action.__doc__ or ""


def _units():
    """Units that hold published sets, with their number."""
    held = Count("datasets", filter=Q(datasets__state=State.PUBLISHED))
    return Unit.objects.annotate(held=held).filter(held__gt=0).order_by("sort_key", "pk")


def _cut(rows, asked):
    start = whole(asked, "offset", 0)
    limit = whole(asked, "limit", 0)
    return rows[start : start + limit] if limit else rows[start:]


def _wanted(asked) -> str:
    """The id asked for; without one CKAN says so."""
    value = asked.get("id")
    if not value:
        raise Invalid("Validation Error", {"id": ["Missing value"]})
    return str(value)


def _said(asked, name) -> bool:
    return str(asked.get(name, "")).lower() in ("true", "1", "yes", "on")


ACTIONS: dict[str, Callable[[Mapping, str], object]] = {
    "package_list": package_list,
    "package_show": package_show,
    "package_search": searching.search,
    "current_package_list_with_resources": current_package_list_with_resources,
    "resource_show": resource_show,
    "organization_list": organization_list,
    "organization_show": organization_show,
    "group_list": group_list,
    "tag_list": tag_list,
    "license_list": license_list,
    "site_read": site_read,
    "status_show": status_show,
    "help_show": help_show,
}
