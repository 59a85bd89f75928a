"""The unit's datasets: the same rows as the register's own tests, and the head's browser."""

import pytest

from tests.registry.conftest import make_dataset  # noqa: F401 - a fixture
from tests.registry.files.conftest import (  # noqa: F401 - fixtures
    media,
    publish,
    published,
    resource,
    send,
    structure,
    submit,
)

PAGE = "/work/datasets/"
HERE = f"{PAGE}reklamni-zasoby/"


@pytest.fixture(autouse=True)
def an_office(office, closed):
    """Every page belongs to an office; visitors see nothing."""


@pytest.fixture
def head(client, unit_head):
    client.force_login(unit_head)
    return client


@pytest.fixture
def groups(head):
    """Identifiers of the sets of the page, by the heading of their group."""

    def groups():
        found = head.get(PAGE).context["groups"]
        return {str(words): [row.body.dataset.identifier for row in rows] for words, rows in found}

    return groups
