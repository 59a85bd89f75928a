"""The city's real plan, as the reference data give it; a small plan that reports, and its third quarter of 2026."""

import json
from datetime import date

import pytest
from django.conf import settings

from plan import packed
from plan.actions import import_order, open_periods
from plan.actions.orders import guess_kind


@pytest.fixture
def city_order():
    """Order No. 21 Р as approved, before it is saved."""
    content = json.loads((settings.BASE_DIR / "fixtures" / "plan-21r.json").read_text("utf-8"))
    return packed.unpack(content, known=())


@pytest.fixture
def city_plan(db, city_order):
    """The same in the register, with its nine parties."""
    create = {name: guess_kind(name) for name in city_order.unknown}
    return import_order(approved=city_order, by=None, create=create).plan


@pytest.fixture
def reporting_plan(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    return plan


@pytest.fixture
def period(reporting_plan, today):
    (period,) = open_periods(on=today)
    return period
