"""A table of contents stays where a document has over five pages, counted when it is set."""

import io

import pypdf
import pytest

from core.press.engine import FEW
from tests.core.press.conftest import bound, document

NAV = '<nav class="contents"><ol><li><a href="#end">Кінець</a></li></ol></nav>'
LEAF = '<p style="break-after: page">Аркуш</p>'


@pytest.mark.parametrize(("leaves", "listed"), [(FEW - 1, False), (FEW, True)])
def test_it_stays_over_five_pages(leaves, listed):
    content = bound(document(NAV + LEAF * leaves + '<h2 id="end">Розділ</h2>'))
    first = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert ("Кінець" in first) == listed


def test_it_names_the_page():
    content = bound(document(NAV + LEAF * FEW + '<h2 id="end">Розділ</h2>'))
    first = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert f"{FEW + 1}" in first.partition("Кінець")[2].splitlines()[0]
