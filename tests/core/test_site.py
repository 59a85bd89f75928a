"""Links that leave the office bear one address: the settings', else the one that was asked."""

import pytest

from core.site import address_of, site_of


@pytest.fixture
def request_of(rf):
    return rf.get("/plan/", headers={"host": "127.0.0.1:8000"})


def test_the_settings_name_the_site(request_of, settings):
    settings.SITE_URL = "https://data.example.org"
    assert site_of(request_of) == "https://data.example.org"


def test_a_slash_at_its_end_is_not_doubled(request_of, settings):
    settings.SITE_URL = "https://data.example.org/"
    assert address_of(request_of, "/plan/") == "https://data.example.org/plan/"


def test_without_them_it_is_the_place_that_was_asked(request_of, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "", ["127.0.0.1"]
    assert site_of(request_of) == "http://127.0.0.1:8000"
