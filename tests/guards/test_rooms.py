"""Who may import whom: rooms only leftwards, floors only downwards, nothing first-party inside a function."""

from functools import cache

from tests.guards.code import ROOMS, first_party, modules

ALL = list(modules().values())


def test_a_room_imports_to_its_left():
    breaches = [
        f"{module.name}:{line} imports {imported.name}"
        for module in ALL
        for imported, line in first_party(module.tree)
        if imported and ROOMS.index(imported.room) > ROOMS.index(module.room)
    ]
    assert breaches == []


@cache
def floor(name):
    """The floor a module stands on: its name's, or the highest of what it imports in its room."""
    module = modules()[name]
    if module.named_floor is not None:
        return module.named_floor
    below = {found.name for found, _line in first_party(module.tree) if found and found.room == module.room}
    return max((floor(other) for other in below - {name}), default=0)


def test_a_floor_rests_on_lower_ones():
    breaches = [
        f"{module.name}:{line} (floor {module.named_floor}) imports {imported.name} (floor {floor(imported.name)})"
        for module in ALL
        if module.named_floor
        for imported, line in first_party(module.tree)
        if imported and imported.room == module.room and floor(imported.name) > module.named_floor
    ]
    assert breaches == []


def test_imports_stand_on_top():
    inside = [f"{m.name}:{line}" for m in ALL for _found, line in first_party(m.tree, inside_functions=True)]
    assert inside == []


def test_there_is_no_junk_drawer():
    assert [module.name for module in ALL if module.name.rpartition(".")[2] in ("utils", "helpers")] == []
