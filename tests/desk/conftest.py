"""A committee member, the open pages, and the queries a page takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import User
from core.roles import Role


@pytest.fixture
def committee(db):
    return User.objects.create_user(
        "vykonkom@example.org", "пароль-комітету", first_name="Галина", last_name="Олійник", role=Role.COMMITTEE
    )


@pytest.fixture
def deputy(other_unit):
    return User.objects.create_user(
        "zastupnyk@example.org", "пароль-заступника", role=Role.UNIT_DEPUTY, unit=other_unit
    )


@pytest.fixture
def public(settings):
    """Pages open to everybody, as in the demonstration."""
    settings.PUBLIC_PAGES = True


@pytest.fixture
def closed(settings):
    """Pages for those who sign in only."""
    settings.PUBLIC_PAGES = False


@pytest.fixture
def queries(client):
    """How many queries a page takes."""

    def count(url):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    return count


@pytest.fixture
def reported(plan):
    """A plan that reports since its first day, so that every late task is known to be late."""
    plan.reporting_from = plan.starts_on
    plan.save()
