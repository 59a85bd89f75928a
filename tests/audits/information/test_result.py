"""The result of the last closed audit: `/infoaudit.csv`, `.json`, and dataset No. 16 of the register."""

import csv
import io
from datetime import date

import pytest

from audits.actions import approve_round, reopen_round, send_to_review
from audits.actions.result_dataset import STRUCTURE, enter_result, refresh_result
from audits.asset_columns import COLUMNS
from core.refusals import Refused
from registry.actions import create_passport
from registry.models import Dataset, Distribution, LegalItem, LegalList, TableSchema
from registry.tables.checking import check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
SITE = "https://hartiia.example"


@pytest.fixture(autouse=True)
def opened(settings):
    settings.PUBLIC_PAGES = True


@pytest.fixture
def item(db):
    acts = {"act_kind": "постанова", "act_number": "835", "act_date": date(2015, 10, 21)}
    edition = LegalList.objects.create(code="835", title="Перелік", effective_on=date(2024, 10, 1), **acts)
    return LegalItem.objects.create(edition=edition, number=16, section="everybody", title="Результати аудиту")


@pytest.fixture
def enter(closed_audit, item, coordinator):
    return lambda: enter_result(round=closed_audit, site=SITE, by=coordinator)


def rows(client):
    return list(csv.DictReader(io.StringIO(client.get("/infoaudit.csv").content.decode("utf-8-sig"))))


def test_before_an_audit_is_closed_there_is_none(client, accepted):
    assert client.get("/infoaudit.csv").status_code == 404


def test_accepted_rows_in_the_official_columns(client, closed_audit):
    (row,) = rows(client)
    assert list(row) == [column.name for column in COLUMNS]
    assert (row["uid"], row["dateCreated"]) == ("A2026-001", "2016-01-01")


def test_json_tells_the_same(client, closed_audit):
    (row,) = client.get("/infoaudit.json").json()
    assert (row["recordsNumber"], row["dataTransfer"]) == (1500, None)


def test_what_was_not_accepted_is_not_told(client, accepted, keep, audit, close):
    keep(title="Чернетка")
    close(audit)
    assert [row["title"] for row in rows(client)] == ["Звернення громадян"]


def test_the_next_audit_is_not_told_before_it_is_closed(client, closed_audit, start_audit):
    start_audit("A2027")
    assert len(rows(client)) == 1


def test_programs_of_other_sites_may_read(client, closed_audit):
    assert client.get("/infoaudit.json")["Access-Control-Allow-Origin"] == "*"


def test_a_closed_office_asks_to_sign_in(client, closed_audit, settings):
    settings.PUBLIC_PAGES = False
    assert client.get("/infoaudit.csv").status_code == 302


def test_the_file_keeps_its_own_structure(client, closed_audit):
    assert check("infoaudit.csv", client.get("/infoaudit.csv").content, COLUMNS).problems == ()


def test_it_enters_the_register_as_no_16(enter, unit):
    dataset = enter()
    assert (dataset.number, dataset.state, dataset.holder) == (16, "published", unit)


def test_its_resources_are_our_own_addresses(enter):
    urls = [row.download_url for row in enter().distributions.all()]
    assert urls == [f"{SITE}/infoaudit.csv", f"{SITE}/infoaudit.json"]


def test_its_structure_has_the_29_columns(enter):
    enter()
    assert len(TableSchema.objects.get(code=STRUCTURE).columns) == 29


def test_entered_twice_it_is_one_set(enter):
    enter(), enter()
    assert (Dataset.objects.count(), Dataset.objects.get().distributions.count()) == (1, 2)


def test_the_data_are_true_for_the_reference_day(enter, closed_audit, today):
    dataset = enter()
    assert (dataset.changed_on, dataset.true_on) == (today, closed_audit.reference_on)


def test_a_planned_set_of_this_number_is_used(enter, item, unit, coordinator):
    passport = {"identifier": "nabir-16", "title": "Аудит", "legal_item": item}
    create_passport(passport=passport, holder=unit, by=coordinator, reason="План")
    dataset = enter()
    assert (dataset.identifier, dataset.state) == ("nabir-16", "published")


def test_an_open_audit_is_no_result(accepted, audit, item, coordinator):
    with pytest.raises(Refused, match="спершу затвердьте"):
        enter_result(round=audit, site=SITE, by=coordinator)


def test_an_audit_without_rows_is_no_result(audit, close, item, coordinator):
    with pytest.raises(Refused, match="немає прийнятих рядків"):
        enter_result(round=close(audit), site=SITE, by=coordinator)


def test_without_the_legal_list_it_is_entered_all_the_same(closed_audit, coordinator):
    assert enter_result(round=closed_audit, site=SITE, by=coordinator).number is None


@pytest.fixture
def by_itself(accepted, item, audit, coordinator, approver, settings):
    """Closing the audit at an address, or at none."""

    def by_itself(site=SITE):
        return approve_round(round=send_to_review(round=audit, by=coordinator), by=approver, site=site)

    return by_itself


def test_closing_publishes_it_without_a_button(by_itself):
    by_itself()
    dataset = Dataset.objects.get(legal_item__number=16)
    assert (dataset.state, dataset.distributions.count()) == ("published", 2)


def test_the_office_s_own_address_comes_first(by_itself, settings):
    settings.SITE_URL = "https://data.misto.example/"
    by_itself()
    assert {row.download_url.partition("/infoaudit")[0] for row in Distribution.objects.all()} == {
        "https://data.misto.example"
    }


def test_without_any_address_the_audit_closes_all_the_same(by_itself):
    assert (by_itself("").state, Dataset.objects.count()) == ("closed", 0)


def test_with_nothing_accepted_the_audit_closes_all_the_same(audit, item, close):
    assert (close(audit).state, Dataset.objects.count()) == ("closed", 0)


def test_closed_anew_it_is_renewed(by_itself, coordinator, approver, time_machine):
    round = by_itself()
    time_machine.move_to("2026-10-09T09:00:00+00:00")
    reopen_round(round=round, by=coordinator, reason="Помилка в рядку")
    approve_round(round=round, by=approver)
    assert (Dataset.objects.get().changed_on, Dataset.objects.get().distributions.count()) == (date(2026, 10, 9), 2)


def test_an_audit_before_the_last_renews_nothing(by_itself, start_audit, close, coordinator, today):
    first = by_itself()
    close(start_audit("A2027"))
    assert refresh_result(round=first, by=coordinator, site=SITE) is None


def test_a_monitoring_is_no_result(closed, coordinator):
    assert refresh_result(round=closed, by=coordinator, site=SITE) is None
