"""A plan that reports, and its third quarter of 2026."""

from datetime import date

import pytest

from plan.actions import open_periods


@pytest.fixture
def reporting_plan(plan):
    plan.reporting_from = date(2026, 7, 1)
    plan.save()
    return plan


@pytest.fixture
def period(reporting_plan, today):
    (period,) = open_periods(on=today)
    return period
