"""Structures of tables for everybody: the page, and each file at its stable address."""

import json

import pytest

from registry.models import TableSchema

pytestmark = pytest.mark.django_db
COLUMN = {"name": "id", "title": "Номер", "description": "Порядковий номер", "datatype": "integer", "required": True}


@pytest.fixture
def got(client):
    """The answer for a structure's address."""
    TableSchema.objects.create(code="reklama", title="Рекламні засоби", columns=[COLUMN])
    return lambda ending: client.get(f"/structures/reklama{ending}")


def test_the_page_shows_each_column(got):
    text = got("/").content.decode()
    for said in ("Рекламні засоби", "<code>id</code>", "Номер", "Порядковий номер", "ціле число", "так"):
        assert said in text


def test_csvw(got):
    assert json.loads(got(".csvw.json").content)["tableSchema"]["columns"][0]["name"] == "id"


def test_frictionless(got):
    assert json.loads(got(".frictionless.json").content)["fields"][0]["type"] == "integer"


def test_csv(got):
    assert got(".csv").content.decode("utf-8-sig").splitlines()[1].startswith("id,Номер")


def test_an_empty_table(got):
    assert got(".template.csv").content.decode("utf-8-sig") == "id\r\n"


def test_an_empty_spreadsheet(got):
    answer = got(".template.xlsx")
    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"] == 'attachment; filename="reklama.template.xlsx"'


@pytest.mark.parametrize("ending", [".pdf", "/x/", ".csvw"])
def test_other_addresses_are_not_there(got, ending):
    assert got(ending).status_code == 404


def test_an_unknown_structure_is_not_there(client, db):
    assert client.get("/structures/nemaie/").status_code == 404
