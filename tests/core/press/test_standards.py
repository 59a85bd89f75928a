"""One file keeps to PDF/A-2a and PDF/UA-1 both, as an independent checker sees it."""

import page
import pytest

from tests.core.press.conftest import PICTURE, TABLE, bound, document, opened

BODIES = {
    "empty": "",
    "table": TABLE.format("слово " * 300),
    "several pages": "<p>абзац</p>" * 400,
    "picture": f"<p>{PICTURE}</p>",
    "list": "<ol><li>перше<ul><li>друге</li></ul></li></ol>",
    "emoji": "<p>Готово 🎉 ✅ 👩‍💻</p>",
    "right to left": '<p>שלום עולם, <span dir="rtl">مرحبا</span></p>',
    "script as text": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "script": "<script>alert(1)</script><p>Текст</p>",
    "control signs": "<p>a\u200b\u00ad\ufeff\u202eб</p>",
    "colours": '<p style="color: #b42318; background: rgb(0 0 0 / 50%)">Колір</p>',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_document_keeps_to_the_standard(body, profile):
    report = page.validate_pdf_bytes(bound(document(body)), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_a_bound_book_keeps_to_the_standard(book, profile):
    assert page.validate_pdf_bytes(book, profile=profile).is_compliant


def test_a_reader_finds_no_fault_in_a_bound_book(book):
    assert opened(book).check_pdf_syntax() == []


@pytest.mark.parametrize(("name", "value"), [("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")])
def test_it_says_what_it_keeps_to(table, name, value):
    with opened(table).open_metadata() as said:
        assert said[name] == value


def test_it_names_its_title_and_author(table):
    with opened(table).open_metadata() as said:
        assert (said["dc:title"], said["dc:creator"]) == ("Звіт", ["Рада"])


def test_its_colours_are_srgb(table):
    (intent,) = opened(table).Root.OutputIntents
    assert (str(intent.S), bytes(intent.DestOutputProfile.read_bytes())[36:40]) == ("/GTS_PDFA1", b"acsp")


def test_the_window_shows_its_title(table):
    assert opened(table).Root.ViewerPreferences.DisplayDocTitle is True


def test_its_links_print(table):
    notes = opened(table).pages[0].Annots
    assert {int(note.F) for note in notes} == {4}
