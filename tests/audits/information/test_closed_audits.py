"""A closed audit stays as it is by every path, on both databases: whatever hangs on it, and findings' codes."""

import pytest
from django.db.models.deletion import Collector

from audits.actions.absences import declare_none
from audits.actions.decisions import decide
from audits.closed import CLOSED_ROUNDS
from audits.models import (
    AssetAbsence,
    Consultation,
    InformationAsset,
    OpeningDecision,
    Question,
    Reply,
    Round,
    SiteVisit,
    VisitFile,
)
from core.clock import now
from tests.audits.sealing import column, refused, sql

pytestmark = pytest.mark.django_db
MODELS = [AssetAbsence, Consultation, InformationAsset, OpeningDecision, Question, Reply, SiteVisit, VisitFile]
by_model = pytest.mark.parametrize("model", MODELS)


@pytest.fixture
def sealed(accepted, audit, close, coordinator, unit, today):
    """A closed audit with one row of everything that hangs on it."""
    decide(asset=accepted, decision="not_open", ground="Закон, стаття 6", by=coordinator)
    declare_none(round=audit, unit=unit, reason="Немає.", by=coordinator)
    said = {"title": "Що відкрити", "intro": "…", "opens_on": today, "closes_on": today, "announced_at": now()}
    asked = Consultation.objects.create(round=audit, **said)
    Question.objects.create(consultation=asked, kind="text", text="Чого бракує?")
    Reply.objects.create(consultation=asked, answers={"1": "Парків"}, voter="х", state="shown")
    visit = SiteVisit.objects.create(round=audit, unit=unit, visited_on=today, place="5", present="Я", text="Бачив")
    VisitFile.objects.create(visit=visit, title="Знімок", file="a.jpg", name="a.jpg", media_type="image/jpeg", size=1)
    return close(audit)


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
def test_nor_changed_or_deleted_by_raw_sql(sealed, model):
    refused(lambda: sql(f"UPDATE {model._meta.db_table} SET id = id"))
    refused(lambda: sql(f"DELETE FROM {model._meta.db_table}"))


@by_model
def test_nothing_is_added(sealed, model):
    row = model.objects.get()
    row.pk = None
    refused(lambda: model.objects.bulk_create([row]))


@pytest.mark.parametrize("model", [VisitFile, Reply, Question, OpeningDecision, AssetAbsence])
def test_a_cascade_is_refused(sealed, model):
    collector = Collector("default")
    collector.add(list(model.objects.all()), nullable=False)
    refused(collector.delete)


def test_everything_that_hangs_on_a_round_is_guarded():
    """A model that is added later needs its guard, or a reason here."""
    guarded = {guard.table for guard in CLOSED_ROUNDS}
    later = {"audits_finding", "audits_findingtransfer"}  # they live on after the round: mended, moved to heirs
    facts = {"audits_probefact", "audits_proberun", "audits_checkrun"}  # no results: only open rounds write them
    reached = {row.related_model._meta.db_table for row in Round._meta.related_objects if not row.hidden}
    assert {table for table in reached if "historical" not in table} - guarded - later - facts == set()
