"""Issuing takes the same few queries whatever the plan holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports import actions
from reports.models import Report
from tests.reports.issued.conftest import PERIOD, REASON

pytestmark = pytest.mark.django_db
MOST = 33  # a correction, with its draft, the version before, and the letters it asks for


@pytest.fixture
def taken(plan, coordinator):
    """How many queries an issue takes; it is a new version where there is one."""

    def taken(reason=""):
        with CaptureQueriesContext(connection) as seen:
            actions.issue_report(kind="quarterly", period=PERIOD, by=coordinator, reason=reason)
        return len(seen)

    return taken


def test_few_tasks_and_many_take_the_same(taken, make_task):
    for _each in range(3):
        make_task("2023 рік")
    taken()
    few = taken(REASON)
    for _each in range(40):
        make_task("Постійно двічі на рік")
    assert taken(REASON) == few == MOST


def test_a_list_reads_neither_bytes_nor_data(issued, django_assert_num_queries):
    with CaptureQueriesContext(connection) as seen:
        (report,) = Report.objects.light()
    assert '"payload"' not in seen[0]["sql"]
    assert report.sha256 == issued.sha256
