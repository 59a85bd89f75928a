"""Reading a portal through CKAN's action API. It takes the way out (`core.outbound.Client`) and asks nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from core.outbound_answer import Answer
from core.outbound_errors import Broken
from registry.portal.envelope import result
from registry.portal.package import PortalPackage, read_package
from registry.portal.values import number, plain, rows, text

ORGANIZATIONS = 25  # CKAN gives no more at once where all fields are asked for


class Http(Protocol):
    """What the client needs of the way out."""

    def request(self, method: str, url: str, **options: Any) -> Answer:
        """An answer of any status."""


@dataclass(frozen=True)
class Organization:
    """A holder as a portal knows it."""

    id: str
    name: str
    title: str
    packages: int | None


@dataclass(frozen=True)
class Page:
    """A part of a search: how many there are in all, what came, and how many of it could not be read."""

    count: int | None
    packages: tuple[PortalPackage, ...]
    rows: int
    """Rows that came, the unreadable ones too."""

    @property
    def lost(self) -> int:
        """Rows that are no dataset."""
        return self.rows - len(self.packages)


class Portal:
    """One portal; `address` is its front page, such as https://data.gov.ua."""

    def __init__(self, http: Http, address: str, *, token: str = ""):
        self.http, self.token = http, token
        self.address = address.rstrip("/")

    def action(self, name: str, **params: Any) -> Any:
        """The result of a reading action."""
        return result(self.http.request("GET", self.url(name), params=params, headers=self.headers()))

    def url(self, name: str) -> str:
        """Where an action is asked."""
        return f"{self.address}/api/3/action/{name}"

    def headers(self) -> dict[str, str]:
        """Who we are to the portal: private datasets are shown to their owner's key only."""
        return {"Authorization": self.token} if self.token else {}

    def status(self) -> Mapping[str, Any]:
        """What the portal says of itself: its title and CKAN's version."""
        said = self.action("status_show")
        return said if isinstance(said, dict) else {}

    def package(self, ident: str) -> PortalPackage:
        """A dataset by its id or name."""
        found = read_package(self.action("package_show", id=ident))
        if found is None:
            raise Broken(self.url("package_show"), why="замість набору даних надійшло щось інше")
        return found

    def search(self, *, query: str, sort: str, rows: int, start: int) -> Page:
        """A page of datasets by a filter query of Solr."""
        said = self.action("package_search", fq=query, sort=sort, rows=rows, start=start)
        if not isinstance(said, dict) or not isinstance(said.get("results"), list):
            raise Broken(self.url("package_search"), why="замість переліку наборів надійшло щось інше")
        read = [read_package(raw) for raw in said["results"]]
        return Page(number(said.get("count")), tuple(found for found in read if found), len(read))

    def organization(self, ident: str) -> Organization:
        """A holder by its id or name."""
        said = self.action("organization_show", id=ident, include_datasets="false")
        found = _organizations([said])
        if not found:
            raise Broken(self.url("organization_show"), why="замість розпорядника надійшло щось інше")
        return found[0]

    def organizations(self) -> list[Organization]:
        """All holders, asked page by page."""
        found: dict[str, Organization] = {}
        while True:
            said = self.action("organization_list", all_fields="true", limit=ORGANIZATIONS, offset=len(found))
            fresh = [one for one in _organizations(said) if one.id not in found]
            if not fresh:
                return list(found.values())
            found |= {one.id: one for one in fresh}


def _organizations(raw: Any) -> list[Organization]:
    return [
        Organization(
            id=text(row.get("id")) or text(row.get("name")),
            name=text(row.get("name")),
            title=plain(row.get("title")) or text(row.get("name")),
            packages=number(row.get("package_count")),
        )
        for row in rows(raw)
        if text(row.get("id")) or text(row.get("name"))
    ]
