"""The page of a dataset: what it tells, what it never tells, and what it costs."""

import hashlib
import json
import re
from datetime import date

import pytest
from django.core.files.base import ContentFile

from core.acts import Basis
from registry import actions
from registry.actions.territories import keep_territories
from registry.models import FileVersion, TableSchema

pytestmark = pytest.mark.django_db
BASIS = Basis("наказ", "15", date(2026, 3, 1))


@pytest.fixture
def page(client, open_set):
    """The page's text."""
    return lambda: client.get("/datasets/reklamni-zasoby/").content.decode()


@pytest.fixture
def resource(open_set, coordinator):
    """Adds a resource."""

    def resource(name="reklama", **values):
        values = {"name": name, "title": "Рекламні засоби", "format": "CSV", **values}
        return actions.keep_resource(dataset=open_set, values=values, by=coordinator, reason="Додано")

    return resource


@pytest.fixture
def keep(resource):
    """Keeps a published version of a file."""

    def keep(content, name="reklama.csv", number=1, state="published"):
        row = resource()
        version = FileVersion(distribution=row, number=number, name=name, media_type="text/csv", size=len(content))
        version.sha256, version.state = hashlib.sha256(content).hexdigest(), state
        version.file.save(name, ContentFile(content))
        return version

    return keep


def suspend(dataset, by, on):
    actions.change_state(
        dataset=dataset, state="suspended", effective_on=on, by=by, reason="Оборона міста", basis=BASIS
    )


def test_the_passport_is_told(page):
    text = page()
    for said in ("Рекламні засоби", "reklamni-zasoby", "Економіка та фінанси", "реклама", "Щокварталу"):
        assert said in text


def test_freshness_is_told_in_a_sentence(page, open_set, coordinator):
    actions.record_update(dataset=open_set, updated_on=date(2026, 1, 20), by=coordinator)
    assert "Оновити треба було до 20.04.2026" in page()


def test_a_resource_is_to_be_downloaded(page, resource):
    resource(download_url="https://portal.example.org/reklama.csv", size=2048)
    text = page()
    assert 'href="https://portal.example.org/reklama.csv"' in text
    assert "Завантажити" in text


def test_a_page_of_a_resource_is_to_be_opened(page, resource):
    resource(access_url="https://portal.example.org/reklama")
    assert "Відкрити сторінку" in page()


def test_the_first_rows_of_a_kept_file_are_shown(page, keep):
    keep("id;назва\n1;Щит\n".encode())
    assert "<td>Щит</td>" in page()


def test_only_ten_rows_and_short_cells_are_shown(page, keep):
    keep(("id;text\n" + f"1;{'ю' * 300}\n" * 40).encode())
    text = page()
    assert text.count("ю…</td>") == 10
    assert "ю" * 81 not in text


def test_a_large_csv_is_shown_by_its_head(page, keep):
    keep(("id;text\n" + "1;рядок\n" * 200_000).encode())
    assert page().count("<td>рядок</td>") == 10


def test_a_file_that_is_no_table_has_no_preview(page, keep):
    keep(b"%PDF-1.4", name="reklama.pdf")
    assert "Перші рядки" not in page()


def test_a_version_that_is_not_published_is_not_shown(page, keep, client):
    keep("id;назва\n1;Чернетка\n".encode(), state="submitted")
    assert "Чернетка" not in page()
    assert client.get("/datasets/reklamni-zasoby/files/reklama").status_code == 404


def test_a_kept_file_is_served_as_an_attachment(client, keep):
    keep(b"id\n1\n")
    answer = client.get("/datasets/reklamni-zasoby/files/reklama")
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == b"id\n1\n"


def test_a_suspended_set_tells_its_ground_and_no_data(page, open_set, resource, coordinator, today):
    resource(download_url="https://portal.example.org/reklama.csv")
    suspend(open_set, coordinator, today)
    text = page()
    assert "наказ від 01.03.2026 №\xa015" in text
    assert "portal.example.org" not in text
    assert "ld+json" not in text


def test_a_suspended_set_serves_no_file(client, keep, open_set, coordinator, today):
    keep(b"id\n1\n")
    suspend(open_set, coordinator, today)
    assert client.get("/datasets/reklamni-zasoby/files/reklama").status_code == 404


def test_a_planned_set_is_not_there_for_others(client, make_dataset):
    make_dataset("zaplanovano")
    assert client.get("/datasets/zaplanovano/").status_code == 404


def test_the_coordinator_sees_a_planned_set(client, make_dataset, coordinator):
    make_dataset("zaplanovano")
    client.force_login(coordinator)
    assert client.get("/datasets/zaplanovano/").status_code == 200


def test_a_ready_reference_is_given(page, office):
    assert (
        "Рекламні засоби [набір даних]. – Відділ відкритих даних, Біла Церква. – Ліцензія: "
        "Creative Commons «Із зазначенням авторства» 4.0. – http://testserver/datasets/reklamni-zasoby/ "
        "(дата звернення: 30.09.2026)." in page()
    )


def described(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])


def test_search_engines_read_schema_org(page, resource, office):
    resource(download_url="https://portal.example.org/reklama.csv")
    told = described(page())
    assert (told["@type"], told["name"], told["license"][:30]) == (
        "Dataset",
        "Рекламні засоби",
        "https://creativecommons.org/li",
    )
    assert told["distribution"][0]["encodingFormat"] == "text/csv"


def test_no_text_ends_the_data_block(client, published):
    published("zlyi", title="</script><script>alert(1)</script>")
    text = client.get("/datasets/zlyi/").content.decode()
    assert "<script>alert" not in text
    assert described(text)["name"] == "</script><script>alert(1)</script>"


def test_tasks_of_the_plan_are_named(page, open_set, make_task):
    open_set.tasks.create(task=make_task(title="Оприлюднити рекламу"))
    assert "Оприлюднити рекламу" in page()


def test_a_structure_is_linked(page, resource):
    schema = TableSchema.objects.create(code="reklama", title="Структура реклами", columns=[{"name": "id"}])
    resource(table_schema=schema)
    assert 'href="/structures/reklama/"' in page()


def test_the_page_costs_at_most_fifteen_queries(page, keep, resource, django_assert_max_num_queries):
    keep(b"id\n1\n")
    for number in range(5):
        resource(f"more{number}", download_url="https://portal.example.org/x.csv")
    with django_assert_max_num_queries(15):
        page()


PLACE = "UA32020010010081183"


def test_a_territory_of_our_list_is_named(client, published, coordinator):
    keep_territories(pairs=[(PLACE, "Біла Церква, місто")], by=coordinator, reason="Лист управління")
    published("parky", spatial=PLACE)
    assert f"Біла Церква, місто, {PLACE}" in client.get("/datasets/parky/").content.decode()


@pytest.mark.parametrize("place", [PLACE, "центр міста"])
def test_any_other_territory_is_shown_as_it_is(client, published, place):
    published("parky", spatial=place)
    assert f'<dd lang="uk">{place}</dd>' in client.get("/datasets/parky/").content.decode()
