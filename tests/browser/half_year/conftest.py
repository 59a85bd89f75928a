"""The second half of 2026 as it passes: a web of good and bad servers, the worker, and four people at their screens."""

import threading
from datetime import date

import pytest

from audits.actions import load_methodology
from audits.probe import running
from audits.probe.crowd import Means
from core.models import User
from core.outbound import Limits, Pace
from registry.models import Distribution
from tests.audits.conftest import approver, make_dataset  # noqa: F401 - fixtures
from tests.audits.test_shipped import SHIPPED
from tests.browser.half_year.people import Auditor, Chair, Coordinator, Head
from tests.browser.half_year.worker import Worker, held
from tests.browser.quarter.conftest import daily, day  # noqa: F401 - fixtures
from tests.standin.web import Web

FILES = {
    "good": ("CSV", "/good.csv"),
    "gone": ("CSV", "/gone.csv"),
    "lying": ("XLSX", "/named.xlsx"),
    "busy": ("CSV", "/busy.csv"),
    "huge": ("CSV", "/endless.csv"),
    "moved": ("CSV", "/moved.csv"),
    "hostile": ("CSV", "/inside.csv"),
    "slow": ("CSV", "/slow.csv"),
}
PATIENT = Means(limits=Limits(total=30, step=20, most=1 << 20, tries=1, pause=0.01), pace=Pace(gap=0), whole=1 << 18)


@pytest.fixture(autouse=True)
def room(settings, tmp_path, live_server, office, plan, monkeypatch):
    """An office with folders of its own, open to everybody, that asks servers once."""
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "files"
    settings.VAR_DIR.mkdir()
    (settings.VAR_DIR / "secret_key").write_text("таємниця")
    settings.SITE_URL, settings.PUBLIC_PAGES = live_server.url, True
    monkeypatch.setattr(running, "USUAL", PATIENT)
    monkeypatch.setitem(running.probe.__kwdefaults__, "means", PATIENT)
    load_methodology(told=SHIPPED["monitoring"], on=date(2026, 1, 1))


@pytest.fixture
def gate():
    """While it is shut, the slow server does not answer."""
    return threading.Event()


@pytest.fixture
def web(settings, gate):
    with Web() as web:
        settings.OUTBOUND_ALLOW = [web.place]
        web.pages["/slow.csv"] = held(web.pages["/good.csv"], gate)
        yield web
        gate.set()


@pytest.fixture
def publish(make_dataset, web):  # noqa: F811
    """Publishes a set of the unit with a file on the stand-in."""

    def publish(name, kind="CSV", there="/good.csv", on=date(2026, 6, 1)):
        dataset = make_dataset(name, on=on, landing_page=f"{web.url}/page")
        Distribution.objects.create(dataset=dataset, name=name, format=kind, download_url=web.url + there)
        return dataset

    return publish


@pytest.fixture
def sets(publish):
    """A published set for each kind of server."""
    return {name: publish(name, kind, there) for name, (kind, there) in FILES.items()}


@pytest.fixture
def worker():
    worker = Worker()
    yield worker
    worker.end()


@pytest.fixture
def screen(visit, live_server, client):
    """A person's screen."""
    return lambda person, kind=Chair: kind(visit, live_server.url, client, person)


@pytest.fixture
def coordinating(screen, coordinator):
    return screen(coordinator, Coordinator)


@pytest.fixture
def auditing(screen, auditor):
    return screen(auditor, Auditor)


@pytest.fixture
def heading(screen, unit_head):
    return screen(unit_head, Head)


@pytest.fixture
def approving(screen, approver):  # noqa: F811
    return screen(approver, Coordinator)


@pytest.fixture
def third(screen, db):
    """A third person of the office."""
    return screen(User.objects.create_user("tretii@example.org", role="coordinator", last_name="Третя"), Coordinator)


@pytest.fixture
def visitor(screen):
    """Anybody."""
    return screen(None)
