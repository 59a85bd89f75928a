"""What a new description of a table changes."""

from hypothesis import given
from hypothesis import strategies as st

from registry.tables.columns import DATATYPES, Column
from registry.tables.differences import differences, keep_lists

COLUMN = st.builds(
    Column,
    name=st.sampled_from("abcdef"),
    title=st.sampled_from(["", "Номер"]),
    datatype=st.sampled_from(list(DATATYPES)),
)
TABLE = st.lists(COLUMN, max_size=6, unique_by=lambda column: column.name)


def test_a_column_that_changes_is_told_before_and_after():
    (change,) = differences([Column("id", "Номер")], [Column("id", "Номер", datatype="integer", required=True)])
    assert (change.before, change.after) == ("Номер; текст; необов’язково", "Номер; ціле число; обов’язково")


def test_what_comes_and_goes_has_no_other_side():
    told = [
        (change.name, bool(change.before), bool(change.after)) for change in differences([Column("a")], [Column("b")])
    ]
    assert told == [("b", False, True), ("a", True, False)]


def test_lists_survive_a_file_that_names_none():
    assert keep_lists([Column("a", codelist="vydy")], [Column("a"), Column("b")])[0].codelist == "vydy"


@given(TABLE)
def test_the_same_table_changes_nothing(table):
    assert differences(table, table) == []


@given(TABLE, TABLE)
def test_every_name_is_told_once_at_most(old, new):
    names = [change.name for change in differences(old, new)]
    assert len(names) == len(set(names))
    assert set(names) <= {column.name for column in [*old, *new]}
