"""What is written out reads back as the same plan, whatever the format."""

from dataclasses import replace

import pytest

from core.models import Unit
from plan import packed, reading
from plan.approved import ApprovedPlan
from plan.editions import as_approved
from plan.models import Assignment, Task
from plan.writing import TYPES, write


def without_rows(approved):
    """The plan without what depends on the file: rows and doubts."""

    def task(each):
        return replace(each, row=None)

    return ApprovedPlan(
        approved.act,
        tuple(
            replace(
                principle,
                areas=tuple(replace(area, tasks=tuple(map(task, area.tasks))) for area in principle.areas),
            )
            for principle in approved.principles
        ),
    )


def read_back(content):
    known = list(Unit.objects.values_list("name", flat=True))
    if packed.is_packed(content):
        return packed.loads(content, known=known)
    return reading.read("plan", content, known=known)


@pytest.mark.parametrize("format", ["csv", "xlsx", "docx"])
def test_reads_back_whole(city_plan, today, format):
    assert without_rows(read_back(write(city_plan, format, today))) == as_approved(city_plan)


@pytest.mark.parametrize("format", list(TYPES))
def test_reads_back_the_same_principles(city_plan, today, format):
    read = without_rows(read_back(write(city_plan, format, today)))
    assert read.principles == as_approved(city_plan).principles


@pytest.mark.parametrize("format", list(TYPES))
def test_reads_back_without_unknown_parties(city_plan, today, format):
    assert read_back(write(city_plan, format, today)).unknown == ()


@pytest.mark.parametrize("format", list(TYPES))
def test_reads_back_without_doubts(city_plan, today, format):
    assert read_back(write(city_plan, format, today)).doubts == ()


@pytest.mark.parametrize("format", ["json", "csv"])
def test_same_day_same_bytes(city_plan, today, format):
    assert write(city_plan, format, today) == write(city_plan, format, today)


def awkward(plan):
    """A wording no order has, to see that nothing of it is lost."""
    task = plan.tasks.get(code="I.1.1")
    Task.objects.filter(pk=task.pk).update(title='=СУМА(A1); «лапки», "ще" та кома', expected_result="- перше; друге")
    return plan


@pytest.mark.parametrize("format", list(TYPES))
def test_awkward_wording_reads_back(city_plan, today, format):
    read = without_rows(read_back(write(awkward(city_plan), format, today)))
    assert read.principles == as_approved(city_plan).principles


@pytest.mark.parametrize("format", list(TYPES))
def test_control_characters_do_not_break_the_file(city_plan, today, format):
    Task.objects.filter(plan=city_plan, code="I.1.1").update(title="До\x0bпісля")
    assert write(city_plan, format, today)


@pytest.mark.parametrize("format", list(TYPES))
def test_a_task_without_parties_is_written(city_plan, today, format):
    Assignment.objects.filter(task__code="I.1.1").delete()
    assert write(city_plan, format, today)


def test_type_of_every_format_is_known():
    assert set(TYPES) == {"json", "csv", "xlsx", "docx"}
