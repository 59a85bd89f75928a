"""Documents for the press: with headings, links, tables, pictures, and pieces of one."""

import io
from functools import cache

import pikepdf
import pytest

from core import pdf
from core.legible import legible
from core.press import binding, engine

PAGE = (
    '<!doctype html><html lang="uk"><head><title>Звіт</title><meta name="author" content="Рада"></head>'
    '<body data-plan="План" data-footer="Звіт">{}</body></html>'
)
TABLE = (
    '<h1>Звіт</h1><h2 id="tab">Таблиця</h2><table><thead><tr><th scope="col">Код</th><th scope="col">Назва</th></tr>'
    '</thead><tbody><tr><th scope="row">I.1</th><td colspan="1">Слова, яких багато: {}</td></tr></tbody></table>'
    '<p>Див. <a href="#tab">таблицю</a> і <a href="https://example.org/">сайт</a>.</p>'
)
PICTURE = (
    "<img alt='Коло' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E"
    "%3Ccircle r='4'/%3E%3C/svg%3E\">"
)


def document(body):
    return PAGE.format(body)


def bound(*markups, style=None):
    """One file of these pieces, made in this process."""
    out = io.BytesIO()
    book = binding.Binding(out)
    for markup in markups:
        book.add(engine.lay(legible(markup), style or pdf.style(), book.count + 1))
    book.close()
    return out.getvalue()


@cache
def opened(content):
    """The file read; kept, as its objects live no longer than it."""
    return pikepdf.open(io.BytesIO(content))


def elements(content, kind):
    """Elements of the structure of a kind."""
    found = opened(content)
    return [each for each in found.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind]


@pytest.fixture(scope="session")
def table():
    return bound(document(TABLE.format("слово " * 300)))


@pytest.fixture(scope="session")
def book():
    """Three pieces, the first of several pages."""
    return bound(*(document(TABLE.format("слово " * many).replace("tab", f"tab{many}")) for many in (3000, 10, 20)))
