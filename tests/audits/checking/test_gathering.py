"""Snapshots tell a set as it stood on the day, and cost the same for one and for many."""

from datetime import date

import pytest

from audits.gathering import round_before, snapshots
from audits.snapshot import LinkState
from core.models import User
from registry.actions import change_state, record_update
from registry.models import Contact, DataPortal, PortalCopy, TableSchema

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 30)


def of(dataset, on=ON, before=None):
    return snapshots([dataset.pk], on, before)[dataset.pk]


@pytest.fixture
def copy(today):
    def make(dataset, portal="datagovua", **fields):
        site, _made = DataPortal.objects.get_or_create(
            key=portal,
            defaults={"title": portal, "address": "https://p.example", "organization": "rada", "active": True},
        )
        values = {"remote_id": f"{dataset.pk}-{PortalCopy.objects.count()}", "seen_at": "2026-09-30T06:00Z", **fields}
        return PortalCopy.objects.create(portal=site, dataset=dataset, **values)

    return make


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow(make_dataset, probed, copy, number, django_assert_num_queries):
    datasets = [make_dataset(f"set-{n}") for n in range(number)]
    for dataset in datasets:
        probed(dataset)
        copy(dataset)
    with django_assert_num_queries(6):
        assert len(snapshots([dataset.pk for dataset in datasets], ON)) == number


def test_the_passport_is_told(make_dataset):
    told = of(make_dataset("parky", keywords=["парки"], description="Парки міста"))
    assert (told.identifier, told.keywords, told.description) == ("parky", ("парки",), "Парки міста")
    assert "purpose" in told.gaps


def test_the_state_is_that_of_the_day(make_dataset, coordinator, today):
    dataset = make_dataset("parky", state="planned")
    change_state(
        dataset=dataset, state="published", effective_on=today, by=coordinator, reason="Оприлюднено", on=today
    )
    assert of(dataset, date(2026, 9, 1)).state == "planned"
    assert of(dataset, today).state == "published"


def test_a_planned_set_then_is_asked_for_less(make_dataset, coordinator, today):
    dataset = make_dataset("parky", state="planned")
    change_state(
        dataset=dataset, state="published", effective_on=today, by=coordinator, reason="Оприлюднено", on=today
    )
    assert "landing_page" not in of(dataset, date(2026, 9, 1)).gaps
    assert "landing_page" in of(dataset, today).gaps


def test_the_last_update_is_that_of_the_day(make_dataset, coordinator, today):
    dataset = make_dataset("parky")
    for day in (date(2026, 5, 1), date(2026, 9, 20)):
        record_update(dataset=dataset, updated_on=day, by=coordinator, reason="Оновлено", on=today)
    assert of(dataset, date(2026, 8, 1)).changed_on == date(2026, 5, 1)


def test_the_probe_of_a_resource(make_dataset, probed):
    dataset = make_dataset("parky")
    probed(dataset, state="broken", reason="Немає")
    probe = of(dataset).resources[0].probe
    assert (probe.state, probe.reason) == (LinkState.BROKEN, "Немає")


def test_the_latest_probe_counts(make_dataset, probed):
    dataset = make_dataset("parky")
    probed(dataset, state="broken")
    probed(dataset)
    assert of(dataset).resources[0].probe.answers


def test_a_set_nobody_probed(make_dataset):
    told = of(make_dataset("parky", landing_page="https://a.example/parky"))
    assert (told.page, told.structure, told.resources) == (None, None, ())


def test_the_columns_of_a_structure(make_dataset, probed):
    dataset = make_dataset("parky")
    resource = probed(dataset).distribution
    resource.table_schema = TableSchema.objects.create(code="parky", title="Парки", columns=[{"name": "id"}])
    resource.save()
    assert [column.name for column in of(dataset).resources[0].columns] == ["id"]


def test_who_still_works(make_dataset, unit_head, coordinator):
    dataset = make_dataset("parky")
    gone = User.objects.create_user("kolyshnii@example.org", "пароль-колишнього", is_active=False)
    for order, (name, user) in enumerate([("Тут", unit_head), ("Нема", gone), ("Хтось", None)], start=1):
        Contact.objects.create(dataset=dataset, order=order, name=name, user=user)
    assert [(one.name, one.in_office) for one in of(dataset).people] == [
        ("Тут", True),
        ("Нема", False),
        ("Хтось", None),
    ]


def test_differences_with_a_portal(make_dataset, copy):
    dataset = make_dataset("parky")
    copy(dataset, differences=["title"])
    assert [(one.gone, one.differences) for one in of(dataset).copies] == [(False, ("title",))]


def test_a_set_that_vanished_and_came_back_is_there(make_dataset, copy):
    dataset = make_dataset("parky")
    copy(dataset, gone_at="2026-08-01T06:00Z")
    assert of(dataset).copies[0].gone
    copy(dataset)
    assert [one.gone for one in of(dataset).copies] == [False]


def test_a_portal_that_is_not_read_says_nothing(make_dataset, copy):
    dataset = make_dataset("parky")
    copy(dataset, differences=["title"])
    DataPortal.objects.update(active=False)
    assert of(dataset).copies == ()


def test_hashes_of_the_round_before(make_dataset, probed, known, monitoring):
    dataset = make_dataset("parky")
    probe = probed(dataset)
    first, second = monitoring("M2026-1"), monitoring("M2026-2")
    first.opens_on = date(2026, 5, 4)
    first.save()
    known(first, probe, "a" * 64)
    before = round_before(second)
    assert before == first
    told = of(dataset, before=before)
    assert (told.resources[0].sha256_before, told.round_before_on) == ("a" * 64, first.reference_on)


def test_the_first_round_has_none_before(make_dataset, monitoring):
    make_dataset("parky")
    assert round_before(monitoring()) is None
