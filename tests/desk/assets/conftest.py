"""An information audit that runs, and the browser of a unit's head."""

import pytest

from tests.audits.conftest import approver, make_methodology  # noqa: F401 - fixtures
from tests.audits.information.conftest import (  # noqa: F401 - fixtures
    accepted,
    asset,
    audit,
    audit_methodology,
    close,
    keep,
    start_audit,
    submitted,
)

HERE = "/work/assets/"


@pytest.fixture(autouse=True)
def an_office(office, closed, settings, tmp_path):
    """Every page belongs to an office; visitors see nothing; files stay in the test's own folder."""
    settings.VAR_DIR = tmp_path


@pytest.fixture
def head(client, unit_head):
    client.force_login(unit_head)
    return client


@pytest.fixture
def words(head):
    """A page of the head as text."""
    return lambda there=HERE: head.get(there).content.decode()
