"""Stars of openness (0-5) of a resource and of a set, each with its reason in words. Pure.

One choice, stated in the methodology: a broken link, a closed licence and a page in HTML give 0; PDF, DOC, TXT, an
archive and what is not known 1; XLS and XLSX 2; CSV, JSON, XML, ODS and the like 3; the RDF family 5 (the data link to
others; four stars are contained in five and not told apart). Order of evidence: what the content is, then the ending
of the address, then the declared format. A set takes the stars of its best resource.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from audits.snapshot import DatasetSnapshot, LinkState, ResourceSnapshot
from registry.formats import FORMATS, normal
from registry.vocabulary import LICENCES, Licence

LINKED = frozenset({"RDF", "TTL", "JSONLD", "N3"})
PAGES = frozenset({"HTML"})
MOST = 5


@dataclass(frozen=True)
class Stars:
    """Stars and why."""

    number: int
    reason: str


@dataclass(frozen=True)
class Evidence:
    """A format, and where it is known from."""

    format: str
    source: str


def of_set(dataset: DatasetSnapshot) -> Stars | None:
    """The stars of the best resource; None where no link was probed with a certain answer."""
    if not is_open(dataset.licence):
        return Stars(0, "ліцензія обмежує використання")
    known = [of_resource(one) for one in dataset.data if one.probe is not None and one.probe.known]
    return max(known, key=lambda one: one.number, default=None)


def of_resource(resource: ResourceSnapshot) -> Stars:
    """The stars of a resource under an open licence."""
    if resource.probe is not None and resource.probe.state == LinkState.BROKEN:
        return Stars(0, f"посилання ресурсу «{resource.name}» не працює")
    found = evidence(resource)
    if not found.format:
        return Stars(1, f"формат ресурсу «{resource.name}» визначити не вдалося")
    return Stars(of_format(found.format), f"{found.format} ({found.source})")


def of_format(name: str) -> int:
    """The stars a format gives at best."""
    known = FORMATS.get(name)
    if name in PAGES:
        return 0
    if known is None or not known.machine:
        return 1
    if not known.open:
        return 2
    return MOST if name in LINKED else 3


def evidence(resource: ResourceSnapshot) -> Evidence:
    """The format of a resource by the best evidence there is."""
    if resource.probe is not None and resource.probe.format:
        return Evidence(resource.probe.format, "за вмістом файлу")
    ending = ending_of(resource.url)
    if ending:
        return Evidence(ending, "за адресою файлу")
    return Evidence(resource.format, "за паспортом") if resource.format else Evidence("", "")


def ending_of(url: str) -> str:
    """The format an address ends with, where it is one we know.

    >>> ending_of("https://data.gov.ua/files/Parky.CSV?download=1")
    'CSV'
    """
    name = urlsplit(url).path.rpartition("/")[2]
    ending = normal(name.rpartition(".")[2]) if "." in name else ""
    return ending if ending in FORMATS else ""


def is_open(licence: str) -> bool:
    """Whether anybody may use the data for anything."""
    known = licence in Licence.values
    return known and LICENCES[Licence(licence)].open
