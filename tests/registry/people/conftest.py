"""The register as everybody sees it: open, with a published dataset."""

from datetime import date

import pytest


@pytest.fixture(autouse=True)
def opened(settings, tmp_path):
    """Everybody may open the pages, and files stay in the test's own folder."""
    settings.PUBLIC_PAGES = True
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def empty_cache():
    """Counts and throttles of one test say nothing to another: the cache is a table, emptied with the test."""


@pytest.fixture
def published(make_dataset):
    """A published dataset: `published("parky", title=…)`."""

    def make(identifier="reklamni-zasoby", **fields):
        return make_dataset(identifier, state="published", **fields)

    return make


@pytest.fixture
def open_set(published):
    """The one dataset most tests speak of."""
    return published(title="Рекламні засоби", themes=["ECON"], formats=["CSV"], keywords=["реклама"])


@pytest.fixture
def day():
    return date(2026, 9, 1)
