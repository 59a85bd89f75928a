"""What a file with data really is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusals import Refused
from registry.datafiles import is_table, kind_of

GOOD = [
    ("a.csv", b"id\n1\n", "CSV"),
    ("a.json", b'{"a": 1}', "JSON"),
    ("a.geojson", b'{"type": "FeatureCollection", "features": []}', "GeoJSON"),
    ("a.xml", b"<rows><row/></rows>", "XML"),
    ("a.KML", b'<kml xmlns="http://www.opengis.net/kml/2.2"></kml>', "KML"),
]
BAD = [
    ("a.json", b"{"),
    ("a.json", b"1"),
    ("a.json", b"[" * 100_000),
    ("a.xml", b"<html><body/></html>"),
    ("a.xml", b"<a><svg/></a>"),
    ("a.xml", b'<x:a xmlns:x="http://www.w3.org/1999/xhtml"><x:script/></x:a>'),
    ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ("a.xml", b"<a>"),
    ("a.csv", b"<!doctype html><p>1"),
    ("a.exe", b"MZ"),
    ("a", b"id\n"),
    ("a.json", b""),
]


@pytest.mark.parametrize(("name", "content", "words"), GOOD)
def test_kinds_that_are_taken(name, content, words):
    assert kind_of(name, content).words == words


@pytest.mark.parametrize(("name", "content"), BAD)
def test_what_is_not_taken(name, content):
    with pytest.raises(Refused):
        kind_of(name, content)


def test_only_tables_are_checked_against_a_structure():
    assert [is_table(kind_of(name, content)) for name, content, _words in GOOD] == [True, False, False, False, False]


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.xml", "a.csv", "a.geojson", "a.xlsx"]))
def test_anything_at_all_is_taken_or_refused_in_a_sentence(content, name):
    with suppress(Refused):
        assert kind_of(name, content).words
