"""Files that units sent, in the coordinator's room."""

import pytest
from django.urls import reverse

from registry.models import Distribution, FileVersion
from tests.registry.files.conftest import BAD, GOOD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


def page(name, version):
    return reverse(f"admin:registry_fileversion_{name}", args=[version.pk])


def test_what_waits_is_listed(desk, submit):
    submit()
    answer = desk.get(reverse("admin:registry_fileversion_changelist") + "?state__exact=submitted")
    assert "zasoby.csv" in answer.content.decode()


def test_the_page_tells_mistakes_and_why_it_was_sent_so(desk, submit):
    text = desk.get(page("change", submit(BAD, "Дату додамо"))).content.decode()
    assert ("обов’язкова комірка порожня" in text, "«Дату додамо»" in text) == (True, True)


def test_it_is_published_at_its_lasting_address(desk, submit, settings):
    settings.SITE_URL = "https://data.example.org"
    desk.post(page("publish", submit()), {"note": "", "version": 1})
    assert FileVersion.objects.get().state == "published"
    address = "https://data.example.org/datasets/reklamni-zasoby/files/zasoby.csv"
    assert Distribution.objects.get().download_url == address


def test_it_is_returned_with_a_note(desk, submit):
    desk.post(page("return", submit()), {"note": "Додайте адреси", "version": 1})
    assert (FileVersion.objects.get().state, FileVersion.objects.get().note) == ("returned", "Додайте адреси")


def test_a_return_without_a_note_is_refused(desk, submit):
    assert "Напишіть причину" in desk.post(page("return", submit()), {"note": ""}).content.decode()


def test_what_is_published_has_no_buttons(desk, submit, publish):
    text = desk.get(page("change", publish(submit()))).content.decode()
    assert "Повернути підрозділу" not in text


def test_published_twice_is_told(desk, submit, publish):
    version = publish(submit())
    assert "її розглянули" in desk.post(page("publish", version), {"note": "", "version": 1}).content.decode()


def test_the_file_is_saved_not_opened(desk, submit):
    answer = desk.get(page("file", submit()))
    assert b"".join(answer.streaming_content) == GOOD
    assert answer["Content-Disposition"] == 'attachment; filename="zasoby.csv"'


def test_an_auditor_looks_and_publishes_nothing(client, auditor, submit):
    client.force_login(auditor)
    version = submit()
    assert [client.get(page(name, version)).status_code for name in ("change", "publish")] == [200, 403]


def test_publishing_a_planned_set_says_so_before_and_after(desk, submit, published):
    published.state_changes.all().delete()
    type(published).objects.filter(pk=published.pk).update(state="planned", first_published=None)
    version = submit()
    assert "його стан стане «оприлюднено» від сьогодні" in desk.get(page("publish", version)).content.decode()
    after = desk.post(page("publish", version), {"note": "", "version": 1}, follow=True).content.decode()
    assert "Стан набору: оприлюднено з 30.09.2026." in after


def test_publishing_a_published_set_says_nothing_of_its_state(desk, submit):
    version = submit()
    assert "його стан стане" not in desk.get(page("publish", version)).content.decode()
    after = desk.post(page("publish", version), {"note": "", "version": 1}, follow=True).content.decode()
    assert "Стан набору" not in after
