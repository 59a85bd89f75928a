"""A filled table sent on the unit's page: shown first, written whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from audits.models import InformationAsset
from core import sheets
from tests.desk.assets.conftest import HERE

pytestmark = pytest.mark.django_db
HEADING = ["uid", "title", "format", "dateCreated"]


@pytest.fixture
def send(head, audit):
    """Sends a table and opens what follows."""

    def send(*lines, heading=HEADING):
        content = sheets.write("xlsx", heading, [list(line) for line in lines])
        return head.post(f"{HERE}import/", {"file": SimpleUploadedFile("aktyvy.xlsx", content)})

    return send


def test_the_page_offers_the_empty_table(words, audit):
    assert f"{HERE}empty.xlsx" in words(f"{HERE}import/")


def test_it_is_shown_first(send, head):
    page = head.get(send(["", "Парки", "CSV", "01.02.2020"])["Location"]).content.decode()
    assert ("Парки" in page, "Буде записано рядків: 1" in page) == (True, True)
    assert not InformationAsset.objects.exists()


def test_it_is_written_from_there(send, head):
    head.post(send(["", "Парки", "CSV", "01.02.2020"])["Location"])
    assert InformationAsset.objects.get().title == "Парки"


def test_once(send, head):
    there = send(["", "Парки", "CSV", ""])["Location"]
    head.post(there)
    assert head.post(there)["Location"] == f"{HERE}import/"


def test_mistakes_stand_by_row_and_nothing_is_written(send, head):
    answer = head.post(send(["", "Парки", "CSV", ""], ["", "Вулиці", "CSV", "колись"])["Location"])
    assert (answer.status_code, "Рядок 3" in answer.content.decode()) == (422, True)
    assert not InformationAsset.objects.exists()


def test_another_table_is_refused_at_once(send):
    answer = send(["1", "2"], heading=["код", "дата"])
    assert (answer.status_code, "не таблиця активів" in answer.content.decode()) == (422, True)


def test_no_file(head, audit):
    assert "Оберіть заповнений файл" in head.post(f"{HERE}import/").content.decode()


def test_somebody_elses_file(send, client, coordinator):
    there = send(["", "Парки", "CSV", ""])["Location"]
    client.force_login(coordinator)
    assert client.post(there)["Location"] == f"{HERE}import/"


def test_gaps_are_told(send, head):
    assert "Неповних рядків: 1" in head.get(send(["", "Парки", "CSV", ""])["Location"]).content.decode()
