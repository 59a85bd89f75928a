"""A set with every element, and a way to send a file back in."""

from datetime import date

import pytest

from core.acts import Basis
from registry import actions
from registry.actions.intake import take_register
from registry.actions.passports import Person
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read
from registry.models import Dataset, TableSchema

ON = date(2026, 9, 30)
WHOLE = {
    "description": "Адреси, розміри\nй власники; =1+1",
    "purpose": "Закон України «Про рекламу», рішення № 816",
    "language": "uk",
    "compression": "ZIP",
    "keywords": ["реклама", "місто"],
    "themes": ["REGI", "ECON"],
    "formats": ["CSV", "XLSX"],
    "licence": "cc-zero",
    "restricted": "Прізвища фізичних осіб",
    "restricted_ground": "Закон України «Про захист персональних даних»",
    "spatial": "UA32020010010081183",
    "covers_from": date(2026, 1, 1),
    "covers_to": date(2026, 6, 30),
    "landing_page": "https://data.gov.ua/dataset/reklama",
    "structure_url": "https://data.gov.ua/dataset/reklama/struktura",
}


@pytest.fixture
def full(make_dataset, coordinator):
    """A published set with persons, a resource, an update."""
    people = [Person("Коваль Олена", "o@example.org", "+380 44 000"), Person("Лис Ігор")]
    dataset = make_dataset(state="published", contacts=people, **WHOLE)
    schema = TableSchema.objects.create(code="reklama", title="Реклама")
    resource = {
        "name": "reklamniZasoby",
        "title": "Рекламні засоби",
        "format": "CSV",
        "download_url": "https://data.gov.ua/reklama.csv",
        "size": 1024,
        "issued_on": date(2026, 2, 1),
        "table_schema": schema,
    }
    actions.keep_resource(dataset=dataset, values=resource, by=coordinator, reason="Додано")
    actions.record_update(dataset=dataset, updated_on=date(2026, 7, 1), true_on=date(2026, 6, 30), by=coordinator)
    return Dataset.objects.get(pk=dataset.pk)


@pytest.fixture
def suspended(make_dataset, coordinator):
    """A set that the law has suspended."""
    dataset = make_dataset("henplan", state="published", title="Генеральний план", keywords=["план"])
    actions.change_state(
        dataset=dataset,
        state="suspended",
        effective_on=date(2026, 3, 2),
        by=coordinator,
        reason="Воєнний стан",
        basis=Basis("наказ", "5", date(2026, 3, 1)),
    )
    return dataset


@pytest.fixture
def back(coordinator):
    """Sends a file back in: what it would change, or what it changed."""

    def sending(name, content, *, write=False, **options):
        intake = compare(read(name, content), Options(**options), ON)
        assert intake.errors == []
        if write:
            take_register(intake=intake, by=coordinator, reason="Імпорт")
        return intake

    return sending
