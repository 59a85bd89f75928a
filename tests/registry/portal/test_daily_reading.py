"""Portals that are on are asked for once a day; those an office begins with are off."""

import json
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core.models import Job
from desk import office as setting_up
from desk.daily import read_portals
from registry.actions.portal_reference import load_portals
from registry.actions.portal_runs import request_daily
from registry.models import DataPortal, PortalRun

pytestmark = pytest.mark.django_db
ROWS = json.loads((setting_up.FIXTURES / "portals.json").read_text("utf-8"))
CITY, OTHER_CITY = "26376300", "04054361"


def site(key="city", **fields):
    return DataPortal.objects.create(
        **{"key": key, "title": key, "address": "http://127.0.0.1:9", "organization": "rada"} | fields
    )


def test_a_portal_that_is_on_is_asked_for(today):
    portal = site()
    assert [run.portal for run in request_daily(on=today)] == [portal]


def test_one_job_reads_all_portals(today):
    site("city")
    site("national")
    assert len(request_daily(on=today)) == 2
    assert [job.kind for job in Job.objects.all()] == ["sync_portal"]


def test_a_portal_that_is_off_is_left_alone(today):
    site(active=False)
    assert (request_daily(on=today), Job.objects.count()) == ([], 0)


def test_the_next_round_of_the_day_asks_nothing(today):
    site()
    request_daily(on=today)
    assert (request_daily(on=today), Job.objects.count()) == ([], 1)


def test_what_was_read_by_hand_today_is_not_read_again(today, coordinator):
    PortalRun.objects.create(portal=site(), by=coordinator, state="failed", finished_at="2026-09-30T09:00:00Z")
    assert request_daily(on=today) == []


def test_the_next_day_asks_again(today):
    site()
    request_daily(on=today)
    with time_machine.travel("2026-10-01T09:00:00+00:00", tick=False):
        assert len(request_daily(on=date(2026, 10, 1))) == 1


def test_a_reading_that_is_under_way_is_joined(today):
    PortalRun.objects.create(portal=site(), state="running")
    PortalRun.objects.update(asked_at="2026-09-29T09:00:00Z")
    request_daily(on=today)
    assert PortalRun.objects.count() == 1


def test_the_round_tells_how_many(today):
    site()
    assert read_portals(today) == "звірок замовлено: 1"


def test_this_city_begins_with_both_portals():
    load_portals(portals=ROWS, edrpou=CITY)
    assert list(DataPortal.objects.values_list("address", "active")) == [
        ("https://data.gov.ua", False),
        ("https://opendata-bc.gov.ua", False),
    ]


def test_another_city_begins_with_the_national_one():
    load_portals(portals=ROWS, edrpou=OTHER_CITY)
    assert [portal.key for portal in DataPortal.objects.all()] == ["datagovua"]


def test_a_portal_that_is_there_stays_as_the_office_keeps_it():
    site("datagovua", title="Наш")
    load_portals(portals=ROWS, edrpou=OTHER_CITY)
    assert DataPortal.objects.get().title == "Наш"


def test_loading_twice_adds_nothing(office):
    load_portals(portals=ROWS, edrpou=CITY)
    assert load_portals(portals=ROWS, edrpou=CITY) == []


def test_a_portal_is_turned_on_with_our_name_there():
    with pytest.raises(ValidationError, match="вкажіть, як на ньому названо вашу установу"):
        DataPortal(key="x", title="Х", address="https://x.example", active=True).full_clean()


def test_off_it_needs_no_name():
    DataPortal(key="x", title="Х", address="https://x.example", active=False).full_clean()
