"""WeasyPrint with what every rendering shares: a new stylesheet or font configuration each time leaks memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO

import pydyf
import weasyprint
from weasyprint.document import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

VARIANT = "pdf/ua-1"  # what PDF/A-2a wants beside it comes with `archive`
FIRST_PAGE = "@page :first {{ counter-increment: page {number} }}"

Sheets = tuple[pydyf.PDF, DocumentMetadata]


def lay(markup: str, style: str, first: int = 1) -> Sheets:
    """The pages of a document as objects of PDF, numbered from `first`. Fetches nothing but data addresses."""
    fonts, sheet = _shared(style)
    sheets = [sheet] if first == 1 else [sheet, _numbering(first)]
    laid: list[Sheets] = []
    fetcher = weasyprint.URLFetcher(allowed_protocols=["data"])
    with uncollected():
        html = weasyprint.HTML(string=markup, url_fetcher=fetcher)
        html.write_pdf(
            BytesIO(),
            finisher=lambda document, pdf: laid.append((_taken(pdf), document.metadata)),
            stylesheets=sheets,
            font_config=fonts,
            pdf_variant=VARIANT,
        )
    return laid[0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Memory is not collected meanwhile: a sixth faster at 500 rows, a third at 5,000."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _taken(pdf: pydyf.PDF) -> pydyf.PDF:
    """The objects, taken away before WeasyPrint writes its own file of them, which nobody needs."""
    taken = pydyf.PDF()
    taken.objects, taken.pages, taken.catalog, taken.info = pdf.objects, pdf.pages, pdf.catalog, pdf.info
    pdf.objects, pdf.info = taken.objects[:1], pydyf.Dictionary()
    return taken


@cache
def _shared(style: str) -> tuple[FontConfiguration, weasyprint.CSS]:
    fonts = FontConfiguration()
    return fonts, weasyprint.CSS(string=style, font_config=fonts)


def _numbering(first: int) -> weasyprint.CSS:
    return weasyprint.CSS(string=FIRST_PAGE.format(number=first))
