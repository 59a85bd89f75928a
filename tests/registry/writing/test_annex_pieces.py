"""The appendix of many sets: set in pieces, bound into one paper."""

import io

import page
import pytest
from pypdf import PdfReader

from registry.writing import annex
from tests.registry.writing.conftest import ON

NOTHING = dict.fromkeys(("identifier", "link", "keywords", "purpose", "frequency", "formats", "publisher"), "")


def line(number):
    long = "Опис набору. " * 40
    return annex.Line(number=f"{number}", title=f"Набір {number}", description=long, people=(), **NOTHING)


@pytest.fixture(autouse=True, scope="module")
def three_at_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(annex, "TOGETHER", 3)
        yield


@pytest.fixture(scope="module")
def many():
    """Seven sets, three in a piece."""
    return annex.Annex(("Міська рада",), ON, False, tuple(map(line, range(1, 8))))


@pytest.fixture(scope="module")
def heard():
    """How far the paper was, each time it was told."""
    return []


@pytest.fixture(scope="module")
def paper(many, heard):
    return annex.as_pdf(many, lambda *far: heard.append(far))


def texts(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_lines_are_set_a_few_at_once(many):
    assert [piece.count('scope="row"') for piece in annex.pieces(many)] == [3, 3, 1]


def test_the_first_piece_opens_the_paper(many):
    assert ["<h1>" in piece for piece in annex.pieces(many)] == [True, False, False]


def test_the_last_piece_is_signed(many):
    assert ['class="signature"' in piece for piece in annex.pieces(many)] == [False, False, True]


def test_every_piece_names_its_lines(many):
    assert [piece.split('data-mark="')[1].split('"')[0] for piece in annex.pieces(many)] == ["№ 1–3", "№ 4–6", "№ 7–7"]


def test_a_paper_of_one_piece_is_whole(many):
    whole = annex.html(many)
    assert (whole.count('scope="row"'), "data-mark=" in whole, "signature" in whole) == (7, False, True)


def test_no_sets_make_one_piece():
    assert len(list(annex.pieces(annex.Annex((), ON, False, ())))) == 1


def test_every_set_is_on_the_paper(paper):
    text = " ".join(" ".join(texts(paper)).split())
    assert all(f"Набір {number}" in text for number in range(1, 8))


def test_pages_are_numbered_through_but_for_the_first(paper):
    found = [text.split("\n")[-1].strip() for text in texts(paper)]
    numbers = [
        int(word) for text in texts(paper)[1:] for word in (text.split()[0], text.split()[-1]) if word.isdigit()
    ]
    assert set(range(2, len(found) + 1)) <= set(numbers)


def test_bookmarks_lead_to_lines(paper):
    (top, inner, *_rest) = PdfReader(io.BytesIO(paper)).outline
    assert (top.title, inner[0].title) == ("РЕЄСТР", "№ 1–3")


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_bound_paper_keeps_to_the_standard(paper, profile):
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_how_far_it_is_is_told(paper, heard):
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
