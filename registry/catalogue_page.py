"""The page of a dataset."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from core.clock import today
from core.context import office_row
from core.models import DayOff
from core.site import site_of
from registry.access import register_page, sees_planned
from registry.catalogue_feedback import voices_of
from registry.catalogue_preview import preview
from registry.catalogue_words import citation, structured
from registry.models import CodeListItem, Dataset, Distribution, FileVersion, PortalCopy
from registry.published_files import file_path
from registry.sentences import due_mark, due_sentence, state_mark
from registry.tables.katottg import CODE, TERRITORIES
from registry.vocabulary import LICENCES, Licence, Theme
from registry.workflow import State

PREVIEWS = 3  # resources of a page whose first rows are shown


@dataclass(frozen=True)
class Resource:
    """A resource as the page shows it: where its file is, and the version of it we keep."""

    row: Distribution
    site: str
    previewed: bool = True

    @cached_property
    def version(self) -> FileVersion | None:
        """The latest published version we keep."""
        return self.row.published[-1] if self.row.published else None

    @property
    def link(self) -> str:
        """Where a reader takes the file: the portal, else ourselves."""
        if self.row.url or self.version is None:
            return self.row.url
        return file_path(self.row)

    @property
    def address(self) -> str:
        """The same with the name of the site."""
        return f"{self.site}{self.link}" if self.link.startswith("/") else self.link

    @property
    def size(self):
        """Bytes, where they are known."""
        return self.row.size or (self.version and self.version.size)

    @cached_property
    def preview(self):
        """The first rows of what we keep."""
        return preview(self.version) if self.previewed and self.version else None


@require_safe
@register_page
def dataset(request, identifier):
    """`/datasets/<identifier>/`: published, suspended and archived sets; a planned one for those who see such sets."""
    row = get_object_or_404(Dataset.objects.for_page().prefetch_related("contacts"), identifier=identifier)
    if row.state == State.PLANNED and not sees_planned(request.user, row):
        raise Http404
    site = site_of(request)
    return render(request, "registry/dataset.html", context_of(row, office_row(request), site))


def context_of(row, office, site):
    """What the page of a dataset tells."""
    open_now = row.state == State.PUBLISHED
    resources = resources_of(row, site) if open_now else []
    address = f"{site}{reverse('dataset', args=[row.identifier])}"
    publisher = " ".join(office.authority.split()) if office else ""
    return {
        "dataset": row,
        "open": open_now,
        "resources": resources,
        "structures": structures_of(resources),
        "themes": [(code, Theme(code).label) for code in row.themes if code in Theme.values],
        "licence": LICENCES[Licence(row.licence)],
        "portals": portals_of(row) if open_now else [],
        "tasks": [link.task for link in row.tasks.select_related("task")],
        "place": place_of(row),
        "ground": ground_of(row),
        "citation": citation(row, office.city if office else "", address, today()),
        "structured": structured(row, resources, publisher, address) if open_now else "",
        **standing_of(row),
        **voices_of(row),
    }


def standing_of(row):
    """How the set stands with its updates."""
    if row.state != State.PUBLISHED:
        return {"mark": state_mark(row.state), "sentence": ""}
    due = row.standing(today(), DayOff.objects.days())
    return {"mark": due_mark(due) if due.due_on or due.late else state_mark(row.state), "sentence": due_sentence(due)}


def resources_of(row, site):
    """The resources with the versions of their files that are published."""
    versions = FileVersion.objects.filter(state=FileVersion.State.PUBLISHED).order_by("number")
    known = row.distributions.select_related("table_schema")
    rows = list(known.prefetch_related(Prefetch("versions", versions, to_attr="published")))
    for resource in rows:
        resource.dataset = row
    return [Resource(resource, site, place < PREVIEWS) for place, resource in enumerate(rows)]


def structures_of(resources):
    """The structures its tables have, each once."""
    known = {one.row.table_schema_id: one.row.table_schema for one in resources if one.row.table_schema_id}
    return list(known.values())


def portals_of(row):
    """Where the set stands on portals: (title, address)."""
    copies = PortalCopy.objects.here().filter(dataset=row).exclude(url="").select_related("portal")
    told = [(copy.portal.title, copy.url) for copy in copies]
    if row.landing_page and row.landing_page not in {address for _title, address in told}:
        told.append((row.landing_page.split("/")[2], row.landing_page))
    return told


def place_of(row):
    """The territory in words where its code is one of our list."""
    if not CODE.match(row.spatial):
        return row.spatial
    known = CodeListItem.objects.filter(codelist__code=TERRITORIES, code=row.spatial).first()
    return f"{known.label}, {known.code}" if known else row.spatial


def ground_of(row):
    """The act that suspended the publication."""
    if row.state != State.SUSPENDED:
        return None
    return row.state_changes.filter(state=State.SUSPENDED).order_by("-effective_on", "-pk").first()
