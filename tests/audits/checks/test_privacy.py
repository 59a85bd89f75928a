"""Signs of personal data call a person; they never cost points by themselves."""

from audits.checks import CHECKS
from audits.results import Result
from audits.snapshot import Signs
from tests.audits.snapshots import ON, probe, table, with_resource

PERSONAL = CHECKS["personal_data"]


def test_signs_call_a_person():
    found = PERSONAL.run(with_resource(probe=probe(signs=(Signs("phone", "phone", 12),))), ON, 4)
    assert (found.result, found.points, found.look) == (Result.NOT_CHECKED, None, True)
    assert found.said == (
        "Є ознаки персональних даних, перегляньте самі: телефони у стовпці «phone» ресурсу «parky» (12)."
    )


def test_facts_hold_counts_alone():
    found = PERSONAL.run(with_resource(probe=probe(signs=(Signs("phone", "phone", 12),))), ON, 4)
    assert found.facts == {"signs": [["parky", "phone", "phone", 12]]}


def test_no_signs_pass():
    found = PERSONAL.run(with_resource(), ON, 4)
    assert (found.result, found.look) == (Result.PASSED, False)


def test_a_large_file_is_said_to_be_read_in_part():
    assert "лише початок" in PERSONAL.run(with_resource(probe=probe(table=table(whole=False))), ON, 4).said


def test_a_table_nobody_looked_through():
    assert PERSONAL.run(with_resource(probe=probe(signs=None)), ON, 4).result == Result.NOT_CHECKED
