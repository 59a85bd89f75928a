"""Documents on paper: a template becomes HTML, HTML becomes an archivable, tagged PDF. The office's way to the press.

Two steps, so that tests and previews read the HTML. The same HTML gives the same bytes on the same system. Nothing
is ever fetched: pictures come inside the HTML as data addresses, the style from our own static files.
"""

import ctypes
import ctypes.util
import hashlib
import re
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module, metadata
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core import fonts
from core.legible import legible
from core.press import apart

STYLE = "css/document.css"
LONGEST = 4000  # characters of one text: a cell of 200,000 takes WeasyPrint 38 s
ENDLESS = re.compile(r"(>[^<]{8000})[^<]+")  # a text that nobody cut
HEAVIEST = 15_000_000  # characters of a document, about 7,000 tasks
AT_ONCE = 90_000  # characters set in this process, about two seconds; a longer document is set apart

_setting = threading.Lock()  # WeasyPrint does not promise to be thread-safe


class DocumentError(Exception):
    """A document cannot be made; the message is a sentence for whoever asked for it."""


def html(template: str, context: dict) -> str:
    """The document as HTML without its style. A document is Ukrainian, whatever language its reader uses."""
    with translation.override("uk"):
        return render_to_string(template, context)


def takes_long(characters: int) -> bool:
    """Whether to set so much HTML takes longer than a request may, some two seconds."""
    return characters > AT_ONCE


def pdf(markup: str) -> bytes:
    """The PDF (PDF/A-2a and PDF/UA-1) of a document's HTML; a long one is set in a process of its own."""
    if takes_long(len(markup)):
        return joined([markup])
    check_fonts()
    engine, binding = _press()
    out = BytesIO()
    with _setting:
        book = binding.Binding(out)
        book.add(engine.lay(settable(markup), style()))
        book.close()
    return out.getvalue()


def joined(markups: Iterable[str], told: apart.Told = lambda done, total: None, **limits) -> bytes:
    """One PDF of pieces, pages numbered through, set in a process of its own that is stopped at its limits.

    `told` hears how many pieces of how many are set, and may stop the work by raising. Links lead within a piece only.
    """
    check_fonts()
    try:
        return apart.bound(map(settable, _weighed(markups)), style(), told, **limits)
    except apart.TooSlow as slow:
        raise DocumentError(
            _("Верстка PDF тривала задовго, тому її зупинено. Вивантажте дані таблицею або відберіть менше.")
        ) from slow
    except apart.TooLarge as large:
        raise DocumentError(
            _("Для такого великого PDF на сервері замало пам’яті. Вивантажте дані таблицею або відберіть менше.")
        ) from large
    except apart.Broken as broken:
        raise DocumentError(_("Зверстати PDF не вдалося; подробиці – в журналі сервера.")) from broken


def cap(text: str, most: int = LONGEST) -> str:
    """The text, cut where it is longer than any document should carry."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def check_fonts() -> None:
    """Refuses to set anything where there is no font."""
    if not fonts.fonts_found():
        raise DocumentError(
            _("На сервері немає жодного шрифту, тому PDF скласти не можна. Установіть пакет fonts-liberation.")
        )


@cache
def fingerprint() -> str:
    """What sets the type here: the engine, its libraries, our press, the fonts; the same one gives the same bytes."""
    _press()
    engines = [f"{name} {metadata.version(name)}" for name in ("weasyprint", "pydyf", "fonttools")]
    pango = ctypes.CDLL(ctypes.util.find_library("pango-1.0") or "libpango-1.0.so.0")
    pango.pango_version_string.restype = ctypes.c_char_p
    version = pango.pango_version_string().decode()
    return ", ".join([*engines, f"pango {version}", f"press {_press_version()}", f"fonts {fonts.digest()}"])


@cache
def style() -> str:
    """The text of the documents' stylesheet."""
    found = finders.find(STYLE)
    if not found:
        raise DocumentError(_("Не знайдено оформлення документів ({path}).").format(path=STYLE))
    return Path(found).read_text(encoding="utf-8")


def _weighed(markups: Iterable[str]) -> Iterator[str]:
    weight = 0
    for markup in markups:
        weight += len(markup)
        if weight > HEAVIEST:
            raise DocumentError(_("Документ завеликий для PDF. Вивантажте план таблицею."))
        yield markup


def settable(markup: str) -> str:
    """The document with no text longer and no sign stranger than the press can set."""
    return legible(ENDLESS.sub(r"\1…", markup))


@cache
def _press() -> tuple[Any, Any]:
    """The press in this process; loaded late, as the engine needs libraries that a server may lack."""
    try:
        return import_module("core.press.engine"), import_module("core.press.binding")
    except OSError as problem:
        raise DocumentError(
            _("На сервері немає бібліотек для PDF ({problem}). Установіть libpangoft2-1.0-0.").format(problem=problem)
        ) from problem


def _press_version() -> str:
    sources = sorted(Path(apart.__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()[:8]
