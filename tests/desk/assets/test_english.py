"""The table's pages in English: what is Ukrainian there is marked so."""

import re

import pytest

from tests.desk.assets.conftest import HERE
from tests.guards.reading import read

pytestmark = pytest.mark.django_db
UKRAINIAN = re.compile(r'<(\w+)[^>]*\blang="uk"[^>]*>.*?</\1>', re.DOTALL)
LETTERS = re.compile(r"[а-яґєії]", re.IGNORECASE)


@pytest.fixture
def left(head, unit_head):
    """Texts of a page that are Ukrainian without saying so."""
    unit_head.language = "en"
    unit_head.save()

    def left(there):
        page = head.get(there).content.decode()
        while UKRAINIAN.search(page):
            page = UKRAINIAN.sub("", page)
        return [text for text in read(page)[0] if LETTERS.search(text)]

    return left


@pytest.mark.parametrize("there", ["", "new/", "import/"])
def test_pages_of_the_table(left, keep, there):
    keep(format="")
    assert left(HERE + there) == []


def test_a_row_that_was_handed_in(left, submitted):
    assert left(f"{HERE}{submitted.pk}/") == []
