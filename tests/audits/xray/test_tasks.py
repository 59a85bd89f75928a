"""Tasks whose facts contradict one another."""

from datetime import date

import pytest

from audits.xray.tasks import done_without_evidence, overdue_without_reason
from plan.actions import change_stage, move_due_date
from plan.models import Evidence, ProgressUpdate
from plan.workflow import Stage
from tests.plan.conftest import period, reporting_plan  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
SENT = {"submitted_at": "2026-09-30T09:00Z", "reviewed_at": "2026-09-30T09:00Z", "state": "accepted"}


@pytest.fixture
def task(make_task):
    return make_task("2023 рік")


@pytest.fixture
def tell(task, unit, period):  # noqa: F811
    """Information on the task for the quarter."""

    def tell(**fields):
        values = {**SENT, "text": "Робимо", **fields}
        return ProgressUpdate.objects.create(task=task, period=period, unit=unit, **values)

    return tell


@pytest.fixture
def done(task, coordinator, today):
    change_stage(task=task, stage=Stage.DONE, effective_on=today, by=coordinator, reason="Зроблено")


class TestDone:
    def test_without_a_document_is_found(self, done, task, today):
        assert list(done_without_evidence(today)) == [task]

    def test_with_a_link_is_not(self, done, tell, today):
        Evidence.objects.create(update=tell(), title="Новина", link="https://bc.example/n")
        assert not done_without_evidence(today)

    def test_a_document_taken_back_is_none(self, done, tell, task, today):
        Evidence.objects.create(update=tell(), title="Новина", link="https://bc.example/n", removed=True)
        assert list(done_without_evidence(today)) == [task]

    def test_a_task_under_way_owes_no_document(self, task, today):
        assert not done_without_evidence(today)

    def test_the_day_before_it_was_not_done(self, done, today):
        assert not done_without_evidence(date(2026, 9, 29))


class TestOverdue:
    def test_without_a_word_is_found(self, task, today):
        assert list(overdue_without_reason(today)) == [task]

    def test_information_of_the_quarter_is_a_reason(self, task, tell, today):
        tell()
        assert not overdue_without_reason(today)

    def test_empty_information_is_none(self, task, tell, today):
        tell(text="")
        assert list(overdue_without_reason(today)) == [task]

    def test_a_draft_is_none(self, task, tell, today):
        tell(state="draft")
        assert list(overdue_without_reason(today)) == [task]

    def test_a_year_old_word_is_none(self, task, tell, today):
        tell(submitted_at="2025-09-30T09:00Z")
        assert list(overdue_without_reason(today)) == [task]

    def test_a_move_asked_for_is_a_reason(self, task, coordinator, today):
        move_due_date(
            checkpoint=task.checkpoints.get(),
            due_on=date(2027, 1, 1),
            effective_on=today,
            by=coordinator,
            reason="Немає коштів",
        )
        assert not overdue_without_reason(today)

    def test_a_task_in_time_is_not_asked(self, make_task, today):
        make_task("до 15.10.2026")
        assert not overdue_without_reason(today)
