"""What a file really is, by its content: what it calls itself must agree. Pure.

People prove their work with documents, tables, pictures and plain text. Everything else is refused in a sentence:
pages and drawings that run in a browser (HTML, SVG), programs, archives, documents with macros.
"""

import io
import re
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.refusals import Refused

MAX_BYTES = 20 * 1024 * 1024
MAX_PARTS = 5_000  # files inside a packed document
MANIFEST = 200  # bytes: the name of a type inside an OpenDocument


@dataclass(frozen=True)
class Kind:
    """A kind of file the office takes: how people call it, its ending, its type on the wire."""

    words: str
    ending: str
    media_type: str


OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
PDF = Kind("PDF", "pdf", "application/pdf")
DOCX = Kind("DOCX", "docx", f"{OFFICE}.wordprocessingml.document")
XLSX = Kind("XLSX", "xlsx", f"{OFFICE}.spreadsheetml.sheet")
ODT = Kind("ODT", "odt", f"{OPEN}.text")
ODS = Kind("ODS", "ods", f"{OPEN}.spreadsheet")
PNG = Kind("PNG", "png", "image/png")
JPEG = Kind("JPEG", "jpg", "image/jpeg")
CSV = Kind("CSV", "csv", "text/csv")
TXT = Kind("TXT", "txt", "text/plain")
KINDS = (PDF, DOCX, XLSX, ODT, ODS, CSV, PNG, JPEG, TXT)
TAKEN = ", ".join(kind.words for kind in KINDS)
ENDINGS = {kind.ending: kind for kind in KINDS} | {"jpeg": JPEG}
ACCEPT = ",".join(f".{ending}" for ending in ENDINGS)  # what the browser offers to choose from

SIGNED = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
MACROS = re.compile(r"vbaProject\.bin$|^(Basic|Scripts)/.", re.IGNORECASE)
# A text that a browser would take for a page or a drawing.
MARKUP = re.compile(r"<(!doctype\s+html|html|head|body|script|iframe|\?xml|\?php|(\w+:)?svg)\b", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(name: str, content: bytes) -> Kind:
    """The kind of a file; raises Refused where it is not taken, or is not what its name says."""
    told = ENDINGS.get(name.rpartition(".")[2].casefold()) if "." in name else None
    if not content:
        raise Refused(_("Файл «%(name)s» порожній.") % {"name": name})
    check_size(name, len(content))
    if told is None:
        raise Refused(
            _("Файл «%(name)s» такого виду додати не можна. Можна: %(taken)s.") % {"name": name, "taken": TAKEN}
        )
    found = _found(content)
    if found is TXT and told is CSV:
        found = CSV
    if found is not told:
        raise Refused(
            _("Файл «%(name)s» за вмістом не є %(kind)s. Відкрийте його й збережіть як %(kind)s.")
            % {"name": name, "kind": told.words}
        )
    return found


def check_size(name: str, size: int) -> None:
    """A file too large is refused before it is read."""
    if size > MAX_BYTES:
        raise Refused(
            _("Файл «%(name)s» завеликий: %(size)s МБ, а можна до %(most)s МБ. Стисніть його або додайте посилання.")
            % {"name": name, "size": -(-size // (1 << 20)), "most": MAX_BYTES >> 20}
        )


def _found(content: bytes) -> Kind | None:
    for signature, kind in SIGNED:
        if content.startswith(signature):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return TXT if _is_text(content) else None


def _packed(content: bytes) -> Kind | None:
    """A document that is an archive inside; one with macros is nothing the office takes."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = archive.namelist()
        if len(names) > MAX_PARTS or any(MACROS.search(name) for name in names):
            return None
        if "[Content_Types].xml" in names:
            return DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else None
        with archive.open("mimetype") as manifest:
            told = manifest.read(MANIFEST).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError):
        return None
    return next((kind for kind in (ODT, ODS) if kind.media_type == told), None)


def _is_text(content: bytes) -> bool:
    """Plain text in an encoding of our documents, with nothing in it that a browser would run."""
    try:
        text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1251", "replace")
    return not CONTROLS.search(text) and not MARKUP.search(text)
