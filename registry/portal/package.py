"""A dataset as a portal shows it, read from its answer: whatever is there is taken, what cannot be read is named.

The keys are those of data.gov.ua (CKAN 2.7.2): Ukrainian additions stand at the top level, `name` may be a UUID other
than `id`, extras come as a list or as keys, scores of openness and broken links as blocks of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from registry.portal.values import block, moment, number, plain, rows, text, truth

NUMBER = re.compile(r"^\s*(?:№\s*)?(\d{1,3})\s*[.)]\s*(?=\D)")


@dataclass(frozen=True)
class Openness:
    """The portal's own score: stars from 0 to 5, and its reason in the portal's words."""

    score: int | None = None
    reason: str = ""
    broken: bool | None = None
    """Whether the portal's archiver found a link broken."""


@dataclass(frozen=True)
class PortalResource:
    """A file or an address inside a dataset."""

    id: str
    name: str = ""
    description: str = ""
    url: str = ""
    format: str = ""
    media_type: str = ""
    size: int | None = None
    hash: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    uploaded: bool = False
    """Whether the file lies on the portal itself."""
    openness: Openness = Openness()


@dataclass(frozen=True)
class PortalPackage:
    """A dataset on a portal."""

    id: str
    name: str = ""
    title: str = ""
    description: str = ""
    frequency: str = ""
    """As the portal says it: «once a year»."""
    purpose: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""
    licence: str = ""
    contact: str = ""
    contact_email: str = ""
    organization: str = ""
    """The organisation's name in addresses."""
    organization_title: str = ""
    edrpou: str = ""
    identifier: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    state: str = ""
    private: bool = False
    openness: Openness = Openness()
    resources: tuple[PortalResource, ...] = ()
    extras: dict[str, str] = field(default_factory=dict, hash=False)
    unread: tuple[str, ...] = ()
    """Sentences that say what could not be read."""

    @property
    def number(self) -> int | None:
        """The number in the legal list that the title begins with: «42. Території обслуговування…»."""
        found = NUMBER.match(self.title)
        return int(found.group(1)) if found else None

    @property
    def formats(self) -> tuple[str, ...]:
        """Formats of its files, each once, as the portal writes them."""
        return tuple(dict.fromkeys(resource.format for resource in self.resources if resource.format))

    @property
    def last_update(self) -> datetime | None:
        """When the newest of its files came; of the whole set where no file says."""
        dates = [resource.modified or resource.created for resource in self.resources]
        return max((date for date in dates if date), default=self.modified)


def read_package(raw: Any) -> PortalPackage | None:
    """A dataset from its JSON; None when it is none (no id and no name)."""
    if not isinstance(raw, dict):
        return None
    ident = _first(raw, "id", "name")
    if not ident:
        return None
    extras, organization = _extras(raw), block(raw.get("organization"))
    own = {**extras, **{key: value for key, value in raw.items() if value}}  # Ukrainian keys may hide in the extras
    return PortalPackage(
        id=ident,
        name=text(raw.get("name")),
        title=plain(raw.get("title")),
        description=plain(raw.get("notes")),
        frequency=text(own.get("update_frequency")),
        purpose=plain(own.get("purpose_of_collecting_information")),
        keywords=_keywords(raw),
        language=text(own.get("language")),
        licence=text(raw.get("license_id")),
        contact=plain(_first(raw, "maintainer", "author")),
        contact_email=_first(raw, "maintainer_email", "author_email"),
        organization=_first(organization, "name", "id") or text(raw.get("owner_org")),
        organization_title=plain(organization.get("title")),
        edrpou=_edrpou(raw, extras, organization),
        identifier=text(own.get("identifier")),
        created=moment(raw.get("metadata_created")),
        modified=moment(raw.get("metadata_modified")),
        state=text(raw.get("state")),
        private=truth(raw.get("private")) is True,
        openness=_openness(raw),
        resources=tuple(_resources(raw)),
        extras=extras,
        unread=tuple(_unread(raw)),
    )


