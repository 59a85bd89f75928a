"""A closed round and an approved methodology stay as they are by every path, on both databases."""

from datetime import date

import pytest
from django.db import connection
from django.db.models.deletion import Collector

from audits.actions import approve_round, copy_methodology, move_days, reopen_round
from audits.closed import METHODOLOGY
from audits.models import Criterion, Item, ItemEvidence, Methodology, Round, RoundApproval, RoundMove, RoundReopening
from tests.audits.sealing import column, refused, sql

pytestmark = pytest.mark.django_db
MODELS = [Round, Item, ItemEvidence, RoundMove, RoundApproval]
by_model = pytest.mark.parametrize("model", MODELS)
by_part = pytest.mark.parametrize("model", [Methodology, Criterion])


@pytest.fixture
def sealed(running, coordinator, approver, reviewed):
    """A closed round with one row of everything that hangs on it."""
    move_days(round=reviewed, days={"report_due": date(2026, 12, 21)}, by=coordinator, reason="Лист")
    reviewed.refresh_from_db()
    Item.objects.exclude(criterion_code="M.2").delete()
    ItemEvidence.objects.create(item=reviewed.items.get(), title="Знімок", link="https://example.org/a")
    return approve_round(round=reviewed, by=approver)


@by_model
def test_a_row_is_not_saved(sealed, model):
    refused(model.objects.get().save)


@by_model
def test_nor_updated_past_its_model(sealed, model):
    field = column(model)
    refused(lambda: model.objects.update(**{field: getattr(model.objects.get(), field)}))


@by_model
def test_nor_updated_in_bulk(sealed, model):
    refused(lambda: model.objects.bulk_update([model.objects.get()], [column(model)]))


@by_model
def test_nor_deleted(sealed, model):
    refused(lambda: model.objects.all()._raw_delete("default"))


@by_model
def test_nor_changed_by_raw_sql(sealed, model):
    refused(lambda: sql(f"UPDATE {model._meta.db_table} SET id = id"))


@by_model
def test_nor_deleted_by_raw_sql(sealed, model):
    refused(lambda: sql(f"DELETE FROM {model._meta.db_table}"))


@pytest.mark.parametrize("model", [model for model in MODELS if model is not Round])
def test_nothing_is_added(sealed, model):
    row = model.objects.get()
    row.pk = None
    refused(lambda: model.objects.bulk_create([row]))


def test_a_cascade_is_refused(sealed):
    collector = Collector("default")
    collector.add(list(Item.objects.all()), nullable=False)
    refused(collector.delete)


def test_a_row_is_not_replaced(sealed):
    replaced = "INSERT OR REPLACE INTO audits_item SELECT * FROM audits_item"
    refused(lambda: sql(replaced if connection.vendor == "sqlite" else "UPDATE audits_item SET id = id"))


def test_an_item_does_not_move_out(sealed, methodology):
    days = {name: date(2027, 5, 3) for name in ("reference_on", "opens_on", "answers_due", "review_due", "report_due")}
    other = Round.objects.create(code="M2027-1", kind="monitoring", year=2027, half=1, methodology=methodology, **days)
    refused(lambda: Item.objects.update(round=other))


def test_it_is_not_opened_past_the_action(sealed):
    refused(lambda: Round.objects.update(state="review", closed_at=None))


@pytest.mark.parametrize(("reason", "lifts"), [(" ", 1), ("Помилка", 0), ("Помилка", 2)])
def test_a_reopening_without_reason_or_of_another_closing_opens_nothing(sealed, reason, lifts):
    row = RoundReopening(round=sealed, reason=reason, lifts=lifts)
    refused(lambda: RoundReopening.objects.bulk_create([row]))


def test_reopened_it_goes_into_review_only(sealed, coordinator):
    RoundReopening.objects.create(round=sealed, reason="Помилка", lifts=1)
    refused(lambda: Round.objects.update(state="open", closed_at=None, sent_at=None))


def test_an_earlier_reopening_opens_nothing_later(sealed, coordinator, approver):
    reopen_round(round=sealed, by=coordinator, reason="Помилка")
    approve_round(round=sealed, by=approver)
    refused(lambda: Round.objects.update(state="review", closed_at=None))


def test_opened_again_it_changes(sealed, coordinator):
    reopen_round(round=sealed, by=coordinator, reason="Помилка")
    assert Item.objects.update(comment="Виправлено") == 1


def test_a_running_round_takes_everything(running):
    assert running.items.update(comment="Інше") == 3


@by_part
def test_an_approved_methodology_is_not_changed(methodology, model):
    field = {Methodology: "title", Criterion: "wording"}[model]
    refused(lambda: model.objects.update(**{field: "Інше"}), METHODOLOGY)


@by_part
def test_nor_deleted_at_all(methodology, model):
    refused(lambda: model.objects.all()._raw_delete("default"), METHODOLOGY)


def test_nor_made_a_draft_again(methodology):
    refused(lambda: Methodology.objects.update(state="draft"), METHODOLOGY)


def test_no_criterion_moves_into_it(methodology, coordinator):
    draft = copy_methodology(methodology=methodology, by=coordinator, reason="Лист")
    draft.criteria.filter(code="M.1").update(code="M.9")
    refused(lambda: draft.criteria.filter(code="M.9").update(methodology=methodology), METHODOLOGY)


def test_no_criterion_is_added(methodology):
    row = Criterion(methodology=methodology, code="M.9", wording="Ще", kind="person")
    refused(lambda: Criterion.objects.bulk_create([row]), METHODOLOGY)


def test_its_validity_ends_with_the_next_edition(methodology):
    assert Methodology.objects.update(valid_to=date(2026, 12, 31)) == 1


def test_a_draft_changes(make_methodology):
    make_methodology()
    assert Criterion.objects.update(wording="Інше") == 3
