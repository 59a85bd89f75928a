"""Documents on paper: a template becomes HTML, HTML becomes a tagged PDF. The one file that knows WeasyPrint.

Two steps, so that tests and previews read the HTML. The same HTML gives the same bytes on the same system. Nothing
is ever fetched: pictures come inside the HTML as data addresses, the style from our own static files.
"""

import ctypes
import ctypes.util
import gc
import hashlib
import os
import threading
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

STYLE = "css/document.css"
VARIANT = "pdf/ua-1"
LONGEST = 4000  # characters of one text: a cell of 200,000 takes WeasyPrint 38 s
HEAVIEST = 6_000_000  # characters of a document, about 3,000 tasks

_rendering = threading.Lock()  # WeasyPrint does not promise to be thread-safe


class DocumentError(Exception):
    """A document cannot be made; the message is a sentence for whoever asked for it."""


def html(template: str, context: dict) -> str:
    """The document as HTML without its style. A document is Ukrainian, whatever language its reader uses."""
    with translation.override("uk"):
        return render_to_string(template, context)


def pdf(markup: str) -> bytes:
    """The PDF (tagged, PDF/UA-1) of a document's HTML."""
    if len(markup) > HEAVIEST:
        raise DocumentError(_("Документ завеликий для PDF. Вивантажте план таблицею."))
    if not fonts_found():
        raise DocumentError(
            _("На сервері немає жодного шрифту, тому PDF скласти не можна. Установіть пакет fonts-liberation.")
        )
    weasyprint, settings = _engine()
    with _rendering:
        collecting = gc.isenabled()
        gc.disable()  # a sixth faster at 500 rows, a third at 5,000
        try:
            fetcher = weasyprint.URLFetcher(allowed_protocols=["data"])
            return weasyprint.HTML(string=markup, url_fetcher=fetcher).write_pdf(pdf_variant=VARIANT, **settings)
        finally:
            if collecting:
                gc.enable()


def cap(text: str, most: int = LONGEST) -> str:
    """The text, cut where it is longer than any document should carry."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def fonts_found() -> bool:
    """Whether fontconfig knows any font; without one the engine does not fail, it crashes the process."""
    name = ctypes.util.find_library("fontconfig") or "libfontconfig.so.1"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return False
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    found = library.FcConfigGetFonts(None, 0)  # the current configuration, fonts of the system
    return bool(found) and found.contents.count > 0


@cache
def fingerprint() -> str:
    """What sets the type here: the engine, its libraries and the fonts; the same one gives the same bytes."""
    _engine()
    engines = [f"{name} {metadata.version(name)}" for name in ("weasyprint", "pydyf", "fonttools")]
    pango = ctypes.CDLL(ctypes.util.find_library("pango-1.0") or "libpango-1.0.so.0")
    pango.pango_version_string.restype = ctypes.c_char_p
    listed = hashlib.sha256("\n".join(sorted(_fonts())).encode()).hexdigest()[:12]
    return ", ".join([*engines, f"pango {pango.pango_version_string().decode()}", f"fonts {listed}"])


def _fonts() -> Iterator[str]:
    """Every font the system has: its file's name and size."""
    library = ctypes.CDLL(ctypes.util.find_library("fontconfig") or "libfontconfig.so.1")
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.FcPatternGetString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
    found = library.FcConfigGetFonts(None, 0).contents
    fonts = ctypes.cast(found.fonts, ctypes.POINTER(ctypes.c_void_p))
    for number in range(found.count):
        file = ctypes.c_char_p()
        if library.FcPatternGetString(fonts[number], b"file", 0, ctypes.byref(file)) == 0 and file.value:
            path = Path(os.fsdecode(file.value))
            yield f"{path.name} {path.stat().st_size if path.is_file() else 0}"


@cache
def style() -> str:
    """The text of the documents' stylesheet."""
    found = finders.find(STYLE)
    if not found:
        raise DocumentError(_("Не знайдено оформлення документів ({path}).").format(path=STYLE))
    return Path(found).read_text(encoding="utf-8")


class _FontSet(ctypes.Structure):
    """The head of fontconfig's FcFontSet."""

    _fields_ = [("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.c_void_p)]


@cache
def _engine():
    """WeasyPrint with what every rendering shares: a new stylesheet or font configuration each time leaks memory."""
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except OSError as problem:
        raise DocumentError(
            _("На сервері немає бібліотек для PDF ({problem}). Установіть libpangoft2-1.0-0.").format(problem=problem)
        ) from problem
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=style(), font_config=fonts)
    return weasyprint, {"stylesheets": [sheet], "font_config": fonts}
