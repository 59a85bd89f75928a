"""Structures of tables in the admin."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.actions import keep_codelist, keep_structure
from registry.models import TableSchema
from registry.tables.columns import Column

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
CSV = "name,title,datatype,required\nid,Номер,integer,true\nkind,Вид,string,false\n".encode()
ADD = "admin:registry_tableschema_add"


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def structure(coordinator):
    columns = (Column("id", "Номер", required=True), Column("kind", "Вид", codelist="vydy"))
    return keep_structure(code="20-dozvoly", title="Дозволи", columns=columns, by=coordinator, reason="Додаток")


@pytest.fixture
def vydy(coordinator):
    items = [("a", "Щит"), ("b", "Банер")]
    return keep_codelist(code="vydy", title="Види", items=items, by=coordinator, reason="Новий довідник")


@pytest.fixture
def page():
    return lambda name, structure, *more: reverse(f"admin:registry_tableschema_{name}", args=[structure.pk, *more])


def file(content=CSV, name="Dozvoly.csv"):
    return SimpleUploadedFile(name, content)


def text(answer):
    return answer.content.decode()


def test_a_new_structure_is_shown_before_it_is_saved(desk):
    answer = desk.post(reverse(ADD), {"file": file()}, follow=True)
    assert ("Номер; ціле число; обов’язково" in text(answer), TableSchema.objects.count()) == (True, 0)


def test_it_is_saved_from_its_preview(desk):
    preview = desk.post(reverse(ADD), {"file": file()})["Location"]
    desk.post(preview, {"code": "dozvoly", "title": "Дозволи", "reason": "Додаток 20"})
    assert [column["name"] for column in TableSchema.objects.get().columns] == ["id", "kind"]


def test_what_is_missing_is_told_and_the_rest_kept(desk):
    preview = desk.post(reverse(ADD), {"file": file()})["Location"]
    answer = desk.post(preview, {"code": "доз воли", "title": "Дозволи", "reason": "Додаток 20"})
    assert ("Код:" in text(answer), 'value="Дозволи"' in text(answer)) == (True, True)


def test_a_file_that_is_no_structure_is_refused(desk):
    assert "пошкоджений JSON" in text(desk.post(reverse(ADD), {"file": file(b"{", "s.json")}))


def test_somebody_elses_upload_is_refused(desk, administrator):
    preview = desk.post(reverse(ADD), {"file": file()})["Location"]
    desk.force_login(administrator)
    assert "надіслала інша людина" in text(desk.get(preview, follow=True))


def test_a_replacement_shows_what_changes(desk, structure, page):
    answer = desk.post(page("replace", structure), {"file": file()}, follow=True)
    assert [change.name for change in answer.context["changes"]] == ["id"]


def test_a_replacement_keeps_the_lists(desk, structure, page):
    preview = desk.post(page("replace", structure), {"file": file()})["Location"]
    desk.post(preview, {"reason": "Нова редакція"})
    structure.refresh_from_db()
    assert (structure.version, structure.columns[1]["codelist"]) == (2, "vydy")


def test_a_structure_changed_meanwhile_is_not_overwritten(desk, structure, page, coordinator):
    preview = desk.post(page("replace", structure), {"file": file()})["Location"]
    keep_structure(
        code="20", title="Інша", columns=[Column("x")], by=coordinator, reason="Правка", structure=structure, version=1
    )
    assert "запис змінено" in text(desk.post(preview, {"reason": "Нова редакція"}))


def test_its_words_are_edited_and_its_columns_stay(desk, structure, page):
    typed = {"title": "Дозволи на рекламу", "description": "Додаток 20", "version": 1, "reason": "Уточнено"}
    desk.post(page("change", structure), typed)
    structure.refresh_from_db()
    assert (structure.title, len(structure.columns)) == ("Дозволи на рекламу", 2)


def test_a_second_editor_is_told(desk, structure, page):
    typed = {"title": "Дозволи на рекламу", "version": 1, "reason": "Уточнено"}
    desk.post(page("change", structure), typed)
    assert "запис змінено" in text(desk.post(page("change", structure), typed | {"title": "Ще інша"}))


@pytest.mark.usefixtures("vydy")
def test_columns_take_code_lists(desk, structure, page):
    desk.post(page("lists", structure), {"list-id": "vydy", "list-kind": "", "reason": "Довідник", "version": 1})
    structure.refresh_from_db()
    assert [column["codelist"] for column in structure.columns] == ["vydy", ""]


@pytest.mark.parametrize("kind", ["csvw.json", "frictionless.json", "structure.csv", "empty.xlsx", "empty.csv"])
def test_every_form_is_given_out_to_save(desk, structure, page, kind):
    answer = desk.get(page("download", structure, kind))
    assert answer["Content-Disposition"] == f'attachment; filename="20-dozvoly.{kind}"'


def test_another_form_is_not_there(desk, structure, page):
    assert desk.get(page("download", structure, "pdf")).status_code == 404


def test_frictionless_tells_the_columns(desk, structure, page):
    told = json.loads(desk.get(page("download", structure, "frictionless.json")).content)
    assert [field["name"] for field in told["fields"]] == ["id", "kind"]


@pytest.mark.usefixtures("vydy")
def test_a_file_is_checked_by_row_and_column(desk, structure):
    typed = {"structure": structure.pk, "file": file("id,kind\n,a\n1,в\n".encode())}
    page = text(desk.post(reverse("admin:registry_tableschema_check_file"), typed))
    assert ("обов’язкова комірка порожня" in page, "коду «в» немає в довіднику" in page) == (True, True)


def test_a_good_file_is_said_to_be_good(desk, structure):
    typed = {"structure": structure.pk, "file": file(b"id,kind\n1,\n")}
    assert "Помилок немає." in text(desk.post(reverse("admin:registry_tableschema_check_file"), typed))


def test_an_auditor_checks_files_and_changes_nothing(client, auditor, structure, page):
    client.force_login(auditor)
    found = [
        client.get(there).status_code
        for there in (reverse("admin:registry_tableschema_check_file"), page("lists", structure))
    ]
    assert found == [200, 403]
