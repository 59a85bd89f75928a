"""A unit sends files of its datasets."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.models import FileVersion
from tests.desk.datasets.conftest import HERE, PAGE
from tests.registry.files.conftest import BAD, GOOD

pytestmark = pytest.mark.django_db


@pytest.fixture
def drop(head, resource):
    """Sends a file through the form, and opens the page that answers."""

    def drop(content=GOOD, name="zasoby.csv", **fields):
        sent = {"file": SimpleUploadedFile(name, content)} if content else {}
        return head.post(f"{HERE}files/{resource.pk}/", {**sent, **fields}, follow=True)

    return drop


def text(answer):
    return answer.content.decode()


def test_a_good_file_is_ready_to_be_handed_in(drop):
    page = text(drop())
    assert ("помилок немає" in page, "Подати координаторові" in page) == (True, True)


def test_mistakes_stand_by_row_and_column(drop):
    page = text(drop(BAD))
    assert "Рядок 2, стовпець id (Номер): обов’язкова комірка порожня." in page
    assert "Подати попри помилки" in page


def test_without_a_file_the_day_is_kept(drop):
    page = text(drop(None, true_on="2026-09-01"))
    assert ("Оберіть файл." in page, 'value="2026-09-01"' in page) == (True, True)


def test_a_page_called_csv_is_refused(drop):
    answer = drop(b"<!doctype html><script>1</script>")
    assert (answer.status_code, FileVersion.objects.count()) == (422, 0)


def test_it_is_handed_in(drop, head):
    drop()
    version = FileVersion.objects.get()
    head.post(f"{HERE}versions/{version.pk}/")
    version.refresh_from_db()
    assert version.state == "submitted"


def test_with_mistakes_it_asks_why(drop, head):
    drop(BAD)
    version = FileVersion.objects.get()
    assert "поясніть" in text(head.post(f"{HERE}versions/{version.pk}/"))


def test_handed_in_twice_is_told(drop, head):
    drop()
    there = f"{HERE}versions/{FileVersion.objects.get().pk}/"
    head.post(there)
    assert head.post(there).status_code == 422


def test_the_unit_takes_its_own_file(drop, head):
    drop()
    answer = head.get(f"{HERE}versions/{FileVersion.objects.get().pk}/file")
    assert (b"".join(answer.streaming_content), answer["X-Content-Type-Options"]) == (GOOD, "nosniff")


def test_an_empty_table_of_the_structure(head, resource):
    answer = head.get(f"{HERE}files/{resource.pk}/empty.xlsx")
    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize("address", ["files/{resource}/", "versions/{version}/"])
def test_files_of_another_unit_are_not_there(client, resource, send, coordinator, address):
    client.force_login(coordinator)
    version = send()
    there = HERE + address.format(resource=resource.pk, version=version.pk)
    assert client.post(there).status_code == 404


def test_a_file_of_another_set_is_not_there(head, send, make_dataset, other_unit):
    make_dataset("parky", holder=other_unit)
    assert head.get(f"{PAGE}parky/versions/{send().pk}/file").status_code == 404


def test_a_newer_one_hides_the_older(head, send):
    older = send()
    send(GOOD + b"3,2026-09-03\n")
    assert head.post(f"{HERE}versions/{older.pk}/").status_code == 404
