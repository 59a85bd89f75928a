"""The last thing bin/test runs: its closing line speaks for every stage before it."""

import os

from tests.ops.conftest import once


@once
def test_every_earlier_stage_passed():
    assert os.environ.get("FAILED_STAGES", "") == ""
