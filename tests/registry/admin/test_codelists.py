"""Code lists in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.actions import keep_codelist
from registry.models import CodeList

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
TYPED = {"code": "vydy", "title": "Види", "description": "", "source": "", "codes": "a; Щит\nb; Банер"}


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def vydy(coordinator):
    items = [("a", "Щит"), ("b", "Банер")]
    return keep_codelist(code="vydy", title="Види", items=items, by=coordinator, reason="Новий довідник")


def page(name, row):
    return reverse(f"admin:registry_codelist_{name}", args=[row.pk])


def pairs():
    return list(CodeList.objects.get().items.values_list("code", "label"))


def test_a_list_is_typed_line_by_line(desk):
    desk.post(reverse("admin:registry_codelist_add"), TYPED)
    assert pairs() == [("a", "Щит"), ("b", "Банер")]


def test_a_wrong_line_is_told_and_kept(desk):
    answer = desk.post(reverse("admin:registry_codelist_add"), TYPED | {"codes": "a; Щит\nb"}).content.decode()
    assert ("Рядок 2: код «b» не має значення." in answer, "a; Щит" in answer) == (True, True)


def test_a_repeated_code_is_refused(desk):
    answer = desk.post(reverse("admin:registry_codelist_add"), TYPED | {"codes": "a; Щит\na; Банер"})
    assert "Коди повторюються: a." in answer.content.decode()


def test_it_is_edited_whole(desk, vydy):
    desk.post(page("change", vydy), TYPED | {"codes": "c; Тумба", "version": 1, "reason": "Нові види"})
    assert pairs() == [("c", "Тумба")]


def test_a_second_editor_is_told(desk, vydy):
    changed = TYPED | {"codes": "c; Тумба", "version": 1}
    desk.post(page("change", vydy), changed)
    assert "запис змінено" in desk.post(page("change", vydy), changed | {"title": "Інше"}).content.decode()


def test_codes_come_from_a_file(desk, vydy):
    file = SimpleUploadedFile("vydy.csv", "код;значення\na;Щит великий\nc;Тумба\n".encode())
    answer = desk.post(page("codes", vydy), {"file": file, "reason": "Лист", "version": 1}, follow=True)
    assert pairs() == [("a", "Щит великий"), ("c", "Тумба")]
    assert "Додано: 1, вилучено: 1, змінено: 1." in answer.content.decode()


def test_what_is_no_table_is_refused(desk, vydy):
    file = SimpleUploadedFile("vydy.pdf", b"%PDF-1.4")
    answer = desk.post(page("codes", vydy), {"file": file, "reason": "Лист", "version": 1})
    assert "не є таблицею" in answer.content.decode()
    assert len(pairs()) == 2


def test_it_is_given_out_as_a_file(desk, vydy):
    assert desk.get(page("download", vydy)).content.decode("utf-8-sig") == "code,label\r\na,Щит\r\nb,Банер\r\n"


def test_an_auditor_reads_the_codes(client, auditor, vydy):
    client.force_login(auditor)
    assert "a; Щит" in client.get(page("change", vydy)).content.decode()
