"""What a run has to ask: the addresses of its sets that it has not asked yet, in a constant number of queries."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

from audits.models import ProbeRun
from audits.probe.facts import latest
from audits.probe.links import Link, doors_of, host_of
from audits.snapshot import ProbeFacts
from core.models import Office
from registry.actions.file_checks import codes_of
from registry.file_workflow import FileState
from registry.models import DataPortal, Dataset, Distribution, FileVersion
from registry.published_files import file_path
from registry.tables.columns import from_json


def links_of(run: ProbeRun) -> list[Link]:
    """The links of a run that it has not asked yet."""
    datasets = Dataset.objects.filter(pk=run.dataset_id) if run.dataset_id else Dataset.objects.published()
    pages = list(datasets.values_list("pk", "landing_page", "structure_url"))
    rows = Distribution.objects.filter(dataset__in=datasets).select_related("dataset", "table_schema")
    found = _without_repeats([*_of_resources(rows.order_by("dataset", "order", "pk")), *_of_pages(pages)])
    asked = set(run.probes.values_list("dataset", "url"))
    known = latest({link.dataset for link in found})
    return [_with_past(link, known.get(link.key)) for link in found if link.key not in asked]


def _of_resources(rows: Iterable[Distribution]) -> Iterable[Link]:
    """Links of resources: the data first, then their pages where those are elsewhere."""
    rows = list(rows)
    structures = {row.table_schema_id: from_json(row.table_schema.columns) for row in rows if row.table_schema}
    codes = codes_of([column for columns in structures.values() for column in columns])
    kept = _own_files()
    for row in rows:
        columns = structures.get(row.table_schema_id, ()) if row.kind == Distribution.Kind.DATA else ()
        if row.url:
            own = kept.get(row.pk, "") if is_own(row) else ""
            yield Link(row.dataset_id, row.url, row.pk, False, row.format, columns, codes, own)
        if row.access_url and row.access_url != row.url:
            yield Link(row.dataset_id, row.access_url, page=True)


def _of_pages(pages: Iterable[tuple[int, str, str]]) -> Iterable[Link]:
    """Links of the sets themselves: their page, and where they tell their structure."""
    for dataset, page, structure in pages:
        if page:
            yield Link(dataset, page, page=True)
        if structure:
            yield Link(dataset, structure)


def _without_repeats(links: list[Link]) -> list[Link]:
    """Each address of a set once: what is said to be a file is asked as a file."""
    unique: dict[tuple[int, str], Link] = {}
    for link in sorted(links, key=lambda link: link.page):
        unique.setdefault(link.key, link)
    return list(unique.values())


def _own_files() -> dict[int, str]:
    """Where the file published last lies with us, by resource."""
    rows = FileVersion.objects.filter(state=FileState.PUBLISHED).order_by("number")
    return dict(rows.values_list("distribution", "file"))


def is_own(row: Distribution) -> bool:
    """Whether a resource's address is the one under which we hand its file out."""
    here = host_of(settings.SITE_URL)
    return urlsplit(row.url).path == file_path(row) and here in ("", host_of(row.url))


def _with_past(link: Link, before: ProbeFacts | None) -> Link:
    if before is None:
        return link
    return link.since(before.first_failure_at, before.last_success_at)


def witnesses_for(links: Iterable[Link]) -> list[str]:
    """Servers that can tell whether our connection works: portals, and the others that are asked anyway."""
    portals = DataPortal.objects.filter(active=True).values_list("address", flat=True)
    good = [link.url for link in links if link.last_good and not link.failing_since]
    return doors_of([*portals, *good, *(link.url for link in links if not link.own)])


def pages_are_public() -> bool:
    """Whether everybody may open the pages of the register."""
    office = Office.objects.first()
    return office.is_open if office else settings.PUBLIC_PAGES
