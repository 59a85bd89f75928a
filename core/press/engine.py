"""WeasyPrint with what every rendering shares: a new stylesheet or font configuration each time leaks memory."""

from functools import cache
from io import BytesIO

import pydyf
import weasyprint
from weasyprint.document import DocumentMetadata
from weasyprint.text.fonts import FontConfiguration

from core.memory import uncollected

VARIANT = "pdf/ua-1"  # what PDF/A-2a wants beside it comes with `archive`
FIRST_PAGE = "@page :first {{ counter-increment: page {number} }}"
FEW = 5  # pages that need no table of contents
CONTENTS = 'class="contents"'
NO_CONTENTS = ".contents { display: none }"

Sheets = tuple[pydyf.PDF, DocumentMetadata]


def lay(markup: str, style: str, first: int = 1) -> Sheets:
    """The pages of a document as objects of PDF, numbered from `first`. Fetches nothing but data addresses.

    A table of contents (an element of that class) stays only where there are more pages than a FEW.
    """
    fonts, sheet = _shared(style)
    sheets = [sheet] if first == 1 else [sheet, _numbering(first)]
    laid: list[Sheets] = []
    with uncollected():
        pages = _pages(markup, fonts, sheets)
        if CONTENTS in markup and len(pages.pages) <= FEW:
            pages = _pages(markup, fonts, [*sheets, _without_contents()])
        pages.write_pdf(
            BytesIO(),
            finisher=lambda document, pdf: laid.append((_taken(pdf), document.metadata)),
            pdf_variant=VARIANT,
        )
    return laid[0]


def count(markup: str, style: str) -> int:
    """How many pages a document takes, without setting them."""
    fonts, sheet = _shared(style)
    with uncollected():
        return len(_pages(markup, fonts, [sheet]).pages)


def _pages(markup: str, fonts: FontConfiguration, sheets: list[weasyprint.CSS]) -> weasyprint.Document:
    fetcher = weasyprint.URLFetcher(allowed_protocols=["data"])
    html = weasyprint.HTML(string=markup, url_fetcher=fetcher)
    return html.render(stylesheets=sheets, font_config=fonts, pdf_variant=VARIANT)


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


@cache
def _without_contents() -> weasyprint.CSS:
    return weasyprint.CSS(string=NO_CONTENTS)


def _numbering(first: int) -> weasyprint.CSS:
    return weasyprint.CSS(string=FIRST_PAGE.format(number=first))
