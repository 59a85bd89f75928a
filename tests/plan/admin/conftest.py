"""The coordinator at his desk, and what he reads there."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from core.acts import Basis
from plan.actions import open_periods
from plan.models import Area, Plan, Principle

RESOLUTION = Basis("резолюція", "45", date(2026, 9, 1))
BASIS = {"basis_kind": "резолюція", "basis_number": "45", "basis_date": "01.09.2026"}


@pytest.fixture
def sign_in(db):
    """A browser of a person."""

    def browser(person):
        client = Client()
        client.force_login(person)
        return client

    return browser


@pytest.fixture
def desk(sign_in, coordinator):
    """The coordinator's browser."""
    return sign_in(coordinator)


@pytest.fixture
def spring(period):
    """The quarter before."""
    period.plan.reporting_from = date(2026, 4, 1)
    period.plan.save()
    (spring,) = open_periods(on=date(2026, 9, 30))
    return spring


@pytest.fixture
def draft(plan):
    """A plan still typed in by hand, with a principle and an area."""
    draft = Plan.objects.create(
        title="Проєкт плану",
        authority="МІСЬКА РАДА",
        starts_on=date(2026, 1, 1),
        scheduled_until=date(2026, 12, 31),
        open_data_unit=plan.open_data_unit,
    )
    principle = Principle.objects.create(plan=draft, order=1, number="I", title="Доступність")
    Area.objects.create(principle=principle, number=1, title="Портал")
    return draft


def text_of(response):
    """The words of a page, without its marks and scripts."""
    page = re.sub(r"<script.*?</script>|<style.*?</style>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def said(response):
    """What the page says after an action."""
    return [str(message) for message in response.context["messages"]]