def _first(raw: dict[str, Any], *keys: str) -> str:
    """The first of some values that says something."""
    return next((said for key in keys if (said := text(raw.get(key)))), "")


def _extras(raw: dict[str, Any]) -> dict[str, str]:
    """Additional values: a list of key and value, or plain keys."""
    found = raw.get("extras")
    pairs = found.items() if isinstance(found, dict) else ((row.get("key"), row.get("value")) for row in rows(found))
    return {text(key): text(value) for key, value in pairs if text(key)}


def _keywords(raw: dict[str, Any]) -> tuple[str, ...]:
    """Keywords of the list of tags, or of the line with commas; each once."""
    tags = raw.get("tags")
    named = [text(tag.get("display_name")) or text(tag.get("name")) for tag in rows(tags)]
    named += [text(tag) for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    named = named or text(raw.get("tag_string")).split(",")
    return tuple(dict.fromkeys(word.strip() for word in named if word.strip()))


def _edrpou(raw: dict[str, Any], extras: dict[str, str], organization: dict[str, Any]) -> str:
    """The holder's code, wherever the portal keeps it."""
    theirs = _extras(organization)
    said = (raw.get("edrpou"), extras.get("edrpou"), organization.get("edrpou"), theirs.get("edrpou"))
    return next((code for value in said if re.fullmatch(r"\d{8}", code := text(value))), "")


def _openness(raw: dict[str, Any]) -> Openness:
    qa, archiver = block(raw.get("qa")), block(raw.get("archiver"))
    score = number(qa.get("openness_score"))
    return Openness(
        score=score if score is not None and score <= 5 else None,
        reason=plain(qa.get("openness_score_reason")),
        broken=truth(archiver.get("is_broken")),
    )


def _resources(raw: dict[str, Any]) -> Iterator[PortalResource]:
    """The files, each once."""
    seen = set()
    for row in rows(raw.get("resources")):
        ident = text(row.get("id")) or text(row.get("url"))
        if ident and ident not in seen and text(row.get("state")) in ("", "active"):
            seen.add(ident)
            yield _resource(ident, row)


def _resource(ident: str, row: dict[str, Any]) -> PortalResource:
    return PortalResource(
        id=ident,
        name=plain(row.get("name")),
        description=plain(row.get("description")),
        url=text(row.get("url")),
        format=text(row.get("format")),
        media_type=text(row.get("mimetype")),
        size=number(row.get("size")),
        hash=text(row.get("file_hash_sum")) or text(row.get("hash")),
        created=moment(row.get("created")),
        modified=moment(row.get("last_modified")),
        uploaded=text(row.get("url_type")) == "upload",
        openness=_openness(row),
    )


MOMENTS = {"metadata_created": "створено", "metadata_modified": "змінено"}
LISTS = {"resources": "файли", "tags": "ключові слова"}


def _unread(raw: dict[str, Any]) -> Iterator[str]:
    """What is there and could not be taken, in words."""
    for key, word in MOMENTS.items():
        if raw.get(key) and moment(raw[key]) is None:
            yield f"«{word}»: «{str(raw[key])[:60]}» не схоже на дату"
    for key, word in LISTS.items():
        if raw.get(key) and not isinstance(raw[key], list):
            yield f"«{word}»: замість переліку надійшло «{str(raw[key])[:60]}»"
    yield from _unread_parts(raw)


def _unread_parts(raw: dict[str, Any]) -> Iterator[str]:
    score = block(raw.get("qa")).get("openness_score")
    if score is not None and _openness(raw).score is None:
        yield f"«оцінка відкритості»: «{str(score)[:60]}» не є числом від 0 до 5"
    lost = sum(not _first(row, "id", "url") for row in rows(raw.get("resources")))
    if lost:
        yield f"«файли»: без ідентифікатора й адреси – {lost}"
