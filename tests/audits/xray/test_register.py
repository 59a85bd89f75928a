"""Sets and items of the legal list that contradict what is said of them."""

import json
from datetime import date

import pytest
from django.conf import settings

from audits.xray.register import held_without_dataset, published_without_link, update_unknown, without_contact
from registry.actions.reference import load_legal_list
from registry.models import Contact, Dataset, Distribution, LegalAnswer, LegalItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(make_dataset):
    return make_dataset("parky")


class TestLink:
    def test_a_published_set_without_any_is_found(self, row, today):
        assert list(published_without_link(today)) == [row]

    @pytest.mark.parametrize("field", ["access_url", "download_url"])
    def test_a_resource_with_an_address_is_enough(self, row, today, field):
        Distribution.objects.create(dataset=row, name="parky", **{field: "https://bc.example/p.csv"})
        assert not published_without_link(today)

    def test_a_resource_without_one_is_not(self, row, today):
        Distribution.objects.create(dataset=row, name="parky")
        assert list(published_without_link(today)) == [row]

    def test_a_page_of_its_own_is_enough(self, row, today):
        Dataset.objects.filter(pk=row.pk).update(landing_page="https://bc.example/parky")
        assert not published_without_link(today)

    def test_a_planned_set_needs_none(self, make_dataset, today):
        make_dataset("plan", state="planned")
        assert not published_without_link(today)


class TestContact:
    def test_nobody_is_found(self, row, today):
        assert list(without_contact(today)) == [row]

    def test_a_name_without_an_address_is_nobody(self, row, today):
        Contact.objects.create(dataset=row, name="Олена Коваль")
        assert list(without_contact(today)) == [row]

    def test_an_address_is_enough(self, row, today):
        Contact.objects.create(dataset=row, name="Олена Коваль", email="o@bc.example")
        assert not without_contact(today)


class TestUpdate:
    def test_an_unknown_day_is_found(self, row, today):
        assert list(update_unknown(today)) == [row]

    def test_a_set_without_a_period_has_none(self, make_dataset, today):
        make_dataset("arkhiv", frequency="never")
        assert not update_unknown(today)


class TestHeld:
    @pytest.fixture
    def answer(self, db):
        for edition in json.loads((settings.BASE_DIR / "fixtures" / "legal-lists.json").read_text("utf-8")):
            load_legal_list(edition=edition)
        item = LegalItem.objects.filter(number=20).order_by("-edition__effective_on").first()
        return LegalAnswer.objects.update_or_create(item=item, defaults={"held": "yes"})[0]

    def test_data_without_a_set_and_a_word_are_found(self, answer, today):
        assert list(held_without_dataset(today)) == [answer]

    def test_a_planned_set_is_an_answer(self, answer, make_dataset, today):
        make_dataset("reklama", state="planned", legal_item=answer.item)
        assert not held_without_dataset(today)

    def test_a_reason_is_an_answer(self, answer, today):
        LegalAnswer.objects.filter(pk=answer.pk).update(why_not="Воєнний стан")
        assert not held_without_dataset(today)

    def test_another_edition_is_not_asked(self, answer):
        assert not held_without_dataset(date(1999, 1, 1))
