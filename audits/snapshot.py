"""Everything the checks need to know of a dataset on a day, gathered once. Pure, frozen, no models.

The names of the passport's and the resources' facts are those of the register, so that what describes a dataset there
(`registry.feeds.describing`) reads a snapshot as well. Who fills it: `audits.gathering`; probes: `audits.probe`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from registry.tables.columns import Column


class LinkState(StrEnum):
    """What is known of an address. Broken only after three tries; an outage of ours makes it unsure."""

    OK = "ok"
    BROKEN = "broken"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Signs:
    """Signs of personal data in one column of a file: how many cells, never the values."""

    column: str
    kind: str
    """phone, tax_number, email, name, passport (`audits.personal_data.Kind`)."""
    count: int


@dataclass(frozen=True)
class TableFacts:
    """What a probe saw inside a table (CSV, TSV, XLS, XLSX, ODS)."""

    encoding: str = ""
    """utf-8, utf-8-sig, windows-1251, utf-16; empty for spreadsheets."""
    delimiter: str = ""
    """One of , ; tab |; empty for spreadsheets."""
    header: tuple[str, ...] = ()
    rows: int = 0
    """Rows of data, without the heading."""
    ragged: int = 0
    """Rows whose number of cells is not that of the heading."""
    blank_rows: int = 0
    """Empty rows between rows of data."""
    titles_above: int = 0
    """Rows above the heading (names of tables, notes)."""
    whole: bool = True
    """False where only the beginning was read."""
    problems: tuple[str, ...] = ()
    """Mistakes against the structure in sentences of `registry.tables.checking`; at most 20."""
    problem_count: int | None = None
    """How many there are in all; None where the table was not compared with a structure."""


@dataclass(frozen=True)
class ProbeFacts:
    """What the last probe of an address found."""

    url: str
    state: LinkState
    status: int | None = None
    """The HTTP status; None where there was no answer."""
    reason: str = ""
    """Why it is broken or unsure: a Ukrainian sentence."""
    checked_at: datetime | None = None
    first_failure_at: datetime | None = None
    last_success_at: datetime | None = None
    bytes: int | None = None
    sha256: str = ""
    """Of the whole content; empty where it was not read to its end."""
    beginning: str = ""
    """Of the first megabyte of a content that was not read to its end: it tells a change, never that there is none."""
    format: str = ""
    """By the content, as the register names it (`registry.formats`); empty where it could not be told."""
    media_type: str = ""
    """As the server declared it, without parameters."""
    redirects: int = 0
    download: bool = False
    """The address gives the file itself, not a page about it."""
    elapsed_ms: int | None = None
    table: TableFacts | None = None
    signs: tuple[Signs, ...] | None = None
    """None: not looked for (no table)."""

    @property
    def answers(self) -> bool:
        return self.state == LinkState.OK

    @property
    def known(self) -> bool:
        """Whether the last probe says anything of the address."""
        return self.state != LinkState.UNSURE


@dataclass(frozen=True)
class Person:
    """A responsible person of the passport."""

    name: str
    email: str = ""
    phone: str = ""
    in_office: bool | None = None
    """Still works, by the account; None where the passport names no account."""


@dataclass(frozen=True)
class OnPortal:
    """The dataset as one portal shows it."""

    portal: str
    url: str = ""
    gone: bool = False
    """It was there and is no longer."""
    differences: tuple[str, ...] = ()
    """Codes of `registry.portal.drift` that nobody has settled."""
    seen_at: datetime | None = None


@dataclass(frozen=True)
class ResourceSnapshot:
    """A resource as the register declares it, and what the probe saw."""

    pk: int
    name: str
    kind: str = "data"
    title: str = ""
    description: str = ""
    format: str = ""
    access_url: str = ""
    download_url: str = ""
    size: int | None = None
    sha256: str = ""
    issued_on: date | None = None
    modified_on: date | None = None
    columns: tuple[Column, ...] = ()
    """The table's structure; empty where none is given."""
    probe: ProbeFacts | None = None
    """Of `url`."""
    page: ProbeFacts | None = None
    """Of `access_url` where that is another address than `url`."""
    sha256_before: str = ""
    """The content's hash in the round before; empty where it is not known."""
    beginning_before: str = ""
    """The hash of its beginning then, where it was not read to its end."""
    bytes_before: int | None = None
    """Its size then."""

    @property
    def url(self) -> str:
        return self.download_url or self.access_url

    @property
    def access(self) -> ProbeFacts | None:
        """What is known of the address a feed gives as accessURL."""
        return self.page if self.access_url and self.access_url != self.url else self.probe


@dataclass(frozen=True)
class DatasetSnapshot:
    """A dataset on the round's reference day."""

    pk: int
    identifier: str
    title: str
    state: str
    """`registry.workflow.State`."""
    number: int | None = None
    description: str = ""
    purpose: str = ""
    language: str = "uk"
    frequency: str = ""
    keywords: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    licence: str = "cc-by"
    spatial: str = ""
    restricted: str = ""
    restricted_ground: str = ""
    covers_from: date | None = None
    covers_to: date | None = None
    first_published: date | None = None
    changed_on: date | None = None
    true_on: date | None = None
    change_known_on: date | None = None
    landing_page: str = ""
    structure_url: str = ""
    holder: int | None = None
    gaps: tuple[str, ...] = ()
    """Codes of `registry.completeness`."""
    days_off: tuple[date, ...] = ()
    people: tuple[Person, ...] = ()
    copies: tuple[OnPortal, ...] = ()
    resources: tuple[ResourceSnapshot, ...] = field(default=())
    page: ProbeFacts | None = None
    """Of the landing page."""
    structure: ProbeFacts | None = None
    """Of `structure_url`."""
    round_before_on: date | None = None
    """The reference day of the round before, whose hashes the resources carry."""

    @property
    def data(self) -> tuple[ResourceSnapshot, ...]:
        """The resources that hold the data themselves."""
        return tuple(one for one in self.resources if one.kind == "data" and one.url)

    @property
    def structures(self) -> tuple[ResourceSnapshot, ...]:
        """The resources that tell the structure."""
        return tuple(one for one in self.resources if one.kind == "structure" and one.url)
