"""`manage.py check_table`."""

import pytest
from django.core.management import CommandError, call_command

from core.refusals import Refused
from registry.actions import keep_codelist, keep_structure
from registry.models import CodeList
from registry.tables.columns import Column

pytestmark = pytest.mark.django_db
COLUMNS = (Column("id", "Номер", required=True), Column("kind", "Вид", codelist="vydy"))


@pytest.fixture
def structure(coordinator):
    items = [("a", "Щит"), ("b", "Банер")]
    keep_codelist(code="vydy", title="Види", items=items, by=coordinator, reason="Новий довідник")
    return keep_structure(code="20-dozvoly", title="Дозволи", columns=COLUMNS, by=coordinator, reason="Додаток")


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "t.csv"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.usefixtures("structure")
def test_a_good_file(table, capsys):
    call_command("check_table", table("id,kind\n1,a\n"), schema="20-dozvoly")
    assert capsys.readouterr().out == "Помилок немає. Рядків: 1.\n"


@pytest.mark.usefixtures("structure")
def test_mistakes_are_listed(table, capsys):
    with pytest.raises(CommandError, match="Помилок: 2 у 2 рядках"):
        call_command("check_table", table("id,kind\n,a\n1,c\n"), schema="20-dozvoly")
    assert "Рядок 2, стовпець id (Номер): обов’язкова комірка порожня." in capsys.readouterr().out


def test_a_schema_file(table, tmp_path, capsys):
    schema = tmp_path / "schema.csv"
    schema.write_text("name,title\nid,Номер\n", "utf-8")
    call_command("check_table", table("id\n1\n"), schema=str(schema))
    assert "Помилок немає" in capsys.readouterr().out


def test_an_unknown_structure(table):
    with pytest.raises(CommandError, match="Структури «немає» немає"):
        call_command("check_table", table("id\n1\n"), schema="немає")


def test_a_list_is_replaced_whole(structure, coordinator):
    items = [("c", "Тумба")]
    codelist = CodeList.objects.get()
    keep_codelist(code="vydy", title="Види", items=items, by=coordinator, reason="Нові", codelist=codelist, version=1)
    assert list(codelist.items.values_list("code", flat=True)) == ["c"]


def test_codes_do_not_repeat(coordinator):
    with pytest.raises(Refused, match="Коди повторюються: a"):
        keep_codelist(code="vydy", title="Види", items=[("a", "1"), ("a", "2")], by=coordinator, reason="Новий")


def test_a_structure_has_columns(coordinator):
    with pytest.raises(Refused, match="хоча б один стовпець"):
        keep_structure(code="x", title="Порожня", columns=(), by=coordinator, reason="Новий")
