"""How a dataset is cited, and how machines that read pages are told of it (schema.org)."""

import json
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from registry import formats
from registry.vocabulary import LICENCES, Licence

UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def citation(dataset, city: str, address: str, on: date) -> str:
    """A ready reference: title, holder, city, date of the data, licence, address, day of access."""
    parts = [
        _("%(title)s [набір даних]") % {"title": dataset.title},
        f"{dataset.holder.name}, {city}" if city else dataset.holder.name,
    ]
    if dataset.changed_on:
        parts.append(_("Оновлено %s") % f"{dataset.changed_on:%d.%m.%Y}")
    parts.append(_("Ліцензія: %s") % Licence(dataset.licence).label)
    return ". – ".join(parts) + f". – {address} (" + _("дата звернення: %s") % f"{on:%d.%m.%Y}" + ")."


def structured(dataset, resources, publisher: str, address: str) -> SafeString:
    """The dataset as schema.org JSON-LD, ready for a data block of a page."""
    terms = LICENCES[Licence(dataset.licence)]
    told = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "identifier": dataset.identifier,
        "name": dataset.title,
        "description": dataset.description or dataset.title,
        "keywords": dataset.keywords,
        "inLanguage": dataset.language,
        "license": terms.url,
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": dataset.holder.name},
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
        "datePublished": _iso(dataset.first_published),
        "dateModified": _iso(dataset.changed_on),
        "temporalCoverage": _covered(dataset),
        "spatialCoverage": dataset.spatial,
        "distribution": [_download(resource) for resource in resources if resource.link],
    }
    block = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return mark_safe(block.translate(UNSAFE))  # nothing in it can end the block


def _iso(day):
    return day.isoformat() if day else ""


def _covered(dataset):
    if not (dataset.covers_from or dataset.covers_to):
        return ""
    return f"{_iso(dataset.covers_from) or '..'}/{_iso(dataset.covers_to) or '..'}"


def _download(resource):
    known = formats.FORMATS.get(resource.row.format)
    told = {
        "@type": "DataDownload",
        "name": str(resource.row),
        "encodingFormat": known.media_type if known else resource.row.format,
        "contentUrl": resource.address,
        "contentSize": resource.size and str(resource.size),
    }
    return {name: value for name, value in told.items() if value}
