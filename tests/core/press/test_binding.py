"""Pieces bound into one file."""

import io

import pypdf
import pytest

from tests.core.press.conftest import TABLE, bound, document, opened


def texts(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_pages_of_all_pieces_follow_each_other(book):
    assert ["Звіт" in text.split("с. ")[0] for text in texts(book)].count(True) >= 3


def test_pages_are_numbered_through(book):
    said = [int(text.partition("с. ")[2].split()[0]) for text in texts(book)]
    assert said == list(range(1, len(said) + 1))
    assert len(said) > 3


def test_bookmarks_go_on(book):
    marks = [mark for mark in pypdf.PdfReader(io.BytesIO(book)).outline if not isinstance(mark, list)]
    assert [mark.title for mark in marks] == ["Звіт"] * 3


def test_bookmarks_lead_to_their_piece(book):
    reader = pypdf.PdfReader(io.BytesIO(book))
    places = [reader.get_destination_page_number(mark) for mark in reader.outline if not isinstance(mark, list)]
    assert places == [0, len(reader.pages) - 2, len(reader.pages) - 1]


def test_inner_bookmarks_stay_under_theirs(book):
    inner = [mark[0].title for mark in pypdf.PdfReader(io.BytesIO(book)).outline if isinstance(mark, list)]
    assert inner == ["Таблиця"] * 3


def test_links_find_their_places(book):
    assert sorted(pypdf.PdfReader(io.BytesIO(book)).named_destinations) == ["tab10", "tab20", "tab3000"]


def test_the_structure_is_one(book):
    root = opened(book).Root.StructTreeRoot
    assert [str(kid.S) for kid in root.K] == ["/Document"]
    assert [str(kid.S) for kid in root.K[0].K].count("/H1") == 3


def test_the_structures_of_pages_are_numbered_through(book):
    keys = [int(key) for key in opened(book).Root.StructTreeRoot.ParentTree.Nums[::2]]
    assert keys == list(range(len(keys)))


def test_pages_and_links_have_keys_of_their_own(book):
    pages = opened(book).pages
    keys = [int(page.StructParents) for page in pages]
    keys += [int(note.StructParent) for page in pages for note in page.get("/Annots", [])]
    assert len(keys) == len(set(keys)) == 6 + len(pages)


def test_the_same_pieces_give_the_same_bytes():
    pieces = [document(TABLE.format(word)) for word in "аб"]
    assert bound(*pieces) == bound(*pieces)


def test_what_only_looks_like_a_reference_stays():
    found = opened(bound(document("<h1>a</h1>"), document("<h1>7 0 R (8 0 R)</h1>")))
    with found.open_outline() as outline:
        assert [mark.title for mark in outline.root] == ["a", "7 0 R (8 0 R)"]


def test_nothing_cannot_be_bound():
    with pytest.raises(ValueError, match="nothing"):
        bound()
