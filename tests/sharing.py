"""Which test runs where: each on as many databases as it needs, and whatever is dear to set up in one process."""

import os

import pytest
from xdist.scheduler import LoadFileScheduling

OPEN = {"db", "transactional_db", "django_db_setup", "live_server"}
TOGETHER = ("tests/desk/demo/shown",)  # folders whose files share what is set up once
LONG = (  # begun first, so that no process is left alone with one at the end
    "tests/ops/test_bench.py",
    "tests/desk/demo/",
    "tests/desk/test_roles_matrix.py",
    "tests/guards/",
)


def pytest_collection_modifyitems(config, items):
    """Long files come first, and with ONLY_DATABASE=1 tests that open no database are left out.

    `bin/test` sets it for PostgreSQL: the suite on SQLite has just run them, and nothing of them could differ.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    if os.environ.get("ONLY_DATABASE") == "1":
        config.hook.pytest_deselected(items=[item for item in items if not opens_database(item)])
        items[:] = filter(opens_database, items)


def opens_database(item) -> bool:
    """Whether a test has a database at hand: by its mark, or by a fixture however deep."""
    return item.get_closest_marker("django_db") is not None or not OPEN.isdisjoint(item.fixturenames)


class ByPlace(LoadFileScheduling):
    """The tests of a file, or of a folder that shares, go to one process: it alone sets up what they share."""

    def _split_scope(self, nodeid):
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """`pytest --dist loadfile` deals by place."""
    return ByPlace(config, log) if config.getvalue("dist") == "loadfile" else None
