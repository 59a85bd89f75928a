"""«Порівняння»: item by item, what became of it since the round before."""

import pytest

from audits.compared_rows import counted, rows_of
from audits.comparing import Change
from audits.standings import of_rounds

pytestmark = pytest.mark.django_db
PAGE = "/monitoring/M2026-2/compare/"
BEFORE, NOW = [0, 0, 4, 2, None, 4, 4], [4, 0, 2, 3, 0, None, 4]
CHANGES = ["worse", "new", "not_fixed", "better", "fixed", "not_rechecked"]


@pytest.fixture
def rounds(make_round, parks):
    """Two rounds in which everything that can become of an item did."""
    return make_round("M2026-1", {parks: BEFORE}), make_round("M2026-2", {parks: NOW})


@pytest.fixture
def rows(rounds):
    before, now = (of_rounds([round]) for round in rounds)
    return rows_of(now, before)


@pytest.fixture
def read(client, opened):
    """The text of the page."""
    return lambda address=PAGE, status=200: _text(client.get(address), status)


def _text(answer, status):
    assert answer.status_code == status
    return answer.content.decode()


def test_the_worst_stands_first_and_what_stays_is_not_told(rows):
    assert [row.change for row in rows] == CHANGES


def test_a_row_says_what_was_and_what_is(rows):
    fixed = next(row for row in rows if row.change == Change.FIXED)
    assert (fixed.item.criterion_code, fixed.was.words, fixed.now.words) == ("M.1", "не виконано", "виконано")


def test_what_is_asked_no_more_is_told_with_its_names(make_round, parks, lakes):
    before, now = make_round("M2026-1", {parks: [4], lakes: [0]}), make_round("M2026-2", {parks: [4]})
    [gone] = rows_of(of_rounds([now]), of_rounds([before]))
    assert (gone.change, gone.now, gone.item.titled) == (Change.NOT_RECHECKED, None, "Набір ozera")


def test_changes_are_counted(rows):
    assert [(change, number) for change, _mark, number in counted(rows)] == [(one, 1) for one in CHANGES]


def test_everybody_reads_it_once_both_are_closed(rounds, read):
    page = read()
    assert "M2026-2 проти M2026-1" in page
    assert "попередні дані" not in page
    for words in ("погіршилося", "нове зауваження", "не виправлено", "виправлено", "не перевірено повторно"):
        assert words in page


def test_one_change_alone(rounds, read):
    page = read(PAGE + "?change=worse")
    assert page.count('<li class="task">') == 1
    assert "Критерій M.3" in page


def test_one_unit_alone(make_round, parks, lakes, unit, read):
    make_round("M2026-1", {parks: [0], lakes: [0]})
    make_round("M2026-2", {parks: [0], lakes: [4]})
    page = read(f"{PAGE}?unit={unit.pk}")
    assert page.count('<li class="task">') == 1
    assert "Набір ozera" in page


def test_nonsense_finds_nothing_and_breaks_nothing(rounds, read):
    assert "Такого серед змін немає" in read(PAGE + "?change=<b>&unit=x&page=z")


def test_the_first_round_has_nothing_to_be_compared_with(make_round, parks, read):
    make_round("M2026-2", {parks: [4]})
    assert "порівнювати ні з чим" in read()


def test_a_running_round_is_not_shown_to_everybody(make_round, parks, read):
    make_round("M2026-1", {parks: [4]})
    make_round("M2026-2", {parks: [4]}, closed=False)
    read(status=404)


def test_who_sees_running_rounds_sees_their_mark(make_round, parks, client, auditor, read):
    make_round("M2026-1", {parks: [4]})
    make_round("M2026-2", {parks: [0]}, closed=False)
    client.force_login(auditor)
    assert "попередні дані" in read()


@pytest.mark.parametrize("sets", [1, 3])
def test_the_queries_do_not_grow(make_dataset, make_round, read, sets, django_assert_max_num_queries):
    held = [make_dataset(f"set-{number}") for number in range(sets)]
    make_round("M2026-1", {one: [0, 4] for one in held})
    make_round("M2026-2", {one: [4, 0] for one in held})
    with django_assert_max_num_queries(9):
        read()
