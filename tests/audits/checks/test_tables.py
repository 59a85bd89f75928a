"""Encoding, heading, rows and columns of tables."""

from decimal import Decimal

import pytest

from audits.checks import CHECKS
from audits.checks.tables import faults_of_rows, faults_of_text, fit
from audits.results import Result
from registry.tables.columns import Column
from tests.audits.snapshots import COLUMNS, ON, dataset, probe, resource, table, with_resource, with_table

NAMES = ("encoding_delimiter_header", "table_structure", "columns_match_schema", "column_names_latin")
TEXT, ROWS, SCHEMA, LATIN = (CHECKS[name] for name in NAMES)


@pytest.mark.parametrize("check", [TEXT, ROWS, LATIN], ids=lambda check: check.name)
def test_a_set_without_tables_is_not_judged(check):
    seen = with_resource(format="PDF", download_url="https://x.example/a.pdf", probe=probe(format="PDF", table=None))
    assert check.run(seen, ON, 4).result == Result.NOT_APPLICABLE


@pytest.mark.parametrize("check", [TEXT, ROWS, SCHEMA, LATIN], ids=lambda check: check.name)
def test_a_table_that_was_not_read_is_not_checked(check):
    assert check.run(with_resource(probe=None), ON, 4).result == Result.NOT_CHECKED


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({}, []),
        ({"encoding": "utf-8-sig", "delimiter": ";"}, []),
        ({"encoding": "windows-1251"}, ["кодування windows-1251, а треба UTF-8"]),
        ({"delimiter": "\t"}, ["роздільник не кома й не крапка з комою"]),
        ({"header": ("", " ")}, ["немає рядка із заголовками"]),
        ({"header": ("id", "")}, ["порожніх заголовків: 1"]),
        ({"header": ("id", "id")}, ["заголовки повторюються"]),
        ({"encoding": "", "delimiter": ""}, []),
    ],
)
def test_faults_of_the_text(fields, faults):
    assert faults_of_text(table(**fields)) == faults


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"rows": 0}, ["немає жодного рядка даних"]),
        ({"titles_above": 2}, ["над заголовком зайві рядки: 2"]),
        ({"ragged": 3, "blank_rows": 1}, ["рядків з іншою кількістю комірок: 3", "порожніх рядків: 1"]),
    ],
)
def test_faults_of_the_rows(fields, faults):
    assert faults_of_rows(table(**fields)) == faults


def test_each_fault_of_the_text_takes_a_third():
    found = TEXT.run(with_table(encoding="windows-1251", delimiter="|"), ON, 3)
    assert (found.result, found.points) == (Result.PARTLY, 1)


def test_each_fault_of_the_rows_takes_a_quarter():
    assert ROWS.run(with_table(ragged=5), ON, 4).points == 3


def test_an_empty_table_has_failed():
    found = ROWS.run(with_table(rows=0), ON, 4)
    assert (found.result, found.said) == (Result.FAILED, "У таблиці немає жодного рядка даних: «parky».")


def test_one_bad_table_of_two_is_said_so():
    seen = dataset(resources=(resource(), resource(pk=2, name="two", probe=probe(table=table(ragged=2)))))
    said = ROWS.run(seen, ON, 4).said
    assert said == "Зауваження в 1 із 2 таблиць. «two»: рядків з іншою кількістю комірок: 2."


def test_without_a_structure_columns_are_not_judged():
    assert SCHEMA.run(with_resource(columns=()), ON, 4).result == Result.NOT_APPLICABLE


def test_missing_and_strange_columns_are_named():
    found = SCHEMA.run(with_table(header=("id", "nazva")), ON, 4)
    assert found.said == "Зі структурою не збігаються 1 із 1. «parky»: немає стовпців name, зайві стовпці nazva."


@pytest.mark.parametrize(
    ("fields", "share"),
    [
        ({}, 1),
        ({"problem_count": 5}, 0.75),
        ({"problem_count": 50}, 0.5),
        ({"problem_count": None, "header": ("id",)}, 0.5),
        ({"problem_count": None, "header": ("id", "x", "y", "name")}, 0.5),
        ({"header": (), "rows": 0, "problem_count": 2}, 0),
    ],
)
def test_half_is_for_columns_and_half_for_cells(fields, share):
    assert fit(COLUMNS, table(**fields)) == Decimal(str(share))


def test_a_mistake_among_very_many_cells_is_still_one():
    found = SCHEMA.run(with_table(rows=100_000, problem_count=1), ON, 4)
    assert (found.result, found.points) == (Result.PARTLY, Decimal("3.5"))


def test_names_of_columns_in_latin():
    found = LATIN.run(with_table(header=("id", "Назва", "full name", "x_1")), ON, 4)
    assert found.points == 2
    assert found.said.endswith("2 із 4 назв стовпців. Інші: «Назва», «full name».")


def test_a_second_structure_is_looked_at_too():
    two = resource(pk=2, name="two", columns=(Column("code"),), probe=probe(table=table(header=("code",))))
    assert SCHEMA.run(dataset(resources=(resource(), two)), ON, 4).result == Result.PASSED
