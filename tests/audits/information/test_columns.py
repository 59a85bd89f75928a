"""The official columns against our fields and the ministry's schema."""

import json
from pathlib import Path

import pytest

from audits.asset_columns import BY_FIELD, COLUMNS, FIELDS, PARTS, REQUIRED, field_of, is_second_heading, places
from audits.models import InformationAsset

OFFICIAL = Path("/work/shared/samples/table-schemas/17-infoAudit/schema.json")


def test_there_are_29():
    assert len(COLUMNS) == len(set(FIELDS)) == 29


def test_each_has_a_field():
    assert [name for name in FIELDS if not InformationAsset._meta.get_field(name)] == []


def test_the_form_shows_each_once():
    assert sorted(name for names in PARTS.values() for name in names) == sorted(FIELDS)


def test_each_is_explained():
    assert [column.name for column in COLUMNS if not (column.title and column.description)] == []


def test_types_are_those_of_the_fields():
    kinds = {"DateField": "date", "PositiveBigIntegerField": "integer"}
    told = {name: kinds.get(type(InformationAsset._meta.get_field(name)).__name__) for name in FIELDS}
    assert {name: kind for name, kind in told.items() if kind} == {
        name: column.datatype for name, column in BY_FIELD.items() if column.datatype in ("date", "integer")
    }


@pytest.mark.parametrize(("name", "field"), [("uid", "uid"), ("dataUserName", "data_user_name"), ("url", "url")])
def test_the_name_of_a_field(name, field):
    assert field_of(name) == field


@pytest.mark.parametrize("name", ["data_transfer", "usage_frequency", "relation", "resource", "url"])
def test_what_may_stay_empty(name):
    assert name not in REQUIRED


def test_a_heading_is_known_by_names():
    assert places(["uid", "title ", "dataUser"]) == {"uid": 0, "title": 1, "data_user": 2}


def test_a_heading_is_known_by_titles():
    assert places(["Назва набору даних", "дивне"]) == {"title": 0}


def test_a_column_named_twice_counts_once():
    assert places(["uid", "uid"]) == {"uid": 0}


def test_the_second_heading_is_no_row():
    assert is_second_heading({"title": "Назва набору даних", "url": BY_FIELD["url"].title})


def test_a_row_is_no_second_heading():
    assert not is_second_heading({"title": "Звернення громадян", "url": ""})


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the ministry's sample is not at hand")
def test_they_are_the_ministrys():
    theirs = json.loads(OFFICIAL.read_text("utf-8"))["tableSchema"]["columns"]
    told = [(c["name"].strip(), " ".join(c["title"].split()), c["datatype"], c["required"]) for c in theirs]
    assert [(c.name, c.title, c.datatype, c.required) for c in COLUMNS] == told
