"""The sets of the register a file speaks of, in few queries."""

from collections.abc import Iterable, Iterator, Sequence

from registry.models import Contact, Dataset, Distribution

AT_ONCE = 900  # keys of one query: SQLite takes no more than 999 everywhere


def chunks(values: Iterable) -> Iterator[Sequence]:
    """The values, so many at once as a query takes."""
    values = list(values)
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def by_identifier(identifiers: Iterable[str]) -> dict[str, Dataset]:
    """Datasets by identifier, with what a comparison looks at."""
    found = {}
    for some in chunks(identifiers):
        rows = Dataset.objects.select_related("legal_item", "holder").filter(identifier__in=some)
        found |= {row.identifier: row for row in rows}
    return found


def contacts_of(datasets: Iterable[Dataset]) -> dict[int, list[Contact]]:
    """Responsible persons by dataset, in their order."""
    return _by_dataset(Contact.objects.order_by("order", "pk"), datasets)


def resources_of(datasets: Iterable[Dataset]) -> dict[int, list[Distribution]]:
    """Resources by dataset, in their order."""
    return _by_dataset(Distribution.objects.select_related("table_schema").order_by("order", "pk"), datasets)


def _by_dataset(queryset, datasets):
    found = {}
    for some in chunks(dataset.pk for dataset in datasets):
        for row in queryset.filter(dataset__in=some):
            found.setdefault(row.dataset_id, []).append(row)
    return found


def links() -> dict[str, list[str]]:
    """Identifiers of sets by the link to their page, as it compares."""
    found = {}
    for identifier, link in Dataset.objects.exclude(landing_page="").values_list("identifier", "landing_page"):
        found.setdefault(plain_link(link), []).append(identifier)
    return found


def titles() -> dict[str, str]:
    """Titles by identifier, of all sets."""
    return dict(Dataset.objects.values_list("identifier", "title"))


def plain_link(link: str) -> str:
    """A link without what does not tell pages apart: scheme, www, a slash at the end, case of the host."""
    bare = link.partition("://")[2] or link
    host, slash, rest = bare.rstrip("/").partition("/")
    return host.casefold().removeprefix("www.") + slash + rest
