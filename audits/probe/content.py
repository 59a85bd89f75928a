"""What a content really is, by its first bytes and its shape; named as the register names formats. Pure."""

import io
import json
import re
import zipfile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNED = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x1f\x8b", "GZ"),
    (b"{\\rtf", "RTF"),
    (b"BEGIN:VCALENDAR", "ICS"),
)
PARTS = (("xl/", "XLSX"), ("word/", "DOCX"), ("doc.kml", "KML"), ("stops.txt", "GTFS"))
OPEN_DOCUMENTS = {b"opendocument.spreadsheet": "ODS", b"opendocument.text": "ODT"}
HTML = re.compile(r"<(!doctype\s+html|html|head|body|script|meta|title|div|p|table)\b", re.IGNORECASE)
ROOT = re.compile(r"<(?![?!])(?:\w+:)?(\w+)")
ROOTS = {"rdf": "RDF", "kml": "KML", "gpx": "GPX", "featurecollection": "GML", "svg": "SVG"}
TURTLE = re.compile(r"^\s*(@prefix|prefix)\s", re.IGNORECASE)
GEO = re.compile(r'"type"\s*:\s*"Feature(Collection)?"')
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOOKED_AT = 4000  # characters of a text
DELIMITERS = ",;\t|"
TABLES = frozenset({"CSV", "TSV"})


def format_of(content: bytes, *, whole: bool = True, declared: str = "") -> str:
    """The format; empty where it cannot be told. `declared` decides only between texts that look alike."""
    for signature, name in SIGNED:
        if content[:64].lstrip(b"\xef\xbb\xbf").startswith(signature):
            return name
    if content.startswith(OLE):
        return _ole(content, declared)
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    text = as_text(content)[1]
    return "" if text is None or not text.strip() else _text(text, whole, declared)


def as_text(content: bytes) -> tuple[str, str | None]:
    """The encoding and the text; no text where it is none. A letter cut in the middle at the end is left out."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", _plain(content[: len(content) // 2 * 2].decode("utf-16", "replace"))
    marked = content.startswith(b"\xef\xbb\xbf")
    for cut in range(4):
        try:
            text = content[: len(content) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        return "utf-8-sig" if marked else "utf-8", _plain(text)
    return "windows-1251", _plain(content.decode("cp1251", "replace"))


def _plain(text: str) -> str | None:
    return None if CONTROLS.search(text) else text


def _ole(content: bytes, declared: str) -> str:
    """Old documents of one vendor look alike but for a name inside."""
    if any("Workbook".encode("utf-16-le") in content[start : start + (1 << 16)] for start in (0, -(1 << 16))):
        return "XLS"
    return declared if declared in ("XLS", "DOC") else "DOC"


def _packed(content: bytes) -> str:
    """By the names of its parts; of one that was not read to its end, by those that stand at the beginning."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        names = re.findall(r"[\w./-]{4,80}", content[: 1 << 16].decode("latin-1"))
    if names and names[0].startswith("mimetype"):
        return next((name for mark, name in OPEN_DOCUMENTS.items() if mark in content[:200]), "ZIP")
    if any(name.lower().endswith(".shp") for name in names):
        return "SHP"
    return next((found for part, found in PARTS if any(name.startswith(part) for name in names)), "ZIP")


def _text(text: str, whole: bool, declared: str) -> str:
    head = text.lstrip()[:LOOKED_AT]
    if head.startswith("<"):
        return _marked_up(head)
    if head[0] in "{[":
        return _json(text, whole) or (_lines(text, declared) if declared in TABLES else "")
    return "TTL" if TURTLE.match(head) else _lines(text, declared)


def _marked_up(head: str) -> str:
    if HTML.match(head) or re.search(r"<html\b", head, re.IGNORECASE):
        return "HTML"
    root = ROOT.search(head)
    return ROOTS.get(root[1].lower(), "XML") if root else "TXT"


def _json(text: str, whole: bool) -> str:
    """JSON that reads to its end; of a part only the looks can be told."""
    if not whole:
        return "GEOJSON" if GEO.search(text[:LOOKED_AT]) else "JSON"
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return "JSONL" if _is_json_lines(text) else ""
    if isinstance(read, dict):
        if read.get("type") in ("FeatureCollection", "Feature"):
            return "GEOJSON"
        return "JSONLD" if "@context" in read and "tableSchema" not in read else "JSON"
    return "JSON"


def _is_json_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()][:20]
    try:
        return len(lines) > 1 and all(isinstance(json.loads(line), dict | list) for line in lines)
    except (ValueError, RecursionError):
        return False


def _lines(text: str, declared: str) -> str:
    """A table where lines are parted alike, or where the register says so; else a plain text."""
    sign = delimiter_of(text)
    if declared in TABLES:
        return declared if sign == "\t" or declared == "CSV" else "CSV"
    if not sign or len(text.strip().splitlines()) < 2:
        return "TXT"
    return "TSV" if sign == "\t" else "CSV"


def delimiter_of(text: str) -> str:
    """The sign that parts the most lines into as many columns; empty where none does."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[: LOOKED_AT * 10].splitlines()[:50] if line.strip()]
    best, most = "", 0
    for sign in DELIMITERS:
        counts = [count for line in lines if (count := line.count(sign))]
        usual = max(set(counts), key=counts.count, default=0)
        alike = counts.count(usual)
        if alike * 2 > len(lines) and alike * usual > most:
            best, most = sign, alike * usual
    return best
