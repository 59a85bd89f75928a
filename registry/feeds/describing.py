"""A dataset and its resources as DCAT-AP 3 describes them. Nothing is asked of the database here.

Mandatory and recommended properties of DCAT-AP 3.0.1 are filled from the passport; every term of an EU vocabulary gets
its type, as the shapes of ranges ask. `byteSize` is `xsd:nonNegativeInteger`.
"""

import re
from collections.abc import Iterable

from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS, SKOS

from registry.feeds.words import SPDX, VCARD, moment, term, text
from registry.formats import FORMATS, IANA
from registry.frequency import RHYTHMS, Frequency
from registry.vocabulary import EU, LANGUAGE_URIS, LICENCES, Language, Licence, Theme

PUBLIC = EU + "access-right/PUBLIC"
AVAILABLE = "http://publications.europa.eu/resource/authority/planned-availability/AVAILABLE"
UKRAINE = EU + "country/UKR"
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
FREE, NAMED = ("PublicDomain", "суспільне надбання"), ("Attribution", "із зазначенням авторства")
KATOTTG = re.compile(r"\AUA\d{17}\Z")
UNSAFE = re.compile(r"""[\x00-\x20<>"{}|\\^`]""")


def address(text_of: str) -> str:
    """An address as a URI may stand in a graph: signs it must not hold are escaped."""
    return UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text_of.strip())


def add_agent(graph: Graph, node: URIRef, name: str, code: str, page: str = "") -> URIRef:
    """A publisher: its name, and its EDRPOU code where it has one."""
    graph.add((node, RDF.type, FOAF.Agent))
    graph.add((node, FOAF.name, text(name)))
    graph.add((node, DCTERMS.type, _concept(graph, LOCAL_AUTHORITY, "орган місцевого самоврядування")))
    if code:
        graph.add((node, DCTERMS.identifier, Literal(code)))
    if page:
        graph.add((node, FOAF.homepage, term(graph, address(page), FOAF.Document)))
    return node


def add_dataset(graph: Graph, node: URIRef, dataset, publisher: URIRef) -> URIRef:
    """The passport of a dataset; `dataset` has its contacts and distributions at hand."""
    graph.add((node, RDF.type, DCAT.Dataset))
    graph.add((node, DCTERMS.title, text(dataset.title)))
    graph.add((node, DCTERMS.description, text(dataset.description or dataset.title)))
    graph.add((node, DCTERMS.identifier, Literal(dataset.identifier)))
    graph.add((node, DCTERMS.publisher, publisher))
    graph.add((node, DCTERMS.accessRights, term(graph, PUBLIC, DCTERMS.RightsStatement)))
    graph.add(
        (node, DCTERMS.language, term(graph, LANGUAGE_URIS[Language(dataset.language)], DCTERMS.LinguisticSystem))
    )
    for word in dataset.keywords:
        graph.add((node, DCAT.keyword, text(word)))
    for theme in dataset.themes:
        graph.add((node, DCAT.theme, _concept(graph, Theme(theme).uri, str(Theme(theme).label))))
    if dataset.frequency:
        told = RHYTHMS[Frequency(dataset.frequency)].uri
        graph.add((node, DCTERMS.accrualPeriodicity, term(graph, told, DCTERMS.Frequency)))
    if dataset.landing_page:
        graph.add((node, DCAT.landingPage, term(graph, address(dataset.landing_page), FOAF.Document)))
    if dataset.structure_url:
        graph.add((node, DCTERMS.conformsTo, term(graph, address(dataset.structure_url), DCTERMS.Standard)))
    if dataset.purpose:
        graph.add((node, DCTERMS.provenance, _told(graph, DCTERMS.ProvenanceStatement, dataset.purpose)))
    _add_coverage(graph, node, dataset)
    _add_days(graph, node, dataset.first_published, dataset.changed_on)
    _add_contacts(graph, node, dataset.contacts.all())
    for resource in dataset.distributions.all():
        if resource.url:
            distribution = add_distribution(graph, URIRef(f"{node}#{resource.name}"), resource, dataset)
            graph.add((node, DCAT.distribution, distribution))
    return node


