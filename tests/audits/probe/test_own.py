"""Files that lie with us."""

from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from audits.models import Probe
from audits.probe.links import Link
from audits.probe.own import facts_of_own
from audits.probe.running import probe
from audits.probe.runs import request_probe
from audits.snapshot import LinkState
from registry.models import Distribution, FileVersion
from tests.standin.web import CSV

URL = "https://hartiia.test/datasets/reklama/files/dani.csv"


@pytest.fixture
def kept(settings, tmp_path):
    """A file in the store, as a link of ours."""
    settings.MEDIA_ROOT = tmp_path
    return Link(1, URL, format="CSV", own=default_storage.save("datasets/dani.csv", ContentFile(CSV)))


def test_it_is_read_where_it_lies(kept):
    facts = facts_of_own(kept, public=True)
    assert (facts.state, facts.sha256, facts.download) == (LinkState.OK, sha256(CSV).hexdigest(), True)
    assert (facts.format, facts.table.rows) == ("CSV", 2)


def test_behind_closed_pages_nobody_sees_it(kept):
    facts = facts_of_own(kept, public=False)
    assert (facts.state, "публічні сторінки закрито" in facts.reason) == (LinkState.UNSURE, True)


def test_a_file_that_is_lost(kept):
    default_storage.delete(kept.own)
    facts = facts_of_own(kept, public=True)
    assert (facts.state, "немає на місці" in facts.reason) == (LinkState.BROKEN, True)


@pytest.fixture
def published(kept, settings, make_dataset):
    """A set whose file lies with us, at the address we give."""
    settings.SITE_URL, settings.PUBLIC_PAGES = "https://hartiia.test", True
    dataset = make_dataset()
    row = Distribution.objects.create(dataset=dataset, name="dani", format="CSV", download_url=URL)
    told = {"name": "dani.csv", "media_type": "text/csv", "size": len(CSV), "sha256": sha256(CSV).hexdigest()}
    FileVersion.objects.create(distribution=row, number=1, file=kept.own, state="published", **told)
    return dataset


def test_a_run_asks_nobody_for_it(published, coordinator):
    run = probe(run=request_probe(dataset=published, by=coordinator, in_background=False))
    assert (run.done, Probe.objects.get().state) == (1, "ok")
