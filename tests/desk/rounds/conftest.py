"""A round that asks the head's unit, his browser, and the forms he sends."""

import pytest

from audits.models import Item
from tests.audits.conftest import (  # noqa: F401 - fixtures
    approver,
    datasets,
    make_dataset,
    make_methodology,
    methodology,
    planned,
    running,
)
from tests.audits.findings.conftest import (  # noqa: F401 - fixtures
    accept,
    action,
    answer,
    asked,
    finding,
    found,
    item,
    sent,
)

PAGE = "/work/rounds/"
LINK = "https://data.gov.ua/dataset/reklama"


@pytest.fixture(autouse=True)
def an_office(office, closed, settings, tmp_path):
    """Every page belongs to an office; visitors see nothing."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def head(client, unit_head):
    client.force_login(unit_head)
    return client


@pytest.fixture
def here(asked):  # noqa: F811
    """The row of the published set."""
    return f"{PAGE}M2026-2/M2026-2-n{asked.dataset.pk}/"


@pytest.fixture
def send(head, here, item):  # noqa: F811
    """Sends the form of the row, as a browser without scripts does."""

    def send(do="submit", grade="2", text="", headers=None, **fields):
        pk = item().pk
        typed = {"do": do, f"grade-{pk}": grade, f"text-{pk}": text, **fields}
        return head.post(here, typed, headers=headers or {})

    return send


@pytest.fixture
def groups(head):
    """Titles of the rows of the page, by the heading of their group."""

    def groups(address=PAGE):
        return {str(words): [row.title for row in rows] for words, rows in head.get(address).context["groups"]}

    return groups


@pytest.fixture
def version(asked):  # noqa: F811
    """What the form carries now."""
    return lambda: sum(Item.objects.filter(dataset=asked.dataset).values_list("version", flat=True))