def add_distribution(graph: Graph, node: URIRef, resource, dataset) -> URIRef:
    """A resource: where it is, in which format, under which licence, how large, since when."""
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCAT.accessURL, _resource(graph, resource.access_url or resource.download_url)))
    if resource.download_url:
        graph.add((node, DCAT.downloadURL, _resource(graph, resource.download_url)))
    graph.add((node, DCTERMS.title, text(resource.title or resource.name)))
    graph.add((node, DCTERMS.description, text(resource.description or resource.title or resource.name)))
    graph.add((node, DCTERMS.license, licence(graph, dataset.licence)))
    graph.add((node, URIRef("http://data.europa.eu/r5r/availability"), _concept(graph, AVAILABLE, "доступно")))
    _add_format(graph, node, resource.format)
    if resource.size is not None:
        graph.add((node, DCAT.byteSize, Literal(resource.size, datatype=XSD.nonNegativeInteger)))
    if resource.sha256:
        graph.add((node, SPDX.checksum, _checksum(graph, resource.sha256)))
    _add_days(graph, node, resource.issued_on, resource.modified_on)
    return node


def licence(graph: Graph, code: str) -> URIRef | BNode:
    """A licence as a term of the EU vocabulary, or its name where use is restricted."""
    terms = LICENCES[Licence(code)]
    if not terms.eu:
        return _told(graph, DCTERMS.LicenseDocument, str(Licence(code).label))
    node = term(graph, terms.eu, DCTERMS.LicenseDocument)
    kind, label = FREE if code == Licence.CC_ZERO else NAMED
    graph.add((node, DCTERMS.type, _concept(graph, f"http://purl.org/adms/licencetype/{kind}", label)))
    return node


def _add_coverage(graph, node, dataset):
    if dataset.spatial:
        place = BNode()
        graph.add((place, RDF.type, DCTERMS.Location))
        kind = DCTERMS.identifier if KATOTTG.match(dataset.spatial) else SKOS.prefLabel
        graph.add((place, kind, Literal(dataset.spatial)))
        graph.add((node, DCTERMS.spatial, place))
    graph.add((node, DCTERMS.spatial, term(graph, UKRAINE, DCTERMS.Location)))
    if dataset.covers_from or dataset.covers_to:
        period = BNode()
        graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
        for day, said in ((dataset.covers_from, DCAT.startDate), (dataset.covers_to, DCAT.endDate)):
            if day:
                graph.add((period, said, moment(day)))
        graph.add((node, DCTERMS.temporal, period))


def _add_format(graph, node, name):
    """The format as a term of the EU vocabulary with its media type, or in words where the vocabulary has none."""
    known = FORMATS.get(name)
    if known:
        graph.add((node, DCTERMS["format"], term(graph, known.uri, DCTERMS.MediaTypeOrExtent)))
        graph.add((node, DCAT.mediaType, term(graph, IANA + known.media_type, DCTERMS.MediaType)))
    elif name:
        graph.add((node, DCTERMS["format"], _told(graph, DCTERMS.MediaTypeOrExtent, name)))


def _add_days(graph, node, issued, modified):
    for day, said in ((issued, DCTERMS.issued), (modified, DCTERMS.modified)):
        if day:
            graph.add((node, said, moment(day)))


def _add_contacts(graph, node, contacts: Iterable):
    for person in contacts:
        card = BNode()
        graph.add((card, RDF.type, VCARD.Kind))
        graph.add((card, RDF.type, VCARD.Individual))
        graph.add((card, VCARD.fn, text(person.name)))
        if person.email:
            graph.add((card, VCARD.hasEmail, URIRef(address(f"mailto:{person.email}"))))
        graph.add((node, DCAT.contactPoint, card))


def _concept(graph, address_of, label):
    node = term(graph, address_of, SKOS.Concept)
    graph.add((node, SKOS.prefLabel, text(label)))
    return node


def _resource(graph, address_of):
    return term(graph, address(address_of), RDFS.Resource)


def _told(graph, kind, words):
    node = BNode()
    graph.add((node, RDF.type, kind))
    graph.add((node, RDFS.label, text(words)))
    return node


def _checksum(graph, sha256):
    node = BNode()
    graph.add((node, RDF.type, SPDX.Checksum))
    graph.add((node, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm))
    graph.add((node, SPDX.checksumValue, Literal(sha256, datatype=XSD.hexBinary)))
    return node
