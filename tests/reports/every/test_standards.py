"""Every kind keeps to PDF/A-2a and PDF/UA-1 in one file: as a draft, issued, corrected; empty and full of noise."""

import io

import page
import pypdf
import pytest

from tests.reports.every.conftest import markup, printed

LYING = {"register": "all", "plan": "all", "quarterly": "some", "ranking": "some"}


def test_it_keeps_to_both_standards(kind, state):
    content = printed(kind, state)
    found = [(name, page.validate_pdf_bytes(content, profile=name).failures) for name in ("2a", "ua1")]
    assert [(name, failure.rule_id) for name, failures in found for failure in failures] == []


def test_its_pages_say_which_of_how_many(kind):
    pages = pypdf.PdfReader(io.BytesIO(printed(kind, "issued"))).pages
    said = [f"с. {number} із {len(pages)}" for number, _page in enumerate(pages, start=1)]
    shown = [text in each.extract_text() for text, each in zip(said, pages, strict=True)]
    assert all(shown if kind != "ranking" else shown[:1])  # certificates are handed out: they bear no number


def test_pages_lie_where_tables_need_it(kind):
    pages = pypdf.PdfReader(io.BytesIO(printed(kind, "issued"))).pages
    lying = [each.mediabox.width > each.mediabox.height for each in pages]
    assert ("all" if all(lying) else "some" if any(lying) else "none") == LYING.get(kind, "none")


def test_only_a_draft_says_so(kind):
    first = [pypdf.PdfReader(io.BytesIO(printed(kind, one))).pages[0] for one in ("draft of nothing", "issued")]
    assert ["ПРОЄКТ" in each.extract_text() for each in first] == [True, False]


def test_it_is_ukrainian_and_has_a_title(kind):
    reader = pypdf.PdfReader(io.BytesIO(printed(kind, "issued")))
    assert reader.root_object["/Lang"] == "uk"
    assert reader.metadata.title


def test_what_people_typed_is_text(kind):
    assert "<script" not in markup(kind, "correction of noise")


def test_every_header_has_its_scope(kind, state):
    assert "<th>" not in markup(kind, state).replace("<th ", "<th>").replace("<th>scope", "")


def test_it_fetches_nothing(kind, state):
    for part in markup(kind, state).split("<img")[1:]:
        assert ' src="data:' in part.partition(">")[0]


@pytest.mark.parametrize("state", ["issued"])
def test_its_links_lead_somewhere(kind, state):
    html = markup(kind, state)
    targets = [part.partition('"')[0] for part in html.split('href="#')[1:]]
    assert all(f'id="{target}"' in html for target in targets)
