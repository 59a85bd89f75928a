"""One open row of a unit on a telephone, and what its owner may do wrong."""

from datetime import date

import pytest

from plan.actions import open_periods
from plan.models import ProgressUpdate

TEXT = "Проведено три навчання розпорядників інформації"
FIELD = "[id='text-I.1.1']"
ROW = "[id='I.1.1']"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"


@pytest.fixture(autouse=True)
def period(plan, office, today):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    return open_periods(on=today)[0]


@pytest.fixture(autouse=True)
def task(make_task, other_unit):
    return make_task("2026 рік", unit=other_unit, title="Провести навчання")


@pytest.fixture
def row(visit, unit_head):
    """The row opened, with a text typed into it; options are the browser's."""

    def row(**options):
        page = visit("/work/2026-Q3/I.1.1/", unit_head, **{"width": 390, **options})
        page.fill(FIELD, TEXT)
        return page

    return row


@pytest.fixture
def press():
    """Presses a button of the row."""
    return lambda page, words: page.click(f"{ROW} button:text-is('{words}')")


@pytest.fixture
def sent():
    """Texts handed in."""
    return lambda: list(ProgressUpdate.objects.filter(state="submitted").values_list("text", flat=True))
