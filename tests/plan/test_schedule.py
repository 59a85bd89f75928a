"""Deadlines of the order and of other orders, in the plan's window unless the test says otherwise."""

from datetime import date

import pytest

from plan.schedule import as_dict, parse

SINCE, UNTIL = date(2023, 2, 7), date(2026, 12, 31)


def read(text, since=SINCE, until=UNTIL):
    return as_dict(parse(text, since, until), since, until)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Постійно", []),
        ("I квартал 2023 року", ["2023-03-31"]),
        ("I половина 2023 року", ["2023-06-30"]),
        ("2023 рік", ["2023-12-31"]),
        ("2023-2024 роки", ["2024-12-31"]),
        ("2023 рік та постійно", ["2023-12-31"]),
        ("Щороку", ["2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31"]),
    ],
)
def test_wordings_of_the_order(text, due):
    assert (read(text)["recognised"], read(text)["due"]) == (True, due)
