"""`package_search`: conditions, order, pages and facets over the published datasets."""

import json
from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, QuerySet

from core.clock import now
from registry.feeds import packages
from registry.feeds.catalogue import published
from registry.feeds.counts import kept, recorded
from registry.feeds.problems import Invalid
from registry.feeds.solr import Unreadable, conditions
from registry.models import Dataset, Label
from registry.vocabulary import Licence, Theme

MAX_ROWS = 1000
ROWS = 10
FACET_LIMIT = 50
ORDERS = {
    "metadata_modified": "touched_at",
    "metadata_created": "recorded_at",
    "title": "sort_key",
    "title_string": "sort_key",
    "name": "identifier",
    "id": "identifier",
    "score": "-touched_at",
}
CONDITIONS, FACETING = ("q", "fq", "fq_list"), ("facet", "facet.field", "facet.limit")
LABELS = {"tags": Label.Kind.KEYWORD, "groups": Label.Kind.THEME, "res_format": Label.Kind.FORMAT}
COLUMNS = {"organization": "holder", "license_id": "licence"}


def search(asked: Mapping, site: str) -> dict:
    """The answer of `package_search` to what a program asked."""
    found = matching(asked)
    order, columns = ordered(asked.get("sort"))
    start, rows = whole(asked, "start", 0), min(whole(asked, "rows", ROWS), MAX_ROWS)
    page = with_parts(page_of(found.order_by(*columns), start, rows))
    total, told = kept(said_in(asked), recorded(), lambda: counted(found, asked))
    return {
        "count": total,
        "sort": order,
        "facets": {name: {item["name"]: item["count"] for item in items} for name, items in told.items()},
        "search_facets": {name: {"title": name, "items": items} for name, items in told.items()},
        "results": [packages.package(dataset, site) for dataset in page],
    }


def matching(asked: Mapping) -> QuerySet:
    """The published datasets that `q`, `fq` and `fq_list` let through."""
    found = published()
    queries = [asked.get("q") or "", asked.get("fq") or "", *listed(asked.get("fq_list"))]
    try:
        for query in queries:
            found = found.filter(conditions(str(query), now()))
    except Unreadable as error:
        raise Invalid("Search Query Error", {"query": [str(error)]}) from error
    return found


def said_in(asked: Mapping) -> list:
    """The part of a question that numbers depend on."""
    return sorted((name, str(asked[name])) for name in (*CONDITIONS, *FACETING) if asked.get(name))


def page_of(found: QuerySet, start: int, rows: int) -> QuerySet:
    """So many sets from a place on, in their order; only keys are skipped over."""
    return Dataset.objects.filter(pk__in=found.values("pk")[start : start + rows]).order_by(*found.query.order_by)


def with_parts(datasets: QuerySet) -> QuerySet:
    """Datasets with all that a package tells: three queries for any number."""
    return datasets.select_related("holder").prefetch_related("contacts", "distributions")


def ordered(asked: str | None) -> tuple[str, list[str]]:
    """The order asked for, as it was understood, and the columns behind it."""
    text = asked or "metadata_modified desc"
    columns = []
    for part in text.split(","):
        name, _space, way = part.strip().partition(" ")
        if name not in ORDERS or way.strip().lower() not in ("", "asc", "desc"):
            raise Invalid("Validation Error", {"sort": [f"Invalid sort: {part.strip()}"]})
        column = ORDERS[name]
        columns.append(column if way.strip().lower() != "desc" or column.startswith("-") else f"-{column}")
    return text, [*columns, "pk"]


def counted(found: QuerySet, asked: Mapping) -> tuple[int, dict[str, list[dict]]]:
    """How many sets are found, and how many of them have each value of the fields asked for; two queries at most."""
    names = [] if str(asked.get("facet", "true")).lower() == "false" else listed(asked.get("facet.field"))
    limit = whole(asked, "facet.limit", FACET_LIMIT, least=-1)
    total, units, columns = _columns(found, [name for name in COLUMNS if name in names])
    numbers = columns | _labels(found, [name for name in LABELS if name in names])
    return total, {name: _facet(name, numbers[name], units, limit) for name in names if name in numbers}


def _columns(found, names):
    """The number of all, the holders by name, and the number of those with each value of these columns."""
    if not names:
        return found.count(), {}, {}
    asked = ("holder", "holder__name", *(COLUMNS[name] for name in names))
    numbers = {name: Counter() for name in names}
    total, units = 0, {}
    for holder, title, *values, count in found.order_by().values_list(*asked).annotate(count=Count("pk")):
        total, units[holder] = total + count, title
        for name, value in zip(names, values, strict=True):
            numbers[name][value] += count
    return total, units, numbers


def _labels(found, names):
    """The number of those with each label of these kinds."""
    if not names:
        return {}
    rows = Label.objects.filter(kind__in=[LABELS[name] for name in names], dataset__in=found.order_by().values("pk"))
    kinds = {str(LABELS[name]): name for name in names}
    numbers = {name: Counter() for name in names}
    for kind, value, count in rows.values_list("kind", "value").annotate(count=Count("pk")).order_by():
        numbers[kinds[kind]][value] = count
    return numbers


def _facet(name, numbers, units, limit):
    """The most frequent values, equal ones in their order; a limit below nought is none."""
    most = sorted(numbers.items(), key=lambda one: (-one[1], one[0]))[: None if limit < 0 else limit]
    titles = {"organization": units, "groups": dict(Theme.choices), "license_id": dict(Licence.choices)}.get(name, {})
    return [
        {"name": _slug(name, value), "display_name": str(titles.get(value, value)), "count": count}
        for value, count in most
    ]


def _slug(name, value):
    if name == "organization":
        return packages.unit_name(value)
    return value.lower() if name == "groups" else value


def whole(asked: Mapping, name: str, default: int, least: int = 0) -> int:
    """A number a program asked for; anything else is refused as CKAN refuses it."""
    value = asked.get(name)
    if value in (None, ""):
        return default
    try:
        number = int(value)
    except (TypeError, ValueError) as error:
        raise Invalid("Validation Error", {name: ["Invalid integer"]}) from error
    if number < least or number > 2**31:
        raise Invalid("Validation Error", {name: ["Must be a natural number"]})
    return number


def listed(value: object) -> list[str]:
    """A list a program sent: as JSON, as a list of its own, or one name."""
    if isinstance(value, list):
        return [str(one) for one in value]
    if not isinstance(value, str) or not value.strip():
        return []
    try:
        told = json.loads(value)
    except ValueError:
        return [value]
    return [str(one) for one in told] if isinstance(told, list) else [value]
