"""Whatever the file, the reader gives a plan or one sentence, never a traceback."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan import layout
from plan.approved import Act, ApprovedPlan, Area, Principle, Task, Unreadable
from plan.reading.numbers import roman
from plan.schedule import Schedule
from tests.plan.reading import files, orders, test_layout

VALID = (
    orders.text().encode(),
    orders.text().encode("utf-16"),
    files.csv_of([orders.HEADING, *orders.ROWS]),
    files.docx_order(),
    files.xlsx_of([orders.HEADING, *orders.ROWS]),
)
XML_PARTS = [(VALID[3], "word/document.xml"), (VALID[4], "xl/worksheets/sheet1.xml"), (VALID[4], "xl/workbook.xml")]
ODD = ["", "-1", "0", "99999999999999999999", "1e9", "restart", "A1:XFD1048576", "ZZZZ1", "s", "str", "x", "і"]
CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from([cell for row in orders.ROWS for cell in row]),
    st.sampled_from(orders.HEADING),
)
fuzz = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def answers(content, known=orders.PARTIES):
    """Whether the reader gave a plan that counts its tasks, or a sentence."""
    try:
        plan = orders.plan(content, known)
    except Unreadable as refusal:
        return str(refusal).endswith(".") and len(str(refusal)) < 400
    codes = orders.codes(plan)
    return isinstance(plan, ApprovedPlan) and bool(codes) and len(set(codes)) == len(codes)


def mutated(content, changes):
    """The file with some of its bytes changed, cut out or repeated."""
    data = bytearray(content)
    for place, value, length in changes:
        at = place % (len(data) + 1)
        data[at : at + length] = value
    return bytes(data)


changes = st.lists(
    st.tuples(st.integers(0, 100_000), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=6
)


@fuzz
@given(st.binary(max_size=2000))
def test_any_bytes(content):
    assert answers(content)


@fuzz
@given(
    st.sampled_from([b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    st.binary(max_size=500),
)
def test_any_bytes_after_a_known_start(start, content):
    assert answers(start + content)


@fuzz
@given(st.text(max_size=2000))
def test_any_text(content):
    assert answers(content)


@fuzz
@given(st.integers(0, len(VALID) - 1), changes)
def test_a_spoilt_file(which, changes):
    assert answers(mutated(VALID[which], changes))


@fuzz
@given(st.integers(0, len(XML_PARTS) - 1), changes)
def test_a_spoilt_part(which, changes):
    content, name = XML_PARTS[which]
    assert answers(files.with_part(content, name, mutated(files.part(content, name), changes)))


@fuzz
@given(st.integers(0, len(XML_PARTS) - 1), st.integers(0, 10_000), st.sampled_from(ODD))
def test_an_odd_value_in_a_part(which, place, value):
    content, name = XML_PARTS[which]
    xml = files.part(content, name).decode()
    found = list(re.finditer(r'(?<=")[^"]*(?=")|<[\w:]+', xml))
    spot = found[place % len(found)]
    new = value if xml[spot.start() - 1] == '"' else "<w:" + value
    assert answers(files.with_part(content, name, (xml[: spot.start()] + new + xml[spot.end() :]).encode()))


@fuzz
@given(st.lists(st.lists(CELLS, min_size=4, max_size=7), max_size=12), st.sampled_from([",", ";", "\t"]))
def test_any_rows_under_a_heading(rows, separator):
    assert answers(files.csv_of([orders.HEADING, *rows], separator, "utf-8"))


@fuzz
@given(st.lists(st.lists(CELLS.map(lambda text: text.replace("\t", " ")), min_size=6, max_size=6), max_size=12))
def test_any_pasted_rows(rows):
    assert answers(orders.text(rows))


@fuzz
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_act(before, after):
    assert answers(orders.text(before=before, after=after))


@fuzz
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 6), st.integers(0, 5)), max_size=5))
def test_any_merged_cells(corners):
    merges = [
        f"{chr(65 + min(left, right))}{min(top, low) + 1}:{chr(65 + max(left, right))}{max(top, low) + 1}"
        for top, left, low, right in corners
    ]
    assert answers(files.xlsx_of([orders.HEADING, *orders.ROWS], merges=merges))


@fuzz
@given(st.lists(CELLS, max_size=6), st.lists(st.text(max_size=12), max_size=6))
def test_any_directory(cells, known):
    row = ("I. Принцип", "Зміст", "1. Назва", "Постійно", "Результат", "\n".join(cells))
    assert answers(files.csv_of([orders.HEADING, row]), known)


WORDS = st.lists(
    st.sampled_from(["Назва", "назва", "2025", "1.", "II", "«Хартія»", "а-б", "№ 5,", "З", "=1", "обов'язки"]),
    min_size=1,
    max_size=4,
).map(" ".join)
TASKS = st.lists(
    st.tuples(
        WORDS,
        st.sampled_from(["Постійно", "2025 рік", ""]),
        st.lists(st.sampled_from(orders.PARTIES), min_size=1, max_size=4, unique=True),
    ),
    min_size=1,
    max_size=3,
)
PLANS = st.lists(st.tuples(WORDS, st.lists(st.tuples(WORDS, TASKS), min_size=1, max_size=3)), min_size=1, max_size=3)


def made(principles):
    """A plan of these titles, numbered from 1."""
    return ApprovedPlan(Act(), tuple(_principle(roman(at), *each) for at, each in enumerate(principles, 1)))


def _principle(number, title, areas):
    return Principle(number, title, tuple(_area(f"{number}.{at}", at, *each) for at, each in enumerate(areas, 1)))


def _area(code, number, title, tasks):
    made = (
        Task(at, f"{code}.{at}", name, deadline, Schedule(), title, tuple(parties))
        for at, (name, deadline, parties) in enumerate(tasks, 1)
    )
    return Area(number, title, tuple(made))


@pytest.mark.parametrize("write", [test_layout.as_csv, test_layout.as_xlsx, test_layout.as_docx])
@settings(fuzz, max_examples=25)
@given(principles=PLANS)
def test_any_plan_comes_back(write, principles):
    plan = made(principles)
    found = orders.plan(write(plan))
    assert layout.rows(found) == layout.rows(plan)
