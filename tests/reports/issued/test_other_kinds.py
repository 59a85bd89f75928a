"""Documents of other kinds begun by the coordinator."""

import pytest

from reports.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "plan")]
PAGE = "/admin/reports/report/other/"


@pytest.fixture(autouse=True)
def signed_in(client, coordinator):
    client.force_login(coordinator)


def test_the_page_offers_kinds_with_their_periods(client):
    html = client.get(PAGE).content.decode()
    assert "Реєстр наборів даних, III квартал 2026 року" in html
    assert "План дій у чинній редакції, III квартал 2026 року" in html


def test_the_register_is_begun(client):
    client.post(PAGE, {"what": "register:2026-Q3"})
    assert Report.objects.get().period == "2026-Q3"


def test_a_sheet_needs_its_unit(client):
    html = client.post(PAGE, {"what": "unit:2026-Q3"}).content.decode()
    assert "Оберіть підрозділ, про який картка." in html
    assert not Report.objects.exists()


def test_a_sheet_is_begun(client, unit):
    client.post(PAGE, {"what": "unit:2026-Q3", "unit": unit.pk})
    assert Report.objects.get().period == f"2026-Q3-U{unit.pk}"


def test_what_is_not_offered_is_refused(client):
    assert "Оберіть" in client.post(PAGE, {"what": "quarterly:2026-Q1"}).content.decode()
    assert not Report.objects.exists()


def test_those_who_look_cannot_begin(client, auditor):
    client.force_login(auditor)
    assert client.get(PAGE).status_code == 403


def test_its_draft_opens_and_previews(client):
    client.post(PAGE, {"what": "plan:2026-Q3"})
    report = Report.objects.get()
    assert "ПРОЄКТ" in client.get(f"/admin/reports/report/{report.pk}/preview/").content.decode()
    assert client.get(f"/admin/reports/report/{report.pk}/change/").status_code == 200


def test_it_is_issued_from_the_page(client):
    client.post(PAGE, {"what": "plan:2026-Q3"})
    page = f"/admin/reports/report/{Report.objects.get().pk}/issue/"
    seen = client.get(page).context["form"].initial["seen"]
    version = Report.objects.get().history.first().history_id
    client.post(page, {"seen": seen, "version": version})
    assert Report.objects.get().state == "issued"
