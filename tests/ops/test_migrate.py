"""Every migration of a filled database is backed up first; an empty one has nothing to lose."""

import pytest

from tests.ops.conftest import office, once

FILL = "from core.models import Office; Office.objects.create(authority='Рада', city='Місто')"


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """What `migrate` said at each turn, in the order in which a database lives."""
    manage = office(tmp_path_factory.mktemp("office"))
    said = {"empty": manage("migrate")}
    manage("shell", "--no-imports", "-c", FILL)
    said["back"] = manage("migrate", "desk", "zero")
    said["plan"] = manage("migrate", "--plan")
    said["forward"] = manage("migrate")
    said["nothing to do"] = manage("migrate")
    said["declined"] = manage("migrate", "desk", "zero", "--no-backup")
    return {turn: "збережено резервну копію" in run.stdout for turn, run in said.items()}


@once
@pytest.mark.parametrize(
    ("turn", "backed_up"),
    [
        ("empty", False),
        ("back", True),
        ("plan", False),
        ("forward", True),
        ("nothing to do", False),
        ("declined", False),
    ],
)
def test_a_backup_is_made(story, turn, backed_up):
    assert story[turn] == backed_up
