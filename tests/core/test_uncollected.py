"""The search for rubbish stands still for heavy work, and goes on afterwards whatever happened."""

import gc

import pytest

from core.uncollected import uncollected


def test_it_stands_still_within():
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_failure():
    with pytest.raises(ValueError, match="х"), uncollected():
        raise ValueError("х")
    assert gc.isenabled()


def test_a_nested_one_leaves_it_to_the_outer():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
