"""Datasets, resources and organisations as CKAN tells them (the shape of the national portal's answers)."""

from datetime import UTC, date, datetime, time

from registry.formats import FORMATS
from registry.frequency import RHYTHMS, Frequency
from registry.vocabulary import LICENCES, Licence, Theme


def package(dataset, site: str) -> dict:
    """A dataset with its resources and its organisation; `dataset` has contacts and distributions at hand."""
    contact = next(iter(dataset.contacts.all()), None)
    terms = LICENCES[Licence(dataset.licence)]
    resources = [resource(row, dataset, place) for place, row in enumerate(with_address(dataset))]
    return {
        "id": dataset.identifier,
        "name": dataset.identifier,
        "title": dataset.title,
        "notes": dataset.description,
        "type": "dataset",
        "state": "active",
        "private": False,
        "isopen": terms.open,
        "license_id": dataset.licence,
        "license_title": str(Licence(dataset.licence).label),
        "license_url": terms.url,
        "maintainer": contact.name if contact else "",
        "maintainer_email": contact.email if contact else "",
        "author": "",
        "author_email": "",
        "version": str(dataset.version),
        "url": dataset.landing_page or f"{site}/datasets/{dataset.identifier}/",
        "update_frequency": RHYTHMS[Frequency(dataset.frequency)].portal if dataset.frequency else "",
        "purpose_of_collecting_information": dataset.purpose,
        "tag_string": ",".join(dataset.keywords),
        "language": dataset.language,
        "metadata_created": naive(dataset.recorded_at),
        "metadata_modified": naive(dataset.touched_at),
        "owner_org": unit_name(dataset.holder_id),
        "organization": organization(dataset.holder),
        "num_resources": len(resources),
        "num_tags": len(dataset.keywords),
        "tags": [tag(word) for word in dataset.keywords],
        "groups": [group(theme) for theme in dataset.themes],
        "resources": resources,
        "extras": [],
        "relationships_as_object": [],
        "relationships_as_subject": [],
    }


def with_address(dataset) -> list:
    """The resources that can be taken from somewhere."""
    return [row for row in dataset.distributions.all() if row.url]


def resource(row, dataset, place: int) -> dict:
    """A resource of a dataset."""
    known = FORMATS.get(row.format)
    return {
        "id": f"{dataset.identifier}--{row.name}",
        "package_id": dataset.identifier,
        "name": row.title or row.name,
        "description": row.description,
        "format": row.format,
        "mimetype": known.media_type if known else None,
        "url": row.url,
        "url_type": None,
        "size": row.size,
        "hash": row.sha256,
        "file_hash_sum": row.sha256,
        "created": naive(row.issued_on),
        "last_modified": naive(row.modified_on),
        "position": place,
        "state": "active",
        "datastore_active": False,
    }


def organization(unit, count: int | None = None) -> dict:
    """A unit as an organisation."""
    told = {
        "id": unit_name(unit.pk),
        "name": unit_name(unit.pk),
        "title": unit.name,
        "display_name": unit.name,
        "description": "",
        "image_url": "",
        "state": "active",
        "type": "organization",
        "is_organization": True,
        "approval_status": "approved",
    }
    return told if count is None else {**told, "package_count": count}


def tag(word: str) -> dict:
    """A keyword."""
    return {"id": word, "name": word, "display_name": word, "state": "active", "vocabulary_id": None}


def group(theme: str) -> dict:
    """A theme as a group."""
    label = str(Theme(theme).label)
    return {"id": theme.lower(), "name": theme.lower(), "title": label, "display_name": label, "description": ""}


def unit_name(pk: int) -> str:
    """A unit's name in addresses and filters."""
    return f"unit-{pk}"


def naive(moment: date | datetime | None) -> str | None:
    """A moment as CKAN writes it: naive, in UTC."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
