"""Word and Excel files are archives of XML: opened only after their declared sizes and their XML look honest."""

import io
import re
import zipfile
import zlib
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax  # type: ignore[import-untyped]  # ships no types
from defusedxml import DefusedXmlException

from plan.approved import Unreadable

MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 300
MAX_PARTS = 2_000
MAX_ELEMENTS = 600_000
MAX_DEPTH = 200
# Below this size no ratio is suspicious: an empty sheet packs well.
_SMALL = 1024 * 1024
# An XML may be in any encoding that a parser understands, so also `<` after or before a NUL.
_XML = re.compile(rb"\s*<|\xef\xbb\xbf|\xff\xfe|\xfe\xff|\x00")

Parts = dict[str, bytes]


def opened(content: bytes) -> Parts:
    """The parts of a Word or Excel file by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bomb(archive)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("Файл пошкоджено: його не вдалося розпакувати. Збережіть його наново.") from error
    _refuse_foreign(parts)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")) or _XML.match(data):
            _refuse_hostile(data)
    return parts


def is_word(parts: Parts) -> bool:
    return "word/document.xml" in parts


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    found = archive.infolist()
    if any(info.flag_bits & 1 for info in found):
        raise Unreadable("Архів захищено паролем. Зніміть захист і збережіть файл наново.")
    unpacked = sum(info.file_size for info in found)
    absurd = any(info.file_size > max(_SMALL, info.compress_size * MAX_RATIO) for info in found)
    if len(found) > MAX_PARTS or unpacked > MAX_UNPACKED or absurd:
        raise Unreadable("Файл після розпакування завеликий. Перенесіть таблицю плану в новий файл.")


def _refuse_foreign(parts: Parts) -> None:
    if "word/document.xml" in parts or "xl/workbook.xml" in parts:
        return
    kind = parts.get("mimetype", b"")
    if b"opendocument" in kind:
        new = ".xlsx" if b"spreadsheet" in kind else ".docx"
        raise Unreadable(f"Це файл OpenDocument. Відкрийте його й збережіть як {new}.")
    if "xl/workbook.bin" in parts:
        raise Unreadable("Це двійкова книга .xlsb. Відкрийте її й збережіть як .xlsx.")
    if "ppt/presentation.xml" in parts:
        raise Unreadable("Це презентація, а не таблиця плану. Збережіть план як .docx або .xlsx.")
    raise Unreadable("Це архів, а не документ Word чи Excel. Розпакуйте його й виберіть файл із планом.")


class _Measure(ContentHandler):
    """Counts elements and their depth, so that no small file grows into a huge tree."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def startElement(self, name: str, attrs: object) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise Unreadable("Файл має надто складну будову. Перенесіть таблицю плану в новий файл.")

    def endElement(self, name: str) -> None:
        self.depth -= 1


def _refuse_hostile(data: bytes) -> None:
    """No document of an office declares entities: a file that does is made to exhaust its reader."""
    try:
        defusedxml.sax.parseString(data, _Measure(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable("Файл містить заборонені оголошення XML. Перенесіть таблицю в новий файл.") from error
    except (SAXException, ValueError, LookupError) as error:
        raise Unreadable("Файл пошкоджено: його вміст не читається. Збережіть його наново.") from error
