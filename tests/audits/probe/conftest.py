"""A stand-in of the web, and probes that do not wait long."""

import pytest

from audits.probe.crowd import Means, asked
from audits.probe.links import Link
from core.outbound import Limits, Pace
from tests.standin.web import Web

QUICK = Limits(total=1.5, step=0.6, most=1 << 21, redirects=4, tries=1, wait=0.3, pause=0.01)
NAMES = ["portal.test", "city.test", "other.test"]


@pytest.fixture
def web(settings):
    with Web() as web:
        port = web.place.partition(":")[2]
        settings.OUTBOUND_ALLOW = [web.place, *(f"{name}:{port}" for name in NAMES)]
        yield web


class Names:
    """A resolver: every name we know leads to the stand-in, unless the test says that names are not found."""

    def __init__(self):
        self.down = False
        self.unknown = {"nobody.test"}

    async def __call__(self, host, port):
        if self.down or host in self.unknown:
            raise OSError(host)
        return ["127.0.0.1"]


@pytest.fixture
def names():
    return Names()


@pytest.fixture
def means(names):
    patience = Limits(total=1, step=0.5, tries=1)
    return Means(limits=QUICK, pace=Pace(gap=0), patience=patience, resolver=names, whole=1 << 18)


@pytest.fixture
def named(web):
    """The stand-in's address under another name."""

    def address(name, path="/good.csv"):
        return f"http://{name}:{web.place.partition(':')[2]}{path}"

    return address


@pytest.fixture
def probed(web, means):
    """The facts of one address of the stand-in."""

    def probe(path, witnesses=(), **about):
        url = path if "://" in path else web.url + path
        [(_link, facts)] = [one for batch in asked([Link(1, url, **about)], witnesses, means) for one in batch]
        return facts

    return probe
