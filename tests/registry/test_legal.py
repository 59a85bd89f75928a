"""The legal list: loaded once, answered by the city."""

import json

import pytest
from django.conf import settings

from core.refusals import Conflict, Refused
from registry.actions import answer_item, load_legal_list
from registry.models import LegalItem, LegalList

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return json.loads((settings.BASE_DIR / "fixtures" / "legal-lists.json").read_text("utf-8"))[0]


@pytest.fixture
def item(edition):
    return load_legal_list(edition=edition).items.get(number=20)


def test_the_list_has_16_sets_for_all_and_57_local_ones(edition):
    items = load_legal_list(edition=edition).items
    assert [items.filter(section=section).count() for section in ("everybody", "local")] == [16, 57]


def test_loading_again_changes_nothing(edition):
    first = load_legal_list(edition=edition)
    assert load_legal_list(edition=edition | {"title": "Інша назва"}) == first


def test_a_later_edition_follows_the_former_items(edition, item):
    later = edition | {"code": "835-2026", "effective_on": "2026-01-01"}
    moved = [row | {"number": row["number"] + 1} for row in edition["items"]]
    new = load_legal_list(edition=later | {"items": moved})
    assert new.items.get(number=21).succeeds == item


def test_the_edition_of_a_day(edition, today):
    load_legal_list(edition=edition)
    assert LegalList.objects.in_force(today).code == "835-2024-10"


def test_an_answer(item, unit, coordinator):
    answer_item(item=item, held="yes", holder=unit, why_not="", by=coordinator, reason="Лист управління")
    item = LegalItem.objects.get(pk=item.pk)
    assert (item.answer.held, item.answer.holder, item.answer.history.first().history_user) == (
        "yes",
        unit,
        coordinator,
    )


def test_what_is_not_held_has_no_holder(item, unit, coordinator):
    with pytest.raises(Refused, match="Володільця вказують лише для даних, які є в міста"):
        answer_item(item=item, held="no", holder=unit, by=coordinator, reason="Лист")


def test_two_answers_at_once(item, coordinator):
    answer_item(item=item, held="no", by=coordinator, reason="Раз")
    with pytest.raises(Conflict):
        answer_item(item=item, held="yes", by=coordinator, reason="Два", version=0)
