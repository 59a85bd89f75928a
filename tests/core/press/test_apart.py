"""The press in a process of its own, and its limits."""

import io
import logging

import pypdf
import pytest

from core import pdf
from core.press import apart
from tests.core.press.conftest import TABLE, bound, document

MANY = document("<p>абзац із кількох слів</p>" * 3000)


def quiet(done, total):
    """Hears nothing."""


def test_it_gives_the_same_bytes_as_here():
    pieces = [document(TABLE.format("слово " * many)) for many in (900, 5)]
    style = pdf.style().replace("counter(pages)", "counter(page)")  # knows no total that would have to be counted
    assert apart.bound(pieces, style, quiet) == bound(*pieces, style=style)


def test_pages_of_all_pieces_say_of_how_many():
    content = apart.bound([document("<p>абзац</p>" * many) for many in (200, 5, 90)], pdf.style(), quiet)
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert len(pages) > 3
    assert all(f"с. {place} із {len(pages)}" in page.extract_text() for place, page in enumerate(pages, start=1))


def test_it_tells_how_far_it_is():
    heard = []
    apart.bound([document(""), document("")], pdf.style(), lambda *far: heard.append(far))
    assert heard == [(0, 2), (0, 2), (0, 2), (1, 2), (2, 2)]  # first both are counted


def test_it_stops_when_its_time_is_over():
    with pytest.raises(apart.TooSlow):
        apart.bound([MANY] * 20, pdf.style(), quiet, seconds=1)


def test_it_stops_when_its_memory_is_over():
    with pytest.raises(apart.TooLarge):
        apart.bound([MANY], pdf.style(), quiet, megabytes=60)


def test_it_stops_when_who_listens_has_had_enough():
    def enough(done, total):
        if done:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        apart.bound([document("")] * 3, pdf.style(), enough)


def test_a_failure_is_in_the_log(caplog):
    with caplog.at_level(logging.ERROR, "khartiia.press"), pytest.raises(apart.Broken):
        apart.bound([], pdf.style(), quiet)
    assert "nothing to bind" in caplog.text
