"""A page of the DCAT-AP catalogue: constant memory however many datasets the register holds."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS

from registry.feeds.describing import add_agent, add_dataset, address, licence
from registry.feeds.words import HYDRA, empty, moment, term, text
from registry.models import Dataset
from registry.vocabulary import EU, LANGUAGE_URIS, Language, Licence

PAGE = 100  # datasets
SERIALISATIONS = {
    "ttl": ("turtle", "text/turtle"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("xml", "application/rdf+xml"),
}


@dataclass(frozen=True)
class Publisher:
    """The authority whose catalogue it is."""

    name: str
    city: str
    code: str


@dataclass(frozen=True)
class Place:
    """Which page of how many, and where they stand: `site` ends without a slash."""

    site: str
    kind: str
    number: int
    pages: int
    total: int

    def url(self, number: int) -> str:
        """The address of a page; the first has no number in it."""
        return f"{self.site}/catalog.{self.kind}" + (f"?page={number}" if number > 1 else "")


@dataclass(frozen=True)
class Known:
    """How many sets there are, the first day one was published, the moment of the latest change."""

    count: int
    first: date | None
    latest: datetime | None


def graph(publisher: Publisher, place: Place, datasets, known) -> Graph:
    """The catalogue with one page of its datasets; `known` has its `first` day and its `latest` change."""
    told = empty()
    node = URIRef(f"{place.site}/#catalogue")
    agent = add_agent(told, URIRef(f"{place.site}/#publisher"), publisher.name, publisher.code, f"{place.site}/")
    told.add((node, RDF.type, DCAT.Catalog))
    told.add((node, DCTERMS.title, text(f"Відкриті дані: {publisher.city}")))
    told.add((node, DCTERMS.description, text(f"Набори відкритих даних, розпорядником яких є {publisher.name}.")))
    told.add((node, DCTERMS.publisher, agent))
    told.add((node, DCTERMS.language, term(told, LANGUAGE_URIS[Language.UK], DCTERMS.LinguisticSystem)))
    told.add((node, DCTERMS.license, licence(told, Licence.CC_BY)))
    told.add((node, DCTERMS.spatial, term(told, EU + "country/UKR", DCTERMS.Location)))
    told.add((node, FOAF.homepage, term(told, address(f"{place.site}/"), FOAF.Document)))
    told.add((node, DCAT.themeTaxonomy, _scheme(told)))
    for when, said in ((known.first, DCTERMS.issued), (known.latest, DCTERMS.modified)):
        if when:
            told.add((node, said, moment(when)))
    for dataset in datasets:
        described = add_dataset(told, URIRef(f"{place.site}/datasets/{dataset.identifier}/"), dataset, agent)
        told.add((node, DCAT.dataset, described))
    _add_pages(told, place, node)
    return told


def _scheme(told):
    """The EU's vocabulary of themes."""
    node = term(told, EU + "data-theme", SKOS.ConceptScheme)
    told.add((node, DCTERMS.title, text("Теми даних ЄС")))
    return node


def known_of(datasets, latest) -> Known:
    """The numbers of the whole catalogue."""
    found = datasets.order_by().aggregate(count=Count("pk"), first=Min("first_published"))
    return Known(found["count"], found["first"], latest)


def page_of(datasets, place: Place):
    """The datasets of a page with all that is told of them: three queries, and only keys are skipped over."""
    first = (place.number - 1) * PAGE
    keys = datasets.order_by("pk").values("pk")[first : first + PAGE]
    return Dataset.objects.filter(pk__in=keys).order_by("pk").prefetch_related("contacts", "distributions")


def published():
    """The datasets the catalogue tells of."""
    return Dataset.objects.published()


def _add_pages(told, place, node):
    """Where the other pages are (Hydra), as harvesters follow them."""
    here = URIRef(place.url(place.number))
    told.add((here, RDF.type, HYDRA.PartialCollectionView))
    told.add((here, HYDRA.totalItems, Literal(place.total, datatype=XSD.integer)))
    told.add((here, HYDRA.itemsPerPage, Literal(PAGE, datatype=XSD.integer)))
    ways = {"first": 1, "last": place.pages, "previous": place.number - 1, "next": place.number + 1}
    for way, number in ways.items():
        if 1 <= number <= place.pages:
            told.add((here, HYDRA[way], URIRef(place.url(number))))
    told.add((node, HYDRA.view, here))
