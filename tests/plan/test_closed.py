"""What is closed stays closed by every path: the models, bulk calls, cascades, raw SQL, on both databases."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.deletion import Collector

from core.closed import GUARDS, refusal_of
from core.closed_triggers import guard_closed, standing
from plan.actions import (
    Told,
    accept_update,
    add_file,
    close_period,
    open_periods,
    reopen_period,
    submit_member_report,
    submit_update,
)
from plan.closed import SENTENCE
from plan.models import (
    CheckpointClaim,
    EventHeld,
    Evidence,
    EvidenceVersion,
    MemberReport,
    PeriodExtension,
    ProgressUpdate,
    ReportingPeriod,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 15)


@pytest.fixture
def update(make_task, other_unit, period, unit_head, coordinator):
    """An accepted update with a met date, an event and a file, beside a member's form."""
    task = make_task("2026 рік", unit=other_unit)
    other = make_task("2026 рік", unit=other_unit)
    event = EventHeld(kind=EventHeld.Kind.TRAINING, held_on=DAY, people=20)
    told = Told("Навчили", claims={task.checkpoints.get().pk: DAY}, events=[event])
    begun = submit_update(task=task, period=period, told=told, by=unit_head)
    ProgressUpdate.objects.filter(pk=begun.pk).update(state="draft")
    begun.refresh_from_db()
    add_file(update=begun, name="a.txt", content="Список".encode(), media_type="text/plain", by=unit_head)
    ProgressUpdate.objects.filter(pk=begun.pk).update(state="submitted")
    submit_member_report(period=period, unit=other_unit, answers={other.code: "Допомогли"}, by=unit_head)
    return accept_update(update=begun, by=coordinator)


@pytest.fixture
def spare(make_task, other_unit):
    """A task nothing was told of."""
    return make_task("2027 рік", unit=other_unit)


@pytest.fixture
def closed(update, period, coordinator, today):
    return close_period(period=period, by=coordinator, reason="Звіт видано", on=today)


def refused(act):
    """Runs it; it must be refused by the database, in our words."""
    with pytest.raises(IntegrityError) as trouble, transaction.atomic():
        act()
    assert refusal_of(trouble.value) == SENTENCE


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def column(model):
    """A column of a table beside its key."""
    return next(field.name for field in model._meta.concrete_fields if not field.primary_key)


MODELS = [
    ReportingPeriod,
    ProgressUpdate,
    MemberReport,
    CheckpointClaim,
    EventHeld,
    Evidence,
    EvidenceVersion,
]
by_model = pytest.mark.parametrize("model", MODELS)
by_table = pytest.mark.parametrize("table", [model._meta.db_table for model in MODELS])


@by_model
def test_a_row_is_not_saved(closed, model):
    refused(model.objects.get().save)


@by_model
def test_nor_updated_past_its_model(closed, model):
    row, field = model.objects.get(), column(model)
    refused(lambda: model.objects.update(**{field: getattr(row, field)}))


@by_model
def test_nor_updated_in_bulk(closed, model):
    row = model.objects.get()
    refused(lambda: model.objects.bulk_update([row], [column(model)]))


@by_model
def test_nor_deleted_past_its_model(closed, model):
    refused(lambda: model.objects.all()._raw_delete("default"))


@by_table
def test_nor_changed_by_raw_sql(closed, table):
    refused(lambda: sql(f"UPDATE {table} SET id = id"))


@by_table
def test_nor_deleted_by_raw_sql(closed, table):
    refused(lambda: sql(f"DELETE FROM {table}"))


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model is not ReportingPeriod]
)  # restored ones come closed
def test_none_is_added(closed, model):
    row = model.objects.get()
    row.pk = None
    refused(lambda: model.objects.bulk_create([row]))


def test_a_cascade_is_refused(closed, update):
    collector = Collector("default")
    collector.add(list(CheckpointClaim.objects.all()), nullable=False)
    refused(collector.delete)


def test_an_update_of_another_task_is_refused(closed, spare):
    refused(lambda: ProgressUpdate.objects.create(task=spare, period=closed, unit=spare.reporting_unit))


def test_an_update_does_not_move_in(closed, spare):
    (running,) = open_periods(on=date(2026, 10, 1))
    free = ProgressUpdate.objects.create(task=spare, period=running, unit=spare.reporting_unit)
    refused(lambda: ProgressUpdate.objects.filter(pk=free.pk).update(period=closed))


def test_nor_out(closed, update):
    (running,) = open_periods(on=date(2026, 10, 1))
    refused(lambda: ProgressUpdate.objects.filter(pk=update.pk).update(period=running))


def test_its_days_stay(closed):
    refused(lambda: ReportingPeriod.objects.update(submit_by=date(2026, 10, 1)))


def test_it_is_not_opened_past_the_action(closed):
    refused(lambda: ReportingPeriod.objects.update(closed_on=None))


def test_more_time_opens_nothing(closed):
    row = PeriodExtension(period=closed, submit_by=DAY, review_by=DAY, reason="Ще")
    refused(lambda: PeriodExtension.objects.bulk_create([row]))


def test_nor_does_one_without_a_reason(closed):
    row = PeriodExtension(period=closed, submit_by=DAY, review_by=DAY, reason=" ", lifts=closed.closings)
    refused(lambda: PeriodExtension.objects.bulk_create([row]))


def test_an_earlier_reopening_opens_nothing_later(closed, coordinator, today):
    reopen_period(period=closed, submit_by=today, by=coordinator, reason="Помилка в тексті")
    close_period(period=closed, by=coordinator, reason="Видано виправлений звіт", on=today)
    refused(lambda: ReportingPeriod.objects.update(closed_on=None))


def test_opened_again_it_changes(closed, update, coordinator, today):
    reopen_period(period=closed, submit_by=today, by=coordinator, reason="Помилка в тексті")
    assert ProgressUpdate.objects.filter(pk=update.pk).update(text="Виправлено") == 1


@pytest.mark.parametrize("table", ["plan_progressupdate", "plan_reportingperiod"])
def test_a_row_is_not_replaced(closed, table):
    replaced = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    refused(lambda: sql(replaced if connection.vendor == "sqlite" else f"UPDATE {table} SET id = id"))


@by_table
def test_a_table_is_not_emptied(closed, table):
    if connection.vendor == "sqlite":
        return refused(lambda: sql(f"DELETE FROM {table}"))
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # what is put off to the commit would refuse in other words
    return refused(lambda: sql(f"TRUNCATE {table} CASCADE"))


def test_an_open_quarter_takes_everything(update):
    assert ProgressUpdate.objects.filter(pk=update.pk).update(text="Інше") == 1
    assert CheckpointClaim.objects.all().delete()[0] == 1


def test_every_table_has_its_guard():
    with connection.cursor() as cursor:
        assert {table for _name, table in standing(cursor)} == set(GUARDS)


def test_installing_twice_is_harmless(closed):
    guard_closed()
    refused(lambda: sql("DELETE FROM plan_progressupdate"))
