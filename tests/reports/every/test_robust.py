"""Whatever people typed, and however much of it, a document is right or refused in a sentence."""

from dataclasses import replace

import pytest

from core import fonts, pdf
from reports.kinds import form_of
from tests.reports.every.conftest import NASTY, markup, sealed
from tests.reports.every.filled import document

ENDLESS = "щ" * 200_000


def test_an_endless_text_is_cut():
    html = form_of("plan").html(replace(sealed("plan", "draft of nothing"), conclusion=ENDLESS))
    assert pdf.pdf(html).startswith(b"%PDF-1.7")


def test_no_text_of_it_is_set_whole(kind):
    html = pdf.settable(form_of(kind).html(document(kind, ENDLESS, rows=1)))
    assert max(len(text.partition("<")[0]) for text in html.split(">")) < 8100


def test_without_a_font_it_is_refused(kind, monkeypatch):
    monkeypatch.setattr(fonts, "fonts_found", lambda: False)
    with pytest.raises(pdf.DocumentError, match="fonts-liberation"):
        pdf.pdf(markup(kind, "issued"))


def test_without_a_picture_it_has_its_code(kind):
    """An office without an address of its own has no square picture."""
    html = markup(kind, "issued")
    assert 'class="qr"' not in html


def test_nothing_to_tell_is_told_in_words(kind):
    assert 'class="nothing"' in markup(kind, "draft of nothing")


def test_noise_is_no_formula(kind):
    tables = form_of(kind).tables(document(kind, f"={NASTY}"))
    assert tables
    assert {len(row) == len(table.headers) for table in tables for row in table.rows} == {True}
