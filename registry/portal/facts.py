"""What is kept of a dataset on a portal: enough to compare it with our passport and to make a passport of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from registry.portal.package import NUMBER, PortalPackage

STRUCTURE = "struktura"  # the city's portal calls so the resource that holds the structure

PLAIN = ("title", "description", "frequency", "purpose", "licence", "contact", "email")
DAYS = ("updated_on", "published_on")


@dataclass(frozen=True)
class Facts:
    """A dataset as one portal shows it."""

    title: str = ""
    """Without the number it begins with."""
    description: str = ""
    frequency: str = ""
    purpose: str = ""
    keywords: tuple[str, ...] = ()
    licence: str = ""
    contact: str = ""
    email: str = ""
    formats: tuple[str, ...] = ()
    updated_on: date | None = None
    published_on: date | None = None
    files: tuple[tuple[str, str, str], ...] = ()
    """Name, format and address of each."""

    def to_json(self) -> dict[str, Any]:
        """As it is kept in a row."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in DAYS}
        lists = {"keywords": list(self.keywords), "formats": list(self.formats)}
        return {**vars(self), **days, **lists, "files": [list(row) for row in self.files]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Facts":
        """As it was kept."""
        values: dict[str, Any] = {name: str(kept.get(name) or "") for name in PLAIN}
        values |= {name: date.fromisoformat(kept[name]) if kept.get(name) else None for name in DAYS}
        values |= {name: tuple(kept.get(name) or ()) for name in ("keywords", "formats")}
        values["files"] = tuple((str(row[0]), str(row[1]), str(row[2])) for row in kept.get("files") or ())
        return cls(**values)


def facts_of(package: PortalPackage, zone: tzinfo) -> Facts:
    """The facts of a dataset; days are those of the office's own calendar."""
    data = [file for file in package.resources if file.name.lower() != STRUCTURE] or list(package.resources)
    moments = [moment for file in data if (moment := file.modified or file.created)]
    updated = max(moments, default=package.modified)
    return Facts(
        title=NUMBER.sub("", package.title).strip(),
        description=package.description,
        frequency=package.frequency,
        purpose=package.purpose,
        keywords=package.keywords,
        licence=package.licence,
        contact=package.contact,
        email=package.contact_email,
        formats=tuple(dict.fromkeys(file.format for file in data if file.format)),
        updated_on=_day(updated, zone),
        published_on=_day(package.created, zone),
        files=tuple((file.name, file.format, file.url) for file in package.resources),
    )


def _day(moment: datetime | None, zone: tzinfo) -> date | None:
    """The calendar day of a moment; none for one that no calendar here has."""
    try:
        return moment.astimezone(zone).date() if moment else None
    except (OverflowError, ValueError):
        return None
