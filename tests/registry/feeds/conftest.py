"""An open office, and datasets to harvest."""

import pytest

from core.models import Office
from registry import actions


@pytest.fixture
def open_office(office):
    Office.objects.update(public_pages=True, edrpou="26376300")


@pytest.fixture
def sets(make_dataset, other_unit, coordinator):
    """Three published sets and a planned one."""
    parks = make_dataset("parky", title="Парки та сквери", state="published", keywords=["парки"], themes=["ENVI"])
    boards = make_dataset("reklama", state="published", keywords=["реклама", "дозволи"], formats=["CSV"])
    stops = make_dataset("zupynky", title="Зупинки", state="published", holder=other_unit, frequency="yearly")
    make_dataset("plan", title="Заплановане")
    values = {"name": "reklama", "format": "CSV", "download_url": "https://portal.example.org/r.csv"}
    actions.keep_resource(dataset=boards, values=values, by=coordinator, reason="Додано")
    return parks, boards, stops
