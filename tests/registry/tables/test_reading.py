"""Schema files in every form and with every quirk give the same columns."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusals import Refused
from registry.tables import reading, writing
from registry.tables.columns import DATATYPES, Column, from_json, numbered, to_json

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "table-schemas"
COLUMNS = (
    Column("id", "Номер дозволу", "Наприклад: 123", "string", True),
    Column("issuedDate", "Дата видання", "За ISO 8601", "date", True),
    Column("price", "Плата", "", "decimal", False),
    Column("link", "Посилання", "", "anyURL", False),
)
CSV = "name,title,description,datatype,required\nid,Номер,,string,True\nday,Дата,,date,FALSE\n"


def names(content, name="schema.csv"):
    return [column.name for column in reading.read(name, content)]


@pytest.mark.parametrize("write", [writing.csvw, writing.frictionless, writing.table])
def test_every_form_reads_back_unchanged(write):
    assert reading.read("schema", write(COLUMNS)) == COLUMNS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encodings(encoding):
    assert reading.read("schema.csv", CSV.encode(encoding))[0].title == "Номер"


def test_semicolons():
    assert names(CSV.replace(",", ";").encode()) == ["id", "day"]


def test_required_in_capitals():
    assert [c.required for c in reading.read("s.csv", CSV.encode())] == [True, False]


def test_a_line_separator_inside_a_name():
    assert names("name,title\n\u2028id,Номер\nda\u2028y ,День\n".encode()) == ["id", "day"]


def test_ukrainian_headings():
    assert names("Назва;Опис\nid;Номер\n".encode()) == ["id"]


def test_csvw_with_titles_by_language_and_a_base_type():
    column = {"name": "n", "titles": {"uk": "Число"}, "datatype": {"base": "decimal"}, "required": "TRUE"}
    found = reading.read("s.json", json.dumps({"tables": [{"tableSchema": {"columns": [column]}}]}).encode())
    assert found == (Column("n", "Число", "", "decimal", True),)


def test_a_frictionless_package():
    schema = {"fields": [{"name": "n", "type": "number", "constraints": {"required": True}}]}
    found = reading.read("s.json", json.dumps({"resources": [{"schema": schema}]}).encode())
    assert found == (Column("n", datatype="decimal", required=True),)


def test_an_unknown_type_is_text():
    assert reading.read("s.csv", b"name,datatype\nid,GUID\n")[0].datatype == "string"


def test_repeated_names_are_numbered():
    assert [c.name for c in numbered([Column("a"), Column("b"), Column("a")])] == ["a", "b", "a2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "порожній"),
        (b"{", "JSON"),
        (b'{"a": 1}', "переліку стовпців"),
        (b"a,b\n1,2\n", "заголовки"),
        (b"name,title\n,x\n", "не має назви"),
        (b"name,title\n", "жодного стовпця"),
        (b"x" * ((1 << 20) + 1), "завеликий"),
    ],
)
def test_what_is_no_structure_is_refused(content, said):
    with pytest.raises(Refused, match=said):
        reading.read("schema", content)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    with suppress(Refused):
        assert reading.read("schema", content)


text = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
column = st.builds(Column, text, text, text, st.sampled_from(sorted(DATATYPES)), st.booleans())


@given(st.lists(column, min_size=1, max_size=6, unique_by=lambda one: one.name))
def test_any_structure_survives_its_forms(columns):
    forms = (writing.csvw, writing.frictionless, writing.table)
    assert {reading.read("s", write(columns)) for write in forms} == {tuple(columns)}


def test_a_structure_is_kept_whole():
    assert from_json(to_json(COLUMNS)) == COLUMNS


@pytest.mark.skipif(not SAMPLES.exists(), reason="зразків поряд немає")
@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*")) if SAMPLES.exists() else [], ids=lambda path: path.name)
def test_the_ministry_s_annexes_read_the_same_from_both_forms(sample):
    forms = [(sample / f"schema.{kind}").read_bytes() for kind in ("json", "csv")]
    assert reading.read("schema.json", forms[0]) == reading.read("schema.csv", forms[1])
