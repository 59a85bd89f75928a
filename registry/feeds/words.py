"""Namespaces of the catalogue and small helpers on a graph."""

from datetime import date, datetime

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDFS, SKOS

ADMS = Namespace("http://www.w3.org/ns/adms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
PREFIXES = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "skos": SKOS,
    "rdfs": RDFS,
    "adms": ADMS,
    "vcard": VCARD,
    "spdx": SPDX,
    "hydra": HYDRA,
    "xsd": XSD,
}
Node = URIRef | BNode


def empty() -> Graph:
    """A graph with the catalogue's prefixes and none other."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def term(graph: Graph, address: str, kind: URIRef) -> URIRef:
    """A term of a vocabulary; the shapes of ranges want its type inside the feed."""
    node = URIRef(address)
    graph.add((node, RDF.type, kind))
    return node


def text(value: str) -> Literal:
    """A text in Ukrainian."""
    return Literal(value, lang="uk")


def moment(value: date | datetime) -> Literal:
    """A day or a moment."""
    return Literal(value, datatype=XSD.dateTime if isinstance(value, datetime) else XSD.date)
