"""A closed round reads as it was, whatever the register says of its sets and units afterwards."""

import re

import pytest

from audits.actions import approve_round
from audits.models import Item
from registry.models import Dataset

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def closed_page(client, reviewed, approver, settings):
    """The public page of a closed round with a check's sentence, as text."""
    settings.PUBLIC_PAGES = True
    row = Item.objects.get(criterion_code="M.1", dataset__identifier="reklama")
    Item.objects.filter(pk=row.pk).update(auto_result="failed", auto_points=0, auto_said="Немає опису.")
    approve_round(round=reviewed, by=approver)

    def words():
        main = client.get("/monitoring/M2026-2/").content.decode().partition("<main")[2].partition("</main>")[0]
        return re.sub(r"<[^>]+>", "", main)  # a link to what is no longer shown may go, its words stay

    return words


def test_after_the_passport_was_rewritten(closed_page):
    before = closed_page()
    Dataset.objects.update(title="Інша назва", description="Опис є", frequency="never", licence="other")
    assert closed_page() == before


def test_after_its_holder_was_renamed(closed_page, other_unit):
    before = closed_page()
    other_unit.name = "Департамент нової економіки"
    other_unit.save()
    assert closed_page() == before


def test_after_the_set_was_archived(closed_page):
    before = closed_page()
    Dataset.objects.update(state="archived")
    assert closed_page() == before


def test_the_methodology_s_words_are_those_of_the_round(closed_page):
    assert "Критерій M.1" in closed_page()
