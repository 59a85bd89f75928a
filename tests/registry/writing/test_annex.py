"""The appendix to a decision: the register on paper."""

import io

import pytest
from docx import Document
from pypdf import PdfReader

from core.pdf import DocumentError
from registry.models import Dataset
from registry.writing import annex, annex_word
from tests.registry.writing.conftest import ON

pytestmark = pytest.mark.django_db


def paper():
    return annex.build(Dataset.objects.order_by("pk"), ON)


@pytest.fixture
def word(full, office):
    """The Word document."""
    return Document(io.BytesIO(annex_word.document(paper())))


def test_a_line_names_all_the_register_says(full):
    assert paper().lines[0].texts == (
        "1",
        "Рекламні засоби\nreklamni-zasoby\nhttps://data.gov.ua/dataset/reklama",
        "Адреси, розміри\nй власники; =1+1\nКлючові слова: реклама, місто",
        "Закон України «Про рекламу», рішення № 816",
        "Щокварталу\nCSV",
        "Відділ відкритих даних",
        "Коваль Олена\no@example.org\nЛис Ігор",
    )


def test_the_columns_fill_the_width_between_the_margins():
    assert sum(annex.WIDTHS) == 257


def test_the_html_says_to_what_it_is_an_appendix(full, office):
    found = annex.html(paper())
    assert ("до рішення виконавчого комітету" in found, "станом на 30.09.2026" in found) == (True, True)


def test_the_head_row_is_repeated_on_every_page(full):
    assert "<thead>" in annex.html(paper())


def test_what_people_typed_is_no_markup(make_dataset):
    make_dataset(title="<b>Парки</b>")
    assert "<td><p>&lt;b&gt;Парки&lt;/b&gt;</p>" in annex.html(paper())


def test_the_paper_lies(full, office):
    (page, *_rest) = PdfReader(io.BytesIO(annex.as_pdf(paper()))).pages
    assert (page.mediabox.width > page.mediabox.height, "Рекламні засоби" in page.extract_text()) == (True, True)


def test_too_many_sets_for_one_pdf(full, monkeypatch):
    monkeypatch.setattr(annex, "MOST", 0)
    with pytest.raises(DocumentError, match="може бути до 0"):
        annex.as_pdf(paper())


def test_an_empty_register(db):
    assert "Наборів даних немає." in annex.html(paper())


def test_word_has_a_row_a_set(word):
    assert [cell.text for cell in word.tables[0].rows[1].cells][:2] == [
        "1",
        "Рекламні засоби\nreklamni-zasoby\nhttps://data.gov.ua/dataset/reklama",
    ]


def test_word_lies(word):
    assert word.sections[0].page_width > word.sections[0].page_height


def test_word_repeats_the_head_row(word):
    assert "w:tblHeader" in word.tables[0].rows[0]._tr.xml


def test_word_says_what_it_is(word):
    assert [line.text for line in word.paragraphs][:8] == [
        "Додаток",
        "до рішення виконавчого комітету",
        "від ____________ № ________",
        "РЕЄСТР",
        "наборів даних, розпорядником яких є",
        "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА",
        "ВИКОНАВЧИЙ КОМІТЕТ",
        "станом на 30.09.2026",
    ]
