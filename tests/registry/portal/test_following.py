"""A planned set that a portal shows becomes published, in the same step; told on the page."""

from datetime import date

import pytest
from django.urls import reverse

from core.acts import Basis
from core.refusals import Refused
from registry import actions
from registry.actions import portal_publications
from registry.actions.portal_following import becomes_published, follow
from registry.models import DataPortal, Publication
from tests.registry.portal.rows import portal_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication(dataset, coordinator):
    """A try that broke off, for a set with data."""
    values = {"name": "dani", "format": "CSV", "download_url": "https://data.example.org/dani.csv"}
    actions.keep_resource(dataset=dataset, values=values, by=coordinator, reason="Додано ресурс")
    portal_rows(number=1, dataset=dataset, by=coordinator)
    return Publication.objects.get()


@pytest.fixture
def ended(publication):
    """The try ended; the dataset as it then stands."""

    def ended(**how):
        portal_publications.finish(publication=publication, **how)
        publication.dataset.refresh_from_db()
        return publication.dataset

    return ended


def test_a_planned_set_is_published_from_today(ended, publication, today):
    dataset = ended()
    assert (dataset.state, dataset.first_published) == ("published", today)
    assert publication.state_change.effective_on == today


def test_its_reason_names_the_portal(ended, publication, coordinator):
    ended()
    change = publication.state_change
    assert (change.reason, change.recorded_by) == ("Оприлюднено на порталі «Портал 1»", coordinator)


def test_its_data_count_as_renewed(ended, today):
    dataset = ended()
    assert (dataset.changed_on, dataset.updates.get().source) == (today, "portal")


def test_an_update_that_is_known_stays(ended, dataset, coordinator):
    actions.record_update(dataset=dataset, updated_on=date(2026, 9, 1), by=coordinator)
    assert ended().changed_on == date(2026, 9, 1)


def test_what_failed_changes_no_state(ended, publication):
    assert ended(error="Портал мовчить.").state == "planned"
    assert publication.state_change is None


def test_a_published_set_keeps_its_state_and_dates(ended, publication, dataset, coordinator):
    day = date(2026, 5, 1)
    actions.change_state(dataset=dataset, state="published", effective_on=day, by=coordinator, reason="Лист")
    assert (ended().first_published, publication.state_change) == (day, None)


def test_a_set_suspended_meanwhile_stays_suspended(ended, dataset, coordinator, today):
    basis = Basis("наказ", "7", date(2026, 9, 1))
    actions.change_state(
        dataset=dataset, state="suspended", effective_on=today, by=coordinator, reason="Безпека", basis=basis
    )
    assert ended().state == "suspended"


def test_a_refused_state_is_told_and_nothing_is_half_done(publication, dataset, today):
    dataset.state_changes.update(effective_on=date(2026, 12, 1))
    said = follow(publication)
    dataset.refresh_from_db()
    assert said.startswith("На порталі все зроблено, але стан набору лишився «заплановано»: ")
    assert (dataset.state, dataset.updates.count()) == ("planned", 0)


def test_the_page_tells_the_new_state(client, coordinator, office, ended, publication):
    ended()
    client.force_login(coordinator)
    shown = client.get(reverse("admin:registry_publication_change", args=[publication.pk])).content.decode()
    assert "Стан набору: оприлюднено з 30.09.2026." in shown


def test_a_portal_that_is_off_is_not_published_on(dataset, coordinator, publication):
    DataPortal.objects.update(active=False)
    with pytest.raises(Refused, match="вимкнено"):
        portal_publications.request_publication(
            dataset=dataset, portals=DataPortal.objects.all(), by=coordinator, in_background=False
        )


def test_the_page_offers_no_portal_that_is_off(client, coordinator, office, dataset, publication):
    DataPortal.objects.update(active=False)
    client.force_login(coordinator)
    shown = client.get(reverse("admin:registry_publish", args=[dataset.pk])).content.decode()
    assert "Жодного порталу не увімкнено." in shown


def test_a_passport_without_data_publishes_nothing(client, coordinator, office, ended, publication):
    publication.dataset.distributions.all().delete()
    assert (ended().state, publication.state_change) == ("planned", None)
    client.force_login(coordinator)
    shown = client.get(reverse("admin:registry_publication_change", args=[publication.pk])).content.decode()
    assert "його стан лишається «заплановано»" in shown


@pytest.mark.parametrize(
    ("fields", "becomes"), [({}, True), ({"kind": "structure"}, False), ({"download_url": ""}, False)]
)
def test_only_data_make_a_set_published(publication, fields, becomes):
    publication.dataset.distributions.update(**fields)
    assert becomes_published(publication.dataset) is becomes
