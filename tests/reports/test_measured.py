"""The indicators of tasks in the quarterly report, as of the quarter's end."""

from datetime import date
from decimal import Decimal

import pytest

from plan.actions import name_indicators
from plan.models import EventHeld, ProgressUpdate
from plan.workflow import Stage
from reports import payload
from reports.kind_quarterly import SealedQuarterly
from reports.quarterly import Line
from reports.quarterly_tables import tables
from tests.reports.conftest import DRAWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(make_task, period, coordinator):
    """A task judged by trainings; two were held in the quarter, one before it and one after."""
    task = make_task("до 31.12.2026")
    name_indicators(task=task, targets={"trainings_held": Decimal(4)}, by=coordinator, reason="Так вирішили")
    moment = "2026-09-30T09:00Z"
    accepted = {"state": "accepted", "submitted_at": moment, "reviewed_at": moment, "text": "Навчили"}
    update = ProgressUpdate.objects.create(task=task, period=period, unit=task.reporting_unit, **accepted)
    for day in (date(2026, 5, 1), date(2026, 7, 5), date(2026, 8, 5), date(2026, 10, 2)):
        EventHeld.objects.create(update=update, kind="training", held_on=day)
    return task


@pytest.fixture
def told(task, report):
    return report().measured[0].indicators[0]


def test_values_are_those_of_the_quarters_ends(told):
    assert (told.before, told.value, told.change) == ("1", "3", "+2")


def test_the_target_is_told_and_whether_it_is_reached(told):
    assert (told.target, told.met) == ("від 4", False)


def test_the_source_opens_from_anywhere(settings, task, report):
    settings.SITE_URL = "https://dani.example.org"
    assert report().measured[0].indicators[0].source == "https://dani.example.org/plan/"


def test_an_office_without_an_address_names_no_source(told):
    assert told.source == ""


def test_figures_speak_for_a_stage(task, report):
    assert "схоже, що роботу розпочато" in report().measured[0].hint


def test_where_they_agree_with_the_stage_nothing_is_said(task, report, staged):
    staged(task, Stage.IN_PROGRESS, date(2026, 7, 1))
    assert report().measured[0].hint == ""


def test_the_document_has_their_table(task, page, report):
    (row,) = page(report()).texts("table[@class='measured']/tbody/tr")
    assert row.startswith("I.1.1Проведено навчань за рік")
    assert row.endswith("13+2від 4 ще ні")


def test_without_indicators_there_is_no_table(make_task, page, report):
    make_task("Постійно")
    assert page(report()).all("table[@class='measured']") == []


def test_the_workbook_has_their_sheet(task, report):
    sheet = next(one for one in tables(SealedQuarterly(report(), DRAWN, "")) if one.title == "Показники завдань")
    assert sheet.rows == (("I.1.1", "Проведено навчань за рік", "1", "3", "+2", "від 4", "ні", ""),)


def test_a_payload_of_before_reads_as_it_was(task, report):
    kept = payload.dump(report().lines[0])
    del kept["indicators"], kept["hint"]
    assert (payload.load(Line, kept).indicators, payload.load(Line, kept).hint) == ((), "")
