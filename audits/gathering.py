"""Snapshots of datasets for the checks: as they stood on a day, in as many queries for one set as for a thousand."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from audits.models import ProbeFact, Round
from audits.probe.facts import latest, traces
from audits.snapshot import DatasetSnapshot, OnPortal, Person, ProbeFacts, ResourceSnapshot
from core.models import DayOff
from registry.completeness import asked
from registry.models import Dataset, PortalCopy
from registry.tables.columns import from_json

PASSPORT = ("identifier", "title", "number", "description", "purpose", "language", "frequency", "licence", "spatial")
PASSPORT += ("restricted", "restricted_ground", "covers_from", "covers_to", "first_published", "true_on")
PASSPORT += ("change_known_on", "landing_page", "structure_url")
LISTS = ("keywords", "themes", "formats")
RESOURCE = ("pk", "name", "kind", "title", "description", "format", "access_url", "download_url", "size", "sha256")
RESOURCE += ("issued_on", "modified_on")
Probes = dict[tuple[int, str], ProbeFacts]


def snapshots(keys: Collection[int], on: date, before: Round | None = None) -> dict[int, DatasetSnapshot]:
    """The datasets with these keys as they stood on a day, with hashes of the round before; by key.

    State, holder and last update are those of the day; the passport's texts and the probes are the latest.
    """
    rows = Dataset.objects.filter(pk__in=keys).as_of(on).select_related("legal_item", "holder")
    datasets = list(rows.prefetch_related("contacts__user", "distributions__table_schema").order_by("pk"))
    probes, copies = latest(keys), _copies(keys)
    old = traces(before.pk) if before else {}
    told = {"days_off": tuple(sorted(DayOff.objects.days())), "round_before_on": before and before.reference_on}
    return {row.pk: _snapshot(row, on, probes, old, copies=tuple(copies[row.pk]), **told) for row in datasets}


def round_before(round: Round) -> Round | None:
    """The latest earlier round of the same kind that knew hashes of files."""
    earlier = Round.objects.filter(kind=round.kind, opens_on__lt=round.opens_on)
    with_hashes = ProbeFact.objects.exclude(sha256="", beginning="").values("round")
    return earlier.filter(pk__in=with_hashes).order_by("-opens_on").first()


def _snapshot(dataset, on: date, probes: Probes, old: dict[int, ProbeFact], **told) -> DatasetSnapshot:
    state = dataset.state_then or dataset.state
    elements = {element.code for element in asked(state)}
    return DatasetSnapshot(
        pk=dataset.pk,
        state=state,
        holder=dataset.holder_then or dataset.holder_id,
        changed_on=dataset.updated_then,
        gaps=tuple(code for code in dataset.gaps if code in elements),
        people=tuple(_person(one, on) for one in dataset.contacts.all()),
        resources=tuple(_resource(one, probes, old) for one in dataset.distributions.all()),
        page=probes.get((dataset.pk, dataset.landing_page)),
        structure=probes.get((dataset.pk, dataset.structure_url)),
        **{name: getattr(dataset, name) for name in PASSPORT},
        **{name: tuple(getattr(dataset, name)) for name in LISTS},
        **told,
    )


def _person(contact, on: date) -> Person:
    working = contact.user.works_on(on) if contact.user else None
    return Person(contact.name, contact.email, contact.phone, working)


def _resource(row, probes: Probes, old: dict[int, ProbeFact]) -> ResourceSnapshot:
    before = old.get(row.pk)
    return ResourceSnapshot(
        columns=from_json(row.table_schema.columns) if row.table_schema else (),
        probe=probes.get((row.dataset_id, row.url)),
        page=probes.get((row.dataset_id, row.access_url)),
        sha256_before=before.sha256 if before else "",
        beginning_before=before.beginning if before else "",
        bytes_before=before.bytes if before else None,
        **{name: getattr(row, name) for name in RESOURCE},
    )


def _copies(keys: Collection[int]) -> dict[int, list[OnPortal]]:
    """What portals that are read show of each set; one that vanished and came back is there."""
    found: dict[int, dict[str, OnPortal]] = defaultdict(dict)
    rows: Iterable[PortalCopy] = PortalCopy.objects.filter(dataset__in=keys, portal__active=True)
    for copy in rows.select_related("portal").order_by("portal", "pk"):
        told = OnPortal(
            copy.portal.title, copy.url, copy.gone_at is not None, tuple(copy.differences), seen_at=copy.seen_at
        )
        known = found[copy.dataset_id].get(told.portal)
        if known is None or known.gone:
            found[copy.dataset_id][told.portal] = told
    return defaultdict(list, {key: list(portals.values()) for key, portals in found.items()})
