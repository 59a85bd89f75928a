"""What a file with data really is, by its content: documents and tables as the whole office takes them, and JSON, XML.

Pure. What a browser would run (HTML, SVG), whatever it is called, is refused; so is XML with entities of its own.
"""

import json
import re
from xml.parsers import expat

from django.utils.translation import gettext as _

from core import sniff
from core.refusals import Refused
from core.sniff import Kind

JSON = Kind("JSON", "json", "application/json")
GEOJSON = Kind("GeoJSON", "geojson", "application/geo+json")
XML = Kind("XML", "xml", "application/xml")
KML = Kind("KML", "kml", "application/vnd.google-earth.kml+xml")
GML = Kind("GML", "gml", "application/gml+xml")
TEXTS = {kind.ending: kind for kind in (JSON, GEOJSON, XML, KML, GML)}
MOST = sniff.MAX_BYTES >> 20  # MB
TABLES = frozenset({sniff.CSV.ending, sniff.XLSX.ending, sniff.ODS.ending})
ACCEPT = ",".join([sniff.ACCEPT, *(f".{ending}" for ending in TEXTS)])
PAGES = frozenset({"html", "svg", "script"})  # roots that a browser runs
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a file; raises Refused where it is not taken, or is not what its name says."""
    told = TEXTS.get(name.rpartition(".")[2].casefold()) if "." in name else None
    if told is None or not content:
        return sniff.sniff(name, content)
    sniff.check_size(name, len(content))
    whole = _is_json(content) if told in (JSON, GEOJSON) else _is_xml(content)
    if not whole:
        said = _("Файл «%(name)s» за вмістом не є %(kind)s або його пошкоджено. Збережіть його як %(kind)s ще раз.")
        raise Refused(said % {"name": name, "kind": told.words})
    return told


def is_table(kind: Kind) -> bool:
    """Whether a file of this kind can be checked against the structure of a table."""
    return kind.ending in TABLES


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content.decode("utf-8-sig")), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_xml(content: bytes) -> bool:
    """Well-formed, without entities that swell and without elements that run."""
    if ENTITIES.search(content):
        return False
    parser, met = expat.ParserCreate(), set()
    parser.StartElementHandler = lambda name, _attributes: met.add(name.rpartition(":")[2].casefold())
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        return False
    return not met & PAGES
