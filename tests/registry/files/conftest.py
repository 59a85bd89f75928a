"""A dataset with a resource, its structure, and files sent for it."""

from datetime import date

import pytest

from registry.actions import add_version, keep_resource, keep_structure, publish_version, record_update, submit_version
from registry.models import Distribution
from registry.tables.columns import Column

GOOD = b"id,day\n1,2026-09-01\n2,2026-09-02\n"
BAD = b"id,day\n,2026-09-01\n2,31.12.2026\n"
ADDRESS = "https://data.example.org/datasets/reklamni-zasoby/files/zasoby.csv"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def structure(coordinator):
    columns = (Column("id", "Номер", required=True), Column("day", "Дата", datatype="date"))
    return keep_structure(code="20-dozvoly", title="Дозволи", columns=columns, by=coordinator, reason="Додаток")


@pytest.fixture
def published(make_dataset, other_unit, coordinator):
    """A set of another unit than the open-data one, updated last on 30 June."""
    dataset = make_dataset(holder=other_unit, state="published")
    record_update(dataset=dataset, updated_on=date(2026, 6, 30), by=coordinator)
    dataset.refresh_from_db()
    return dataset


@pytest.fixture
def resource(published, structure, coordinator):
    values = {"name": "zasoby", "title": "Рекламні засоби", "format": "CSV", "table_schema": structure}
    return keep_resource(dataset=published, values=values, by=coordinator, reason="Додано ресурс")


@pytest.fixture
def send(resource, unit_head):
    """Sends a file for the resource."""

    def send(content=GOOD, name="zasoby.csv", **more):
        row = Distribution.objects.select_related("dataset", "table_schema").get(pk=resource.pk)
        return add_version(distribution=row, name=name, content=content, by=unit_head, **more)

    return send


@pytest.fixture
def submit(send, unit_head):
    return lambda content=GOOD, note="": submit_version(version=send(content), by=unit_head, note=note)


@pytest.fixture
def publish(coordinator):
    return lambda version, address=ADDRESS: publish_version(version=version, address=address, by=coordinator)
