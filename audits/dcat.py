"""Whether the description our catalogue gives of a set is valid DCAT-AP 3. Pure.

Looked at is the very graph the feeds publish (`registry.feeds.describing`): mandatory properties are there and not
blank, terms come from the vocabularies, addresses are whole, days in order. Recommended properties that are missing
make the description poorer, not invalid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS
from rdflib.term import Node

from audits.snapshot import DatasetSnapshot
from registry.feeds.describing import add_dataset
from registry.feeds.words import empty
from registry.frequency import Frequency
from registry.vocabulary import Language, Licence, Theme

NODE, PUBLISHER = URIRef("urn:khartiia:dataset"), URIRef("urn:khartiia:publisher")
MANDATORY = {DCTERMS.title: "назва", DCTERMS.description: "опис"}
RECOMMENDED = {
    DCAT.contactPoint: "контактна особа",
    DCAT.keyword: "ключові слова",
    DCAT.theme: "тема",
    DCTERMS.temporal: "охоплений період",
    DCAT.distribution: "ресурси",
}
OF_RESOURCE = {DCTERMS["format"]: "формат ресурсу"}


@dataclass(frozen=True)
class Problems:
    """What makes the description invalid, and what of the recommended it lacks."""

    errors: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


class _Many:
    """Rows at hand, asked for as a relation is."""

    def __init__(self, rows: tuple[Any, ...]):
        self.rows = rows

    def all(self) -> tuple[Any, ...]:
        return self.rows


class _Described:
    """A snapshot under the names of the register's rows."""

    def __init__(self, dataset: DatasetSnapshot):
        self.dataset = dataset
        self.contacts = _Many(dataset.people)
        self.distributions = _Many(dataset.resources)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.dataset, name)


@lru_cache(maxsize=64)
def problems(dataset: DatasetSnapshot) -> Problems:
    """What is wrong with the description of a set, and what it lacks; two checks ask, the graph is built once."""
    wrong = (*_foreign_terms(dataset), *_broken_addresses(dataset), *_days(dataset))
    if wrong:
        return Problems(wrong)
    graph = empty()
    add_dataset(graph, NODE, _Described(dataset), PUBLISHER)
    distributions = list(graph.objects(NODE, DCAT.distribution))
    errors = [words for said, words in MANDATORY.items() if _blank(graph, NODE, said)]
    errors += ["адреса ресурсу" for one in distributions if _blank(graph, one, DCAT.accessURL)]
    gaps = [words for said, words in RECOMMENDED.items() if _blank(graph, NODE, said)]
    gaps += [words for said, words in OF_RESOURCE.items() if any(_blank(graph, one, said) for one in distributions)]
    if not dataset.description.strip():
        gaps.insert(0, "опис")
    if not dataset.spatial:
        gaps.append("територія")
    return Problems(tuple(errors), tuple(gaps))


def _blank(graph: Graph, node: Node, said: URIRef) -> bool:
    return not any(str(value).strip() for value in graph.objects(node, said))


def _foreign_terms(dataset: DatasetSnapshot) -> Iterator[str]:
    """Terms the vocabularies do not have."""
    if any(theme not in Theme.values for theme in dataset.themes):
        yield "тема не з довідника ЄС"
    if dataset.language not in Language.values:
        yield "мова не з довідника"
    if dataset.frequency and dataset.frequency not in Frequency.values:
        yield "частота оновлення не з довідника"
    if dataset.licence not in Licence.values:
        yield "ліцензія не з довідника"


def _broken_addresses(dataset: DatasetSnapshot) -> Iterator[str]:
    """Addresses that are no addresses."""
    for words, url in (("сторінка набору", dataset.landing_page), ("структура", dataset.structure_url)):
        if url and not is_address(url):
            yield f"{words}: неповне посилання"
    for one in dataset.resources:
        if not all(is_address(url) for url in (one.access_url, one.download_url) if url):
            yield f"ресурс «{one.name}»: неповне посилання"
    for person in dataset.people:
        if person.email and not is_email(person.email):
            yield f"електронна пошта «{person.email}» записана з помилкою"


def _days(dataset: DatasetSnapshot) -> Iterator[str]:
    """Periods that end before they begin."""
    pairs = (
        ("охоплений період", dataset.covers_from, dataset.covers_to),
        ("дати оприлюднення й оновлення", dataset.first_published, dataset.changed_on),
    )
    for words, first, last in pairs:
        if first and last and last < first:
            yield f"{words}: кінець раніше за початок"


def is_address(url: str) -> bool:
    """Whether an address is whole: a scheme of the web and a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(' <>"')


def is_email(text: str) -> bool:
    """Whether an e-mail is well-formed."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
