"""A portal on loopback and clients that speak with it."""

import pytest

from core import outbound
from registry.portal.client import Portal
from registry.portal.writing import Publisher
from tests.standin.ckan import Ckan

QUICK = outbound.Limits(total=5, step=1, tries=2, pause=0.01, wait=0.2)


@pytest.fixture
def ckan(settings):
    with Ckan() as ckan:
        settings.OUTBOUND_ALLOW = [ckan.place]
        yield ckan


@pytest.fixture
def http(ckan):
    with outbound.Client(limits=QUICK, pace=outbound.Pace(gap=0)) as http:
        yield http


@pytest.fixture
def portal(ckan, http):
    return Portal(http, f"{ckan.url}/")


@pytest.fixture
def publisher(ckan, http):
    return Publisher(http, ckan.url, token="key")
