"""Which test runs where: each on as many databases as it needs, and whatever is dear to set up in one process."""

import os

import pytest

OPEN = {"db", "transactional_db", "django_db_setup", "live_server"}
EMPTYING = {"transactional_db", "live_server"}
TOGETHER = ("tests/desk/demo/shown",)  # folders whose files share what is set up once
LONG = (  # begun first, so that no process is left alone with one at the end
    "tests/ops/test_bench.py",
    "tests/desk/demo/",
    "tests/desk/test_roles_matrix.py",
    "tests/guards/",
)


@pytest.hookimpl(tryfirst=True)  # before pytest-django puts what empties tables last, and xdist reads the groups
def pytest_collection_modifyitems(config, items):
    """Long files come first, and with ONLY_DATABASE=1 tests that open no database are left out.

    `bin/test` sets it for PostgreSQL: the suite on SQLite has just run them, and nothing of them could differ.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(place(item)))
    if os.environ.get("ONLY_DATABASE") == "1":
        config.hook.pytest_deselected(items=[item for item in items if not opens_database(item)])
        items[:] = filter(opens_database, items)


def opens_database(item) -> bool:
    """Whether a test has a database at hand: by its mark, or by a fixture however deep."""
    return item.get_closest_marker("django_db") is not None or not OPEN.isdisjoint(item.fixturenames)


def empties(item) -> bool:
    """Whether a test leaves the tables empty, also of what migrations wrote there: it runs after those that need it."""
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or not EMPTYING.isdisjoint(item.fixturenames)


def place(item) -> str:
    """What `pytest --dist loadgroup` deals as one: a file, or a folder that shares what it sets up."""
    path = item.nodeid.partition("::")[0]
    return next((folder for folder in TOGETHER if path.startswith(folder)), path) + (" last" if empties(item) else "")
