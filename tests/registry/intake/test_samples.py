"""The ministry's own example files come in without being edited by hand (read only where they are at hand)."""

from datetime import date
from pathlib import Path

import pytest

from registry.actions.intake import take_register
from registry.intake.comparing import compare
from registry.intake.outcome import Options
from registry.intake.reading import read
from registry.models import Dataset

SAMPLES = Path("/work/shared/samples")
FILES = {"register-2019-example.xlsx": 5, "table-schemas/7-register/example.xlsx": 3}
TICKS = Options(propose=True, add_publishers=True, shorten=True)

pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not SAMPLES.exists(), reason="no samples here")]


@pytest.fixture(params=FILES, ids=["2019", "2025"])
def sample(request):
    return request.param


def table(sample):
    return read(Path(sample).name, (SAMPLES / sample).read_bytes())


def test_every_row_comes_in(sample, unit, coordinator):
    intake = compare(table(sample), TICKS, date(2026, 9, 30))
    take_register(intake=intake, by=coordinator, reason="Імпорт")
    assert (intake.errors, Dataset.objects.count()) == ([], FILES[sample])


def test_a_second_time_nothing_changes(sample, unit, coordinator):
    take_register(intake=compare(table(sample), TICKS, date(2026, 9, 30)), by=coordinator, reason="Імпорт")
    assert compare(table(sample), TICKS, date(2026, 9, 30)).changes == []


def test_identifiers_that_break_the_rule_are_refused_with_their_rows(unit):
    errors = compare(
        table("table-schemas/7-register/example.xlsx"), Options(add_publishers=True), date(2026, 9, 30)
    ).errors
    assert [error.partition(":")[0] for error in errors] == ["Рядок 3", "Рядок 4"]
