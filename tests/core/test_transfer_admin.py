"""Import and export in the admin, step by step as a person goes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.models import Unit

pytestmark = pytest.mark.django_db
IMPORT, CONFIRM = reverse("admin:core_unit_import_rows"), reverse("admin:core_unit_confirm_import")
LIST = reverse("admin:core_unit_changelist")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def preview(client, coordinator, unit):
    """Sends a file that gives the unit a telephone, as the coordinator; returns the page."""

    def send(content=None, name="зміни.csv", person=coordinator, **typed):
        client.force_login(person)
        content = content or f"№ у системі;Телефон\n{unit.pk};5-00-01"
        file = SimpleUploadedFile(name, content.encode())
        return client.post(IMPORT, {"file": file, **typed})

    return send


def ticket(page):
    return re.search(r'name="ticket" value="([^"]+)"', page.content.decode())[1]


def said(page):
    return [str(message) for message in page.context["messages"]]


def test_the_preview_tells_each_change_and_writes_nothing(preview, unit):
    page = preview()
    assert "Телефон:" in page.content.decode()
    assert Unit.objects.get(pk=unit.pk).phone == ""


def test_what_is_confirmed_is_written(preview, client, unit):
    page = client.post(CONFIRM, {"ticket": ticket(preview())}, follow=True)
    assert said(page) == ["Файл завантажено. Нових записів: 0, змінено: 1, без змін: 0."]
    assert Unit.objects.get(pk=unit.pk).phone == "5-00-01"


def test_another_person_cannot_confirm_it(preview, client, administrator, unit):
    kept = ticket(preview())
    client.force_login(administrator)
    assert "інша людина" in said(client.post(CONFIRM, {"ticket": kept}, follow=True))[0]
    assert Unit.objects.get(pk=unit.pk).phone == ""


def test_it_is_confirmed_once(preview, client):
    kept = ticket(preview())
    client.post(CONFIRM, {"ticket": kept})
    assert "вже немає" in said(client.post(CONFIRM, {"ticket": kept}, follow=True))[-1]


def test_data_that_changed_meanwhile_are_previewed_anew(preview, client, unit):
    kept = ticket(preview())
    Unit.objects.filter(pk=unit.pk).update(phone="інший")
    page = client.post(CONFIRM, {"ticket": kept})
    assert "інший" in page.content.decode()
    assert Unit.objects.get(pk=unit.pk).phone == "інший"


def test_a_wrong_file_says_so_in_the_form(preview):
    page = preview(name="звіт.pdf")
    assert page.context["form"].non_field_errors() == ["Файл «звіт.pdf» не є таблицею. Надішліть XLSX, CSV або ODS."]


def test_a_file_with_errors_cannot_be_confirmed(preview):
    page = preview("Назва;Вид\nНовий;казна-що")
    assert "Рядок 2: «Вид»" in page.content.decode()
    assert 'name="ticket"' not in page.content.decode()


def test_a_file_without_changes_cannot_be_confirmed(preview, unit):
    page = preview(f"№ у системі;Назва\n{unit.pk};{unit.name}")
    assert "змінювати нічого" in page.content.decode()


@pytest.mark.parametrize("address", [IMPORT, CONFIRM])
def test_view_only_people_cannot_import(client, auditor, address):
    client.force_login(auditor)
    assert client.post(address, {}).status_code == 403


def test_view_only_people_see_no_button_for_it(client, auditor, unit):
    client.force_login(auditor)
    assert IMPORT not in client.get(LIST).content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_whoever_looks_may_export(client, auditor, unit, kind):
    client.force_login(auditor)
    answer = client.get(reverse("admin:core_unit_export", args=[kind]))
    assert answer.status_code == 200
    assert f".{kind}" in answer["Content-Disposition"]


def test_export_obeys_search_and_filters(client, auditor, unit, other_unit):
    client.force_login(auditor)
    answer = client.get(reverse("admin:core_unit_export", args=["csv"]), {"q": "ЕКОНОМІКИ"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[1] for line in lines] == ["Назва", "Управління економіки"]


def test_a_wrong_filter_exports_nothing(client, auditor):
    client.force_login(auditor)
    page = client.get(reverse("admin:core_unit_export", args=["csv"]), {"вигадане": "1"}, follow=True)
    assert "Такого відбору немає" in said(page)[0]


def test_only_known_kinds_are_exported(client, auditor):
    client.force_login(auditor)
    assert client.get(reverse("admin:core_unit_export", args=["exe"])).status_code == 404


def test_strangers_export_nothing(client, unit_head):
    client.force_login(unit_head)
    assert client.get(reverse("admin:core_unit_export", args=["csv"])).status_code == 302
