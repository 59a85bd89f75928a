"""Single values of a portal's answer."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.portal import values

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize(("raw", "read"), [(" а ", "а"), (None, ""), (5, "5"), (True, ""), ([], ""), ("a\0b", "ab")])
def test_a_line(raw, read):
    assert values.text(raw) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("<p>Опис&nbsp;набору</p><p>Далі</p>", "Опис набору\nДалі"),
        ("рядок<br/>другий<BR>третій", "рядок\nдругий\nтретій"),
        ("a < b та b > c", "a < b та b > c"),
        ('<a href="http://a">сюди</a> &quot;так&quot; &amp; ні', 'сюди "так" & ні'),
        ("<!-- коментар -->текст", "текст"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("один\n\n\n\n\nдва", "один\n\nдва"),
        (None, ""),
    ],
)
def test_a_description_without_its_tags(raw, read):
    assert values.plain(raw) == read


def test_a_hostile_description_is_read_quickly():
    assert values.plain("<!--" * 200_000)


@pytest.mark.parametrize(
    ("raw", "read"),
    [(5, 5), ("5", 5), (" 12 ", 12), (3.0, 3), (3.5, None), (-1, None), ("5 KB", None), (True, None), (None, None)],
)
def test_a_number(raw, read):
    assert values.number(raw) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [(True, True), ("True", True), ("false", False), (1, True), ("", False), (None, None), ("?", None)],
)
def test_a_truth(raw, read):
    assert values.truth(raw) is read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("2023-10-09T11:06:00.000000", datetime(2023, 10, 9, 11, 6, tzinfo=UTC)),
        ("2023-05-22T11:10+03:00", datetime(2023, 5, 22, 8, 10, tzinfo=UTC)),
        ("2023-05-22 11:10", datetime(2023, 5, 22, 11, 10, tzinfo=UTC)),
        ("2023-05-22", datetime(2023, 5, 22, tzinfo=UTC)),
        ("2023-05-22T11:10:00Z", datetime(2023, 5, 22, 11, 10, tzinfo=UTC)),
        ("22.05.2023", None),
        ("0001-01-01T00:00+12:00", None),
        ("", None),
        (None, None),
    ],
)
def test_a_moment(raw, read):
    assert values.moment(raw) == read


@pytest.mark.parametrize("raw", [{"score": 3}, '{"score": 3}', "{u'score': 3}", "{'score': 3}", ' {"score": 3} '])
def test_a_block_in_any_dress(raw):
    assert values.block(raw) == {"score": 3}


@pytest.mark.parametrize("raw", [None, "", "score", "{", "{'a': open('/etc/passwd')}", "[1]", "{" * 9000, 5, "{1, 2}"])
def test_a_block_that_is_none(raw):
    assert values.block(raw) == {}


@given(JSON)
def test_nothing_breaks_a_reader(raw):
    assert isinstance(values.plain(raw), str)
    assert (values.number(raw) or 0) >= 0
    assert values.truth(raw) in (True, False, None)
    assert isinstance(values.block(raw), dict)
    assert isinstance(values.rows(raw), list)
    found = values.moment(raw)
    assert found is None or found.tzinfo is UTC
