"""The structure that a screen reader walks."""

import pikepdf
import pytest

from tests.core.press.conftest import bound, document, elements, opened


@pytest.mark.parametrize(("place", "scope"), [(0, "/Column"), (1, "/Column"), (2, "/Row")])
def test_a_header_has_its_scope(table, place, scope):
    assert str(elements(table, "/TH")[place].A.Scope) == scope


def test_a_header_in_no_head_heads_its_row():
    content = bound(document("<table><tr><th>Усього</th><td>5</td></tr></table>"))
    assert [str(each.A.Scope) for each in elements(content, "/TH")] == ["/Row"]


def test_a_wide_cell_says_how_wide():
    content = bound(document('<table><tr><td colspan="2">а</td></tr><tr><td>б</td><td>в</td></tr></table>'))
    assert [int(each.A.ColSpan) for each in elements(content, "/TD") if "/A" in each] == [2]


def test_lines_belong_to_their_paragraph():
    (paragraph,) = elements(bound(document(f"<p>{'слово ' * 100}</p>")), "/P")
    assert all(isinstance(kid, int) for kid in paragraph.K)
    assert len(paragraph.K) > 3


def test_words_marked_by_themselves_stay_so():
    assert len(elements(bound(document("<p>а <span>б</span> в</p>")), "/Span")) == 1


def test_a_running_title_is_no_content(table):
    streams = b"".join(page.Contents.read_bytes() for page in opened(table).pages)
    assert streams.count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 2


def test_every_mark_on_a_page_leads_to_an_element_that_holds_it(table):
    tree = opened(table).Root.StructTreeRoot.ParentTree.Nums
    for marks in tree[1::2]:
        if isinstance(marks, pikepdf.Array):
            assert all(mark is None or _holds(mark, place) for place, mark in enumerate(marks))


def _holds(element, place):
    return any(isinstance(kid, int) and kid == place for kid in element.K)


def test_a_link_stands_in_the_structure(table):
    assert [str(each.K[0].Type) for each in elements(table, "/Link")] == ["/OBJR", "/OBJR"]


def test_a_picture_keeps_its_words():
    picture = "<img alt='Три з п’яти' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\">"
    assert [str(each.Alt) for each in elements(bound(document(picture)), "/Figure")] == ["Три з п’яти"]
