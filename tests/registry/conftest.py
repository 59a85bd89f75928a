"""A dataset of the city, and a way to make more."""

from datetime import date

import pytest

from registry import actions
from registry.frequency import Frequency


@pytest.fixture
def make_dataset(unit, coordinator):
    """Enters datasets: `make_dataset("parky", frequency=…, holder=…)`."""

    def make(
        identifier="reklamni-zasoby", *, holder=None, state="planned", on=date(2026, 1, 15), contacts=(), **fields
    ):
        passport = {"identifier": identifier, "title": "Рекламні засоби", "frequency": Frequency.QUARTERLY} | fields
        return actions.create_passport(
            passport=passport,
            holder=holder or unit,
            state=state,
            contacts=contacts,
            on=on,
            by=coordinator,
            reason="Внесено до реєстру",
        )

    return make


@pytest.fixture
def dataset(make_dataset):
    return make_dataset()
