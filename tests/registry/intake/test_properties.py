"""Whatever a file holds: it is read or refused in a sentence, and what the office wrote reads back."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusals import Refused
from registry.intake import tidy
from registry.intake.columns import REGISTER
from registry.intake.people import Named, told_emails, told_names
from registry.intake.people import read as read_people
from registry.intake.reading import read
from registry.writing.text_files import csv_lines, json_lines

CODES = [column.code for column in REGISTER]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
rows = st.lists(st.lists(texts, min_size=len(CODES), max_size=len(CODES)), min_size=1, max_size=4)
names = st.text("абвгґіїєАБВ’- ", min_size=1, max_size=30).map(tidy.some).filter(bool)


def kept(row):
    """A row as a reader must give it back; empty ones are left out."""
    return {code: tidy.text(cell) for code, cell in zip(CODES, row, strict=True) if tidy.text(cell)}


def given_back(name, content):
    return [
        {code: tidy.text(cell) for code, cell in row.cells.items() if tidy.text(cell)}
        for row in read(name, content).rows
    ]


@given(rows)
def test_a_csv_file_of_ours_reads_back(table):
    filled = [["uid", *row[1:]] for row in table]
    content = "".join(csv_lines(CODES, filled)).encode()
    assert given_back("a.csv", content) == [kept(row) for row in filled]


@given(rows)
def test_a_json_file_of_ours_reads_back(table):
    entries = [dict(zip(CODES, ["uid", *row[1:]], strict=True)) for row in table]
    assert given_back("a.json", "".join(json_lines(entries)).encode()) == [kept(entry.values()) for entry in entries]


@given(st.binary(max_size=300), st.sampled_from(["csv", "json", "xlsx", "ods"]))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused(content, kind):
    with suppress(Refused):
        read(f"a.{kind}", content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.text() | st.sampled_from([*CODES, "people", "datasets"]), inner)
        ),
    )
)
def test_any_json_is_read_or_refused(value):
    with suppress(Refused):
        read("a.json", json.dumps(value).encode())


@given(st.lists(names, max_size=4, unique_by=str.casefold), st.data())
def test_persons_that_are_told_read_back(people, data):
    emails = [data.draw(st.sampled_from(["", "a@example.org", "b.c@example.org"])) for _name in people]
    said = [Named(name, email) for name, email in zip(people, emails, strict=True)]
    assert read_people(told_names(said), told_emails(said), []) == said


@given(st.text())
def test_a_tidied_text_stays_as_it_is(text):
    assert tidy.text(tidy.text(text)) == tidy.text(text)


@given(st.text())
def test_tidied_keywords_stay_as_they_are(text):
    words = tidy.keywords(text)
    assert tidy.keywords(", ".join(words)) == words
