"""Rounds with results, made quickly: what each unit got for each of its datasets."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from audits.models import Item, Round
from audits.results import Result
from audits.timetable import parse
from audits.workflow import Kind
from core.clock import now
from core.models import Office


@pytest.fixture
def make_round(methodology):
    """`make_round("M2026-1", {dataset: [4, 0]}, closed=True)`: points of 4 of the criteria M.1, M.2, …; None silent."""

    def make(code, told, closed=True):
        slot = parse(code)
        opens = date(slot.year, 11 if slot.half != 1 else 5, 4)
        days = {name: opens + timedelta(days=step) for step, name in enumerate(DAYS)}
        round = Round.objects.create(
            code=code, kind=slot.kind, year=slot.year, half=slot.half, title=slot.title, methodology=methodology,
            reference_on=opens, state="open", **days,
        )  # fmt: skip
        letter = "M" if slot.kind == Kind.MONITORING else "A"
        Item.objects.bulk_create(
            an_item(round, of, f"{letter}.{number}", points)
            for of, row in told.items()
            for number, points in enumerate(row, 1)
        )
        if closed:
            Round.objects.filter(pk=round.pk).update(state="closed", closed_at=now())
        round.refresh_from_db()
        return round

    return make


DAYS = ("opens_on", "answers_due", "review_due", "report_due")


def an_item(round, dataset, code, points):
    result = Result.NOT_CHECKED if points is None else result_of(points)
    return Item(
        round=round, dataset=dataset, unit=dataset.holder, dataset_title=dataset.title, unit_name=dataset.holder.name,
        criterion_code=code, order=1, principle="II", wording=f"Критерій {code}", weight=Decimal(1), scale=4,
        kind="automatic", auto_result=result, auto_points=points,
    )  # fmt: skip


def result_of(points):
    return Result.PASSED if points == 4 else Result.PARTLY if points else Result.FAILED


@pytest.fixture
def opened(office):
    """The office shows its pages to everybody."""
    Office.objects.update(public_pages=True)
    return office


@pytest.fixture
def parks(make_dataset):
    return make_dataset("parky")


@pytest.fixture
def lakes(make_dataset, unit):
    return make_dataset("ozera", holder=unit)
