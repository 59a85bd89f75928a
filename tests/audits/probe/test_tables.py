"""What is seen inside a table."""

import pytest

from audits.probe.links import Link
from audits.probe.sampling import sample
from audits.probe.tables import read
from core import sheets
from core.refusals import Refused
from registry.tables.columns import Column
from tests.standin.web import workbook


def facts(text, found="CSV", whole=True):
    content = text.encode() if isinstance(text, str) else text
    return read(found, content, whole=whole)[0]


def test_a_plain_table():
    table = facts("id;name\n1;a\n2;b\n")
    assert (table.header, table.rows, table.ragged, table.blank_rows, table.titles_above) == (
        ("id", "name"),
        2,
        0,
        0,
        0,
    )


@pytest.mark.parametrize(("row", "ragged"), [("1;a", 0), ("1", 1), ("1;a;x", 1), ("1;a;", 0)])
def test_rows_of_another_width(row, ragged):
    assert facts(f"id;name\n{row}\n2;b\n").ragged == ragged


def test_empty_rows_between_rows():
    assert facts("id;name\n1;a\n\n;\n2;b\n\n").blank_rows == 2


def test_titles_above_the_heading():
    table = facts("Перелік шкіл;;\nстаном на 2026;;\nid;name;place\n1;a;b\n2;c;d\n3;e;f\n")
    assert (table.titles_above, table.header) == (2, ("id", "name", "place"))


def test_one_column():
    assert (facts("id\n1\n2\n").header, facts("id\n1\n2\n").rows) == (("id",), 2)


def test_the_last_line_of_a_part_is_left_out():
    assert facts("id;name\n1;a\n2;", whole=False).rows == 1


def test_a_spreadsheet_keeps_no_empty_cells():
    content = workbook([("id", "name"), (1, None), (2, "b", "beside")])
    assert (facts(content, "XLSX").ragged, facts(content, "XLSX").encoding) == (1, "")


def test_an_open_document():
    assert facts(sheets.write("ods", ["id", "name"], [["1", "a"]]), "ODS").rows == 1


@pytest.mark.parametrize("content", [b"", b";;\n;;\n"])
def test_a_table_with_nothing_in_it(content):
    with pytest.raises(Refused):
        read("CSV", content, whole=True)


def test_signs_of_personal_data_are_counted_not_kept():
    text = "name;phone\n" + "Коваль Олена Іванівна;+380501234567\n" * 5
    found = sample(text.encode(), Link(1, "x", format="CSV"), whole=True)
    assert {(one.column, one.kind, one.count) for one in found.signs} == {("phone", "phone", 5), ("name", "name", 5)}
    assert "Коваль" not in str(found)


def test_a_broken_spreadsheet_is_told_in_a_sentence():
    found = sample(workbook()[:-200], Link(1, "x", format="XLSX"), whole=True)
    assert "пошкоджено" in found.table.problems[0]
    assert found.table.problem_count is None


def test_only_the_first_rows_are_compared():
    text = "id\n" + "x\n" * 5000
    found = sample(text.encode(), Link(1, "x", format="CSV", columns=(Column("id", datatype="integer"),)), whole=True)
    assert (found.table.rows, found.table.problem_count, len(found.table.problems)) == (5000, 2000, 20)
