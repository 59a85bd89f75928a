"""What holds of every check: a good set passes, nobody is blamed for what was not looked at or is suspended."""

import json
from dataclasses import replace

import pytest

from audits.checks import CHECKS
from audits.results import Result, counts
from tests.audits.snapshots import ON, dataset, resource, unsure

NEEDS_A_ROUND_BEFORE = {"data_changed"}
EVERY = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))


@EVERY
def test_a_good_set_passes(check):
    found = check.run(dataset(), ON, 4)
    assert found.result == (Result.NOT_CHECKED if check.name in NEEDS_A_ROUND_BEFORE else Result.PASSED)


@EVERY
@pytest.mark.parametrize("state", ["suspended", "archived"])
def test_what_is_suspended_is_not_judged(check, state):
    found = check.run(dataset(state=state), ON, 4)
    assert (found.result, found.points) == (Result.NOT_APPLICABLE, None)


@EVERY
def test_of_a_planned_set_only_the_passport_is_judged(check):
    found = check.run(dataset(state="planned", resources=()), ON, 4)
    assert (found.result != Result.NOT_APPLICABLE) == (check.name == "passport_complete")


@EVERY
@pytest.mark.parametrize("found_nothing", [None, unsure()], ids=["never", "unsure"])
def test_what_was_not_probed_is_never_bad(check, found_nothing):
    seen = dataset(resources=(resource(probe=found_nothing),), page=found_nothing, structure=found_nothing)
    assert check.run(seen, ON, 4).result != Result.FAILED


@EVERY
def test_the_worst_set_has_no_points_outside_the_scale(check):
    worst = replace(dataset(), gaps=("title",) * 17, people=(), resources=(), licence="", landing_page="", copies=())
    found = check.run(worst, ON, 4)
    assert (found.points is not None) == counts(found.result)
    assert found.points is None or 0 <= found.points <= 4


@EVERY
def test_points_are_the_whole_scale_when_passed(check):
    found = check.run(dataset(), ON, 7)
    assert found.points in (None, 7)


@EVERY
def test_the_sentence_is_a_sentence(check):
    said = check.run(dataset(), ON, 4).said
    assert said[0].isupper()
    assert said.endswith(".")
    assert ".." not in said


@EVERY
def test_facts_are_fit_for_json(check):
    assert json.loads(json.dumps(dict(check.run(dataset(), ON, 4).facts))) is not None


@EVERY
def test_the_method_is_told_to_people(check):
    assert len(check.method) > 80
    assert check.method.endswith(".")
    assert check.source


def test_twenty_checks_stand_under_their_names():
    assert len(CHECKS) == 20
    assert [name for name, check in CHECKS.items() if check.name != name] == []
