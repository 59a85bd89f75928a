"""The register in the admin: the list, the passport, and the pages of actions."""

import re
from datetime import date

import pytest
from django.urls import reverse

from registry import actions
from registry.models import Dataset

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
LIST = "admin:registry_dataset_changelist"
TYPED = {
    "identifier": "parky",
    "title": "Парки та сквери",
    "language": "uk",
    "licence": "cc-by",
    "frequency": "yearly",
    "keywords": "парки, сквери,парки",
    "formats": ".оds, xlsx",
    "themes": ["ENVI"],
    "people": "Олена КОВАЛЬ; o@example.org\nІгор ЛИС",
}


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


def page(name, dataset):
    return reverse(f"admin:registry_dataset_{name}", args=[dataset.pk])


def test_a_passport_is_entered(desk, unit):
    desk.post(reverse("admin:registry_dataset_add"), TYPED | {"holder": unit.pk})
    dataset = Dataset.objects.get()
    assert (dataset.keywords, dataset.formats, dataset.contacts.count()) == (["парки", "сквери"], ["ODS", "XLSX"], 2)


def test_a_wrong_identifier_keeps_what_was_typed(desk, unit):
    answer = desk.post(reverse("admin:registry_dataset_add"), TYPED | {"holder": unit.pk, "identifier": "Парки"})
    text = answer.content.decode()
    assert ("малих латинських літер" in text, "Парки та сквери" in text) == (True, True)


def test_a_passport_is_changed_with_its_reason(desk, dataset):
    form = TYPED | {"version": dataset.version, "reason": "Лист управління"}
    desk.post(page("change", dataset), form)
    assert dataset.history.first().history_change_reason == "Лист управління"


def test_a_second_editor_is_told_what_changed(desk, dataset):
    desk.post(page("change", dataset), TYPED | {"version": dataset.version})
    answer = desk.post(page("change", dataset), TYPED | {"version": dataset.version, "title": "Інша назва"})
    assert "Поки ви працювали, запис змінено" in answer.content.decode()


def test_an_address_that_is_none_is_named_by_its_line(desk, dataset):
    answer = desk.post(
        page("change", dataset), TYPED | {"version": dataset.version, "people": "Ігор ЛИС\nО. К.; пошта"}
    )
    assert "Рядок 2: «пошта» не схоже на адресу пошти." in answer.content.decode()


def test_the_state_changes_on_its_page(desk, dataset):
    typed = {"state": "published", "effective_on": "01.02.2026", "reason": "Оприлюднено", "version": dataset.version}
    desk.post(page("state", dataset), typed)
    dataset.refresh_from_db()
    assert dataset.state == "published"


def test_a_suspension_without_ground_is_refused(desk, make_dataset):
    dataset = make_dataset(state="published")
    typed = {"state": "suspended", "effective_on": "01.02.2026", "reason": "Воєнний стан", "version": dataset.version}
    assert "правовій підставі" in desk.post(page("state", dataset), typed).content.decode()


def test_the_holder_changes_on_its_page(desk, dataset, other_unit):
    typed = {"unit": other_unit.pk, "effective_on": "01.02.2026", "reason": "Рішення", "version": dataset.version}
    desk.post(page("holder", dataset), typed)
    dataset.refresh_from_db()
    assert dataset.holder == other_unit


def test_an_update_is_recorded(desk, dataset):
    desk.post(page("update", dataset), {"updated_on": "01.04.2026", "version": dataset.version})
    dataset.refresh_from_db()
    assert dataset.changed_on == date(2026, 4, 1)


def test_a_day_to_come_is_refused(desk, dataset):
    answer = desk.post(page("update", dataset), {"updated_on": "01.12.2026", "version": dataset.version})
    assert "01.12.2026 ще не настала" in answer.content.decode()


def test_a_resource_is_added(desk, dataset):
    typed = {"kind": "data", "name": "parky", "format": "csv", "reason": "Новий", "version": dataset.version}
    desk.post(page("resources_add", dataset), typed)
    assert list(dataset.distributions.values_list("name", "format")) == [("parky", "CSV")]


def test_the_page_of_a_passport_lists_its_gaps(desk, dataset):
    assert "Паспорт заповнено на" in desk.get(page("change", dataset)).content.decode()


@pytest.mark.parametrize("kind", ["late", "soon", "unknown"])
def test_the_list_is_filtered_by_timeliness(desk, make_dataset, kind):
    make_dataset(state="published")
    answer = desk.get(reverse(LIST), {"timeliness": kind})
    assert ("Рекламні засоби" in answer.content.decode()) == (kind == "unknown")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(desk, make_dataset, django_assert_max_num_queries, count):
    for number in range(count):
        make_dataset(f"nabir-{number}")
    with django_assert_max_num_queries(15):
        desk.get(reverse(LIST))


def test_a_unit_head_has_no_admin(client, unit_head):
    client.force_login(unit_head)
    assert client.get(reverse(LIST)).status_code == 302


@pytest.mark.parametrize("many", [1, 3])
def test_the_passport_asks_at_most_fifteen_times(desk, dataset, coordinator, many, django_assert_max_num_queries):
    for number in range(many):
        values = {"name": f"dani{number}", "format": "CSV"}
        actions.keep_resource(dataset=dataset, values=values, by=coordinator, reason="Додано")
        actions.record_update(dataset=dataset, updated_on=date(2026, 9, 1 + number), by=coordinator)
    with django_assert_max_num_queries(15):
        assert desk.get(page("change", dataset)).status_code == 200


def test_addresses_look_like_the_other_fields(desk, dataset):
    text = desk.get(page("change", dataset)).content.decode()
    (field,) = re.findall(r'<input type="url" name="landing_page"[^>]*>', text)
    assert "border" in field
