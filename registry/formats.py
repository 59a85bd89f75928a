"""Formats of files: the register's capital names, media types, EU terms, what is open and machine-readable. Pure."""

import re
from dataclasses import dataclass

EU_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
IANA = "http://www.iana.org/assignments/media-types/"
CYRILLIC = str.maketrans("асеіорхутвмнкАСЕІОРХУТВМНК", "aceiopxytbmhkACEIOPXYTBMHK")  # typed for look-alikes


@dataclass(frozen=True)
class Format:
    """A format as the register names it. `open`: not one vendor's; `machine`: a program reads it without guessing."""

    name: str
    media_type: str
    eu: str
    open: bool
    machine: bool

    @property
    def uri(self) -> str:
        """The term of the EU vocabulary «file type»."""
        return EU_FILE_TYPE + self.eu


FORMATS = {
    known.name: known
    for known in (
        Format("CSV", "text/csv", "CSV", True, True),
        Format("TSV", "text/tab-separated-values", "TSV", True, True),
        Format("JSON", "application/json", "JSON", True, True),
        Format("JSONL", "application/x-ndjson", "JSON", True, True),
        Format("GEOJSON", "application/geo+json", "GEOJSON", True, True),
        Format("XML", "application/xml", "XML", True, True),
        Format("GML", "application/gml+xml", "GML", True, True),
        Format("KML", "application/vnd.google-earth.kml+xml", "KML", True, True),
        Format("GPX", "application/gpx+xml", "XML", True, True),
        Format("ODS", "application/vnd.oasis.opendocument.spreadsheet", "ODS", True, True),
        Format("XLS", "application/vnd.ms-excel", "XLS", False, True),
        Format("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", False, True),
        Format("RDF", "application/rdf+xml", "RDF_XML", True, True),
        Format("TTL", "text/turtle", "RDF_TURTLE", True, True),
        Format("JSONLD", "application/ld+json", "JSON_LD", True, True),
        Format("N3", "text/n3", "N3", True, True),
        Format("SHP", "application/vnd.shp", "SHP", False, True),
        Format("GTFS", "application/zip", "GTFS", True, True),
        Format("ICS", "text/calendar", "ICS", True, True),
        Format("YAML", "application/yaml", "OP_DATPRO", True, True),
        Format("PDF", "application/pdf", "PDF", True, False),
        Format("DOC", "application/msword", "DOC", False, False),
        Format(
            "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", False, False
        ),
        Format("ODT", "application/vnd.oasis.opendocument.text", "ODT", True, False),
        Format("RTF", "application/rtf", "RTF", False, False),
        Format("TXT", "text/plain", "TXT", True, False),
        Format("HTML", "text/html", "HTML", True, False),
        Format("ZIP", "application/zip", "ZIP", True, False),
        Format("RAR", "application/vnd.rar", "RAR", False, False),
        Format("JPG", "image/jpeg", "JPEG", True, False),
        Format("PNG", "image/png", "PNG", True, False),
        Format("TIFF", "image/tiff", "TIFF", True, False),
    )
}
_ALSO = {"JPEG": "JPG", "TIF": "TIFF", "TURTLE": "TTL", "JSON-LD": "JSONLD", "NDJSON": "JSONL", "EXCEL": "XLSX"}


def normal(text: str) -> str:
    """A format's name as the register writes it: capitals, no dot, Latin letters (`.оds` with a Cyrillic о is ODS).

    >>> normal(".оds")
    'ODS'
    """
    name = text.strip(" .'\"«»“”").translate(CYRILLIC).upper()
    return _ALSO.get(name, name)


def split(text: str) -> list[str]:
    """The formats a cell lists, each once, in order."""
    names = (normal(part) for part in re.split(r"[,;/|\n]+|\s+та\s+|\s{2,}", text))
    return list(dict.fromkeys(name for name in names if name))
