import pathlib

import pytest

from plan.reading import read
from tests.plan.reading import orders

SOURCE = pathlib.Path(__file__).parents[4] / "shared" / "source" / "rozporyadzhennia-21R-2023-02-07.txt"


@pytest.fixture
def order():
    """The short order, read with the city's directory."""
    return orders.plan(orders.text())


@pytest.fixture(scope="session")
def source():
    """Bytes of the city's order as it was handed over."""
    if not SOURCE.exists():
        pytest.skip("the source of order 21 Р is not beside the repository")
    return SOURCE.read_bytes()


@pytest.fixture(scope="session")
def city(source):
    """The city's order, read with its directory."""
    return read("order.txt", source, known=orders.PARTIES)
