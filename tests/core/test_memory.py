"""Work that makes very many objects at once."""

import gc

import pytest

from core.memory import uncollected


def test_nothing_is_collected_inside():
    with uncollected():
        assert not gc.isenabled()


def test_it_is_again_afterwards():
    with uncollected():
        pass
    assert gc.isenabled()


def test_it_is_again_after_a_failure():
    with pytest.raises(ZeroDivisionError), uncollected():
        _ = 1 / 0
    assert gc.isenabled()


def test_the_inner_one_leaves_it_to_the_outer_one():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
