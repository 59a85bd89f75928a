"""What holds of every kind."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from core.refusals import Refused
from reports import payload
from reports.book import workbook
from reports.form import Table
from reports.kinds import FORMS, form_of
from reports.printing import template_version
from reports.workflow import Kind
from tests.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
DRAWN = [Kind.QUARTERLY, Kind.REGISTER, Kind.UNIT, Kind.PLAN]


@pytest.fixture
def sealed(drawn, make_task, dataset, unit):
    def seal(kind):
        make_task("до 09.09.2026", title="Ухвалити <b>положення</b>")
        dataset()
        return drawn(kind, f"2026-Q3-U{unit.pk}" if kind == Kind.UNIT else "2026-Q3")

    return seal


@pytest.mark.parametrize("kind", DRAWN)
def test_its_data_read_back_equal(sealed, kind):
    tree = sealed(kind)
    assert payload.load(form_of(kind).sealed, payload.dump(tree)) == tree


@pytest.mark.parametrize("kind", DRAWN)
def test_a_draft_says_so_and_an_issued_one_does_not(sealed, kind):
    tree, html = sealed(kind), form_of(kind).html
    assert ('data-draft="ПРОЄКТ"' in html(tree, draft="ПРОЄКТ"), 'data-draft=""' in html(tree)) == (True, True)


@pytest.mark.parametrize("kind", DRAWN)
def test_what_people_typed_is_never_markup(sealed, kind):
    assert "<b>положення</b>" not in form_of(kind).html(sealed(kind))


@pytest.mark.parametrize("kind", DRAWN)
def test_two_of_the_same_differ_in_nothing(sealed, kind):
    tree = sealed(kind)
    assert form_of(kind).differences(tree, tree) == ()


@pytest.mark.parametrize("kind", DRAWN)
def test_its_tables_are_even(sealed, kind):
    for table in form_of(kind).tables(sealed(kind)):
        assert {len(row) for row in table.rows} <= {len(table.headers)}


@pytest.mark.parametrize("kind", FORMS)
def test_its_form_has_a_version(kind):
    assert template_version(kind).startswith(f"{kind} ")


def test_an_unknown_kind_is_refused():
    with pytest.raises(Refused, match="Такого документа немає"):
        form_of("листівка")


def test_a_workbook_holds_no_formula():
    content = workbook([Table("Дані", ("А", "Б"), (("=1+1", ""), ("'=2", "текст")))], "Назва", TODAY)
    sheet = load_workbook(BytesIO(content))["Дані"]
    assert [cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value] == ["s"] * 3


def test_a_workbook_has_a_sheet_for_each_table():
    tables = [Table(title, ("А",), ()) for title in ("Завдання", "Зміни")]
    assert load_workbook(BytesIO(workbook(tables, "Назва", TODAY))).sheetnames == ["Завдання", "Зміни"]
