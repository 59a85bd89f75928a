"""What is written out reads back as the same plan, whatever the format."""

from dataclasses import replace
from datetime import date

import pytest

from plan import packed, reading
from plan.approved import ApprovedPlan
from plan.editions import as_approved
from plan.writing import TYPES, WRITERS, write

WINDOW = date(2023, 2, 7), date(2026, 12, 31)
EVERY_FORMAT = pytest.mark.parametrize("format", list(TYPES))


@pytest.fixture
def written(today):
    """Writes a plan in a format."""
    return lambda approved, format: WRITERS[format](approved, today, WINDOW)


@pytest.fixture
def read_back(city_order):
    """Reads a file where the directory knows the order's parties; without what depends on the file alone."""

    def read(content):
        if packed.is_packed(content):
            return packed.loads(content, known=city_order.unknown)
        return reading.read("plan", content, known=city_order.unknown)

    return read


def changed(approved, change):
    """The plan with something changed in each of its tasks."""

    def area(each):
        return replace(each, tasks=tuple(map(change, each.tasks)))

    principles = tuple(replace(each, areas=tuple(map(area, each.areas))) for each in approved.principles)
    return ApprovedPlan(approved.act, principles)


def without_rows(approved):
    return changed(approved, lambda task: replace(task, row=None))


@pytest.mark.parametrize("format", ["csv", "xlsx", "docx"])
def test_reads_back_whole(city_order, written, read_back, format):
    read = without_rows(read_back(written(city_order, format)))
    assert (read.act, read.principles) == (city_order.act, city_order.principles)


@EVERY_FORMAT
def test_reads_back_the_same_principles(city_order, written, read_back, format):
    assert without_rows(read_back(written(city_order, format))).principles == city_order.principles


@EVERY_FORMAT
def test_reads_back_without_unknown_parties(city_order, written, read_back, format):
    assert read_back(written(city_order, format)).unknown == ()


@EVERY_FORMAT
def test_reads_back_without_doubts(city_order, written, read_back, format):
    assert read_back(written(city_order, format)).doubts == ()


@EVERY_FORMAT
def test_awkward_wording_reads_back(city_order, written, read_back, format):
    awkward = changed(
        city_order,
        lambda task: replace(task, title='=СУМА(A1); «лапки», "ще" та кома', expected_result="- перше; друге"),
    )
    assert without_rows(read_back(written(awkward, format))).principles == awkward.principles


@EVERY_FORMAT
def test_control_characters_do_not_break_the_file(city_order, written, format):
    assert written(changed(city_order, lambda task: replace(task, title="До\x0bпісля")), format)


@EVERY_FORMAT
def test_tasks_without_parties_are_written(city_order, written, format):
    assert written(changed(city_order, lambda task: replace(task, responsible=())), format)


@pytest.mark.parametrize("format", ["json", "csv"])
def test_same_plan_same_bytes(city_order, written, format):
    assert written(city_order, format) == written(city_order, format)


def test_the_register_gives_the_plan_as_approved(city_plan, city_order):
    kept = as_approved(city_plan)
    assert (kept.act, kept.principles) == (city_order.act, city_order.principles)


def test_the_plan_of_the_register_is_written(city_plan, city_order, written, today):
    assert write(city_plan, "csv", today) == written(city_order, "csv")


def test_the_window_of_an_open_plan_ends_with_what_is_scheduled(city_plan, city_order, written, today):
    assert write(city_plan, "json", today) == written(city_order, "json")


def test_the_window_of_an_ended_plan_ends_with_it(city_plan, city_order, today):
    city_plan.ends_on = date(2024, 9, 30)
    window = city_plan.starts_on, city_plan.ends_on
    assert write(city_plan, "json", today) == WRITERS["json"](city_order, today, window)
